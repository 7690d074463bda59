import type { Axis } from '../../../../src/compiler/kernel/axis.js';
import { type Dtype, type Expr, Exprs, type Reduction } from '../../../../src/compiler/kernel/expr.js';
import {
  addIndex,
  axisIndex,
  clamped,
  constantIndex,
  type Index,
  quotient,
  rangeOf,
  remainder,
  scaleIndex,
  valueIndex,
} from '../../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';
import { axis, numbers, type Values } from './support.js';

/** A whole number from 0 to below n. */
export type Choose = (n: number) => number;

export interface Generated {
  readonly kernel: Kernel;
  readonly inputs: readonly Values[];
}

interface Input {
  readonly dtype: Dtype;
  size: number;
}

/** Kernels of all kinds, small ones. */
export function generate(choose: Choose): Generated {
  const generator = new Generator(choose);
  return generator.kernel();
}

class Generator {
  private readonly exprs = new Exprs();
  private readonly inputs: Input[] = [];
  /** The axis of running sums. */
  private scanned: Axis | null = null;
  constructor(private readonly choose: Choose) {}

  private pick<T>(items: readonly T[]): T {
    return items[this.choose(items.length)];
  }

  private extents(count: number): number[] {
    const most = [70, 24, 11][count - 1] ?? 6;
    return Array.from({ length: count }, () => 1 + this.choose(most));
  }

  kernel(): Generated {
    const axes = this.extents(1 + this.choose(3)).map(axis);
    const points = axes.reduce((n, { extent }) => n * (extent as number), 1);
    const order = this.shuffled(axes);
    const long = this.shuffled(axes.filter(({ extent }) => extent !== 1));
    this.scanned = this.choose(3) === 0 ? (long.pop() ?? null) : null;
    const outputs = Array.from({ length: 1 + this.choose(2) }, () => {
      const dtype = this.pick(['float32', 'float32', 'int32', 'bool'] as const);
      const value = this.output(dtype, axes, points > 300 ? 1 : 2);
      return { shape: order.map(({ extent }) => extent as number), dtype, at: this.rowMajor(order), value };
    });
    const kernel = { axes, inputs: this.inputs.map(({ dtype }) => dtype), outputs };
    return { kernel, inputs: this.inputs.map((input, i) => this.values(input, i)) };
  }

  private shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.choose(left.length), 1)[0]);
  }

  private values({ dtype, size }: Input, seed: number): Values {
    const x = numbers(size, seed + 1);
    if (dtype === 'int32') return Int32Array.from(x, (v) => Math.round(v * 8));
    if (dtype === 'bool') return Uint8Array.from(x, (v) => Number(v > 0));
    if (this.choose(4) === 0) for (let i = this.choose(9); i < size; i += 23) x[i] = Number.NaN;
    return x;
  }

  private rowMajor(axes: readonly Axis[]): Index {
    return axes.reduce(
      (index, one) => addIndex(scaleIndex(index, one.extent as number), axisIndex(one)),
      constantIndex(0),
    );
  }

  private index(axes: readonly Axis[], depth = 1): Index {
    const some = this.shuffled(axes).slice(0, 1 + this.choose(axes.length));
    const plain = this.rowMajor(this.choose(3) === 0 ? some : axes);
    const last = rangeOf(plain)[1];
    switch (this.choose(9)) {
      case 0:
        return addIndex(constantIndex(last), scaleIndex(plain, -1));
      case 1:
        return quotient(addIndex(plain, constantIndex(this.choose(3))), 1 + this.choose(5));
      case 2:
        return remainder(addIndex(plain, constantIndex(this.choose(3))), 1 + this.choose(9));
      case 3:
        return clamped(addIndex(plain, constantIndex(this.choose(7) - 3)), 1 + this.choose(last + 1));
      case 4:
        return scaleIndex(plain, 1 + this.choose(3));
      case 5:
        if (depth > 0)
          return addIndex(
            scaleIndex(valueIndex(this.load('int32', axes, 0), 1 + this.choose(8)), 1 + this.choose(4)),
            plain,
          );
    }
    return plain;
  }

  private load(dtype: Dtype, axes: readonly Axis[], depth = 1): Expr {
    const at = this.index(axes, depth);
    const same = this.inputs.filter((input) => input.dtype === dtype);
    const input = same.length > 0 && this.choose(2) === 0 ? this.pick(same) : { dtype, size: 0 };
    if (!this.inputs.includes(input)) this.inputs.push(input);
    input.size = Math.max(input.size, rangeOf(at)[1] + 1);
    return this.exprs.load(this.inputs.indexOf(input), at, dtype);
  }

  private output(dtype: Dtype, axes: readonly Axis[], reductions: number): Expr {
    if (this.scanned === null || dtype === 'bool') return this.expr(dtype, axes, reductions, 3);
    const own = this.choose(3) === 0 ? [this.scanned] : axes;
    const body = this.expr(dtype, own, reductions, 2);
    const running = this.exprs.scan('sum', this.scanned, this.choose(2) === 0, body);
    const y = this.choose(2) === 0 ? running : this.exprs.apply('sub', [running, body], dtype);
    return this.choose(3) === 0 ? this.exprs.apply('add', [y, this.leaf(dtype, axes)], dtype) : y;
  }

  private reduce(dtype: Dtype, axes: readonly Axis[], reductions: number): Expr {
    const over = Array.from({ length: 1 + this.choose(2) }, () => axis(1 + this.choose(9)));
    const kind = this.pick(KINDS[dtype]);
    const some = this.choose(2) === 0 ? axes : axes.slice(0, this.choose(axes.length));
    const body = this.expr(dtype, [...some, ...over], reductions - 1, 2);
    return this.exprs.reduce(kind, over, body);
  }

  private expr(dtype: Dtype, axes: readonly Axis[], reductions: number, depth: number): Expr {
    if (reductions > 0 && this.choose(3) === 0) return this.reduce(dtype, axes, reductions);
    if (depth === 0) return this.leaf(dtype, axes);
    const next = (of: Dtype) => this.expr(of, axes, reductions, depth - 1);
    const op = this.pick(OPS[dtype]);
    const [name, ...operands] = op;
    if (name === 'compare')
      return this.exprs.apply(
        this.pick(['less', 'greaterEqual', 'equal'] as const),
        operands.map((of) => this.leaf(of as Dtype, axes)),
      );
    return this.exprs.apply(
      name,
      operands.map((of) => next(of as Dtype)),
      dtype,
    );
  }

  private leaf(dtype: Dtype, axes: readonly Axis[]): Expr {
    if (this.choose(6) === 0) return this.exprs.constant(this.choose(2), dtype);
    if (dtype === 'int32' && this.choose(3) === 0) return this.exprs.place(this.index(axes));
    return this.load(dtype, axes);
  }
}

const KINDS: Record<Dtype, readonly Reduction[]> = {
  float32: ['sum', 'max', 'min'],
  int32: ['sum', 'max', 'min'],
  bool: ['any', 'all'],
};

type Op = readonly [name: Parameters<Exprs['apply']>[0] | 'compare', ...operands: Dtype[]];
const unary = (name: Op[0], of: Dtype): Op => [name, of];
const binary = (name: Op[0], of: Dtype): Op => [name, of, of];

const OPS: Record<Dtype, readonly Op[]> = {
  float32: [
    ...(['neg', 'abs', 'sin', 'tanh', 'erf', 'atan'] as const).map((name) => unary(name, 'float32')),
    ...(['add', 'sub', 'mul', 'max', 'min'] as const).map((name) => binary(name, 'float32')),
    ['select', 'bool', 'float32', 'float32'],
    ['cast', 'int32'],
    ['cast', 'bool'],
  ],
  int32: [
    ...(['neg', 'abs', 'sign'] as const).map((name) => unary(name, 'int32')),
    ...(['add', 'sub', 'mul', 'max', 'min', 'floorDiv', 'mod', 'bitAnd'] as const).map((name) =>
      binary(name, 'int32'),
    ),
    ['select', 'bool', 'int32', 'int32'],
    ['cast', 'bool'],
  ],
  bool: [
    ['not', 'bool'],
    ...(['and', 'or', 'xor'] as const).map((name) => binary(name, 'bool')),
    ...(['float32', 'int32'] as const).map((of) => binary('compare', of)),
    ['cast', 'int32'],
    ['select', 'bool', 'bool', 'bool'],
  ],
};
