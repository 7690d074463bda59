import fc from 'fast-check';
import type { Axis } from '../../../src/compiler/kernel/axis.js';
import {
  type Apply,
  type Dtype,
  type Expr,
  Exprs,
  type Reduction,
} from '../../../src/compiler/kernel/expr.js';
import {
  addIndex,
  axesOf,
  axisIndex,
  clamped,
  constantIndex,
  type Index,
  quotient,
  rangeOf,
  remainder,
  scaleIndex,
  valueIndex,
} from '../../../src/compiler/kernel/indices.js';
import type { Kernel, Output } from '../../../src/compiler/kernel/kernel.js';

export interface KernelCase {
  readonly kernel: Kernel;
  readonly inputs: readonly number[][];
}

/** Values that float32 holds exactly, as it does their products of a few. */
const VALUES: Record<Dtype, readonly number[]> = {
  float32: [-3, -1.5, -1, -0.5, 0, 0.25, 0.5, 1, 2, 2.5],
  int32: [-7, -3, -1, 0, 1, 2, 5, 40],
  bool: [0, 1],
};
const SMOOTH: readonly Apply['op'][] = ['sin', 'tanh', 'erf', 'atan', 'cos', 'abs', 'neg', 'floor'];
const REDUCTIONS: readonly Reduction[] = ['sum', 'max', 'min', 'prod', 'any', 'all'];

/** Row-major order. */
export const rowMajor = (axes: readonly Axis[]): Index =>
  axes.reduce(
    (sum, axis) => addIndex(scaleIndex(sum, axis.extent as number), axisIndex(axis)),
    constantIndex(0),
  );

/** Builds a kernel of random choices. */
class Builder {
  readonly exprs = new Exprs();
  readonly inputs: { readonly dtype: Dtype; size: number }[] = [];
  private axes = 0;

  constructor(readonly pick: (count: number) => number) {}

  oneOf<T>(list: readonly T[]): T {
    return list[this.pick(list.length)];
  }

  axis(extent: number): Axis {
    return { id: this.axes++, extent };
  }

  /** Places that vary with some of the axes in one of the ways that kernels know. */
  index(axes: readonly Axis[]): Index {
    const own = axes.filter(() => this.pick(4) > 0);
    if (this.pick(3) === 0 && own.length > 1) own.reverse();
    const flat = rowMajor(own);
    const [, high] = rangeOf(flat);
    switch (this.pick(8)) {
      case 0:
        return addIndex(scaleIndex(flat, -1), constantIndex(high));
      case 1:
        return addIndex(scaleIndex(flat, this.oneOf([2, 3, 4])), constantIndex(this.pick(9)));
      case 2:
        return quotient(flat, this.oneOf([2, 3, 4, 8]));
      case 3:
        return remainder(flat, this.oneOf([2, 3, 4, 8, 12]));
      case 4:
        return clamped(addIndex(flat, constantIndex(this.pick(9) - 4)), this.pick(20) + 1);
      case 5: {
        const size = this.pick(30) + 1;
        return addIndex(valueIndex(this.load('int32', flat), size), constantIndex(this.pick(2)));
      }
      default:
        return flat;
    }
  }

  load(dtype: Dtype, at: Index): Expr {
    const known = this.inputs.findIndex((input) => input.dtype === dtype);
    const reuse = known >= 0 && (this.pick(3) > 0 || this.inputs.length >= 4);
    if (!reuse && this.inputs.length >= 6) return this.exprs.constant(1, dtype);
    const input = reuse ? known : this.inputs.push({ dtype, size: 1 }) - 1;
    this.inputs[input].size = Math.max(this.inputs[input].size, rangeOf(at)[1] + 1);
    return this.exprs.load(input, at, dtype);
  }

  leaf(dtype: Dtype, axes: readonly Axis[]): Expr {
    if (this.pick(6) === 0) return this.exprs.constant(this.oneOf(VALUES[dtype]), dtype);
    if (dtype === 'int32' && this.pick(3) === 0) return this.exprs.place(this.index(axes));
    return this.load(dtype, this.index(axes));
  }

  /** Comparisons are of exact values alone: rounding would decide others. */
  bool(axes: readonly Axis[]): Expr {
    const op = this.oneOf(['less', 'equal', 'greaterEqual', 'notEqual', 'and', 'or', 'xor', 'not'] as const);
    if (op === 'not') return this.exprs.apply(op, [this.leaf('bool', axes)]);
    const dtype = ['and', 'or', 'xor'].includes(op) ? 'bool' : this.oneOf(['int32', 'float32'] as const);
    return this.exprs.apply(op, [this.leaf(dtype, axes), this.leaf(dtype, axes)]);
  }

  int(axes: readonly Axis[], depth: number): Expr {
    if (depth === 0) return this.leaf('int32', axes);
    const ops = ['add', 'sub', 'mul', 'floorDiv', 'mod', 'max', 'min', 'bitAnd'] as const;
    return this.exprs.apply(this.oneOf(ops), [this.int(axes, depth - 1), this.leaf('int32', axes)]);
  }

  float(axes: readonly Axis[], depth: number, more: readonly Expr[] = []): Expr {
    if (depth === 0)
      return more.length > 0 && this.pick(2) === 0 ? this.oneOf(more) : this.leaf('float32', axes);
    const below = () => this.float(axes, depth - 1, more);
    switch (this.pick(7)) {
      case 0:
        return this.exprs.apply(this.oneOf(SMOOTH.slice(0, 7)), [below()]);
      case 1:
        return this.exprs.apply('select', [this.bool(axes), below(), below()]);
      case 2:
        return this.exprs.apply('cast', [this.leaf(this.oneOf(['int32', 'bool'] as const), axes)], 'float32');
      default:
        return this.exprs.apply(this.oneOf(['add', 'sub', 'mul', 'max', 'min'] as const), [below(), below()]);
    }
  }

  reduce(axes: readonly Axis[], over: readonly Axis[], more: readonly Expr[]): Expr {
    const kind = this.oneOf(REDUCTIONS);
    const every = [...axes, ...over];
    if (kind === 'any' || kind === 'all') {
      return this.exprs.apply('cast', [this.exprs.reduce(kind, over, this.bool(every))], 'float32');
    }
    if (this.pick(4) === 0) {
      return this.exprs.apply('cast', [this.exprs.reduce('max', over, this.int(every, 1))], 'float32');
    }
    const body = this.float(every, 2, more);
    return this.exprs.reduce(kind, over, kind === 'prod' ? this.exprs.apply('tanh', [body]) : body);
  }

  output(axes: readonly Axis[], value: Expr): Output {
    const at = axesOf(rowMajor(axes)).size < axes.length ? rowMajor(axes) : this.transposed(axes);
    return { shape: axes.map(({ extent }) => extent as number), dtype: value.dtype, at, value };
  }

  private transposed(axes: readonly Axis[]): Index {
    return this.pick(5) === 0 ? rowMajor([...axes].reverse()) : rowMajor(axes);
  }

  finish(axes: readonly Axis[], outputs: readonly Output[]): KernelCase {
    const values = (dtype: Dtype, size: number) =>
      Array.from({ length: size }, (_, i) => VALUES[dtype][(i * 7 + (i >> 3)) % VALUES[dtype].length]);
    return {
      kernel: { axes, inputs: this.inputs.map(({ dtype }) => dtype), outputs },
      inputs: this.inputs.map(({ dtype, size }) => values(dtype, size)),
    };
  }
}

const built = (make: (b: Builder) => KernelCase): fc.Arbitrary<KernelCase> =>
  fc.gen().map((g) => make(new Builder((count) => g(fc.integer, { min: 0, max: count - 1 }))));

const EXTENTS = [1, 2, 3, 4, 5, 7, 8, 12, 16, 20, 33, 64, 70];

const extents = (b: Builder, count: number, most: number): number[] => {
  const sizes: number[] = [];
  for (let i = 0; i < count; i++) {
    const left = most / sizes.reduce((x, y) => x * y, 1);
    sizes.push(b.oneOf(EXTENTS.filter((n) => n <= Math.max(1, left))));
  }
  return sizes;
};

/** Kernels without reductions, with up to three outputs. */
export const maps = built((b) => {
  const axes = extents(b, b.pick(4), 2000).map((n) => b.axis(n));
  const outputs = Array.from({ length: 1 + b.pick(3) }, () => {
    const value = [() => b.float(axes, 3), () => b.int(axes, 2), () => b.bool(axes)][b.pick(3)]();
    return b.output(axes, value);
  });
  return b.finish(axes, outputs);
});

/** Kernels that reduce to some of their axes, once or again with the result, and go over the other axes after. */
export const rows = built((b) => {
  const outer = extents(b, b.pick(3), 12).map((n) => b.axis(n));
  const inner = extents(b, 1 + b.pick(2), 24).map((n) => b.axis(n));
  const first = b.reduce(outer, inner, []);
  const second = b.reduce(outer, inner, [first]);
  const third = b.reduce(outer, inner, [first, second]);
  const values = [first, second, third];
  const outputs = [b.output(outer, b.exprs.apply('add', [third, first]))];
  if (b.pick(4) === 0) return b.finish(outer, outputs);
  const all = [...outer, ...inner];
  outputs.push(b.output(all, b.float(all, 2, values)));
  return b.finish(all, b.pick(2) === 0 ? outputs : outputs.slice(1));
});

/** Reductions of up to 70 places, to up to 70. */
export const reductions = built((b) => {
  const outer = extents(b, b.pick(3), 70).map((n) => b.axis(n));
  const over = extents(b, 1 + b.pick(2), 70).map((n) => b.axis(n));
  const outputs = Array.from({ length: 1 + b.pick(2) }, () => b.output(outer, b.reduce(outer, over, [])));
  return b.finish(outer, outputs);
});

/** Products of two tensors summed over some axes, with batches and with what comes after. */
export const contractions = built((b) => {
  const [m, n, k] = [0, 1, 2].map(() => b.axis(b.oneOf(EXTENTS)));
  const batch = b.pick(2) === 0 ? [b.axis(b.oneOf([2, 3]))] : [];
  const over = b.pick(4) === 0 ? [b.axis(b.oneOf([2, 3])), k] : [k];
  const side = (free: Axis) =>
    b.load('float32', rowMajor(b.pick(2) === 0 ? [...batch, free, ...over] : [...batch, ...over, free]));
  const [left, right] = [side(m), side(n)];
  const { exprs } = b;
  const difference = exprs.apply('sub', [left, right]);
  const bodies = [exprs.apply('mul', [left, right]), exprs.apply('mul', [difference, difference])];
  const sum = exprs.reduce(b.oneOf(['sum', 'sum', 'max'] as const), over, b.oneOf(bodies));
  const axes = [...batch, m, n];
  const after = b.pick(2) === 0 ? sum : exprs.apply('add', [sum, b.float(axes, 1)]);
  const outputs = [b.output(axes, after)];
  if (b.pick(3) === 0) outputs.push(b.output(axes, exprs.apply('tanh', [sum])));
  return b.finish(axes, outputs);
});
