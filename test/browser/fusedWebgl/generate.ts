import { type Axis, known } from '../../../src/compiler/kernel/axis.js';
import { type Dtype, type Expr, Exprs, type Reduction } from '../../../src/compiler/kernel/expr.js';
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
} from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';

/** An integer from 0 to below a bound. */
export type Draw = (bound: number) => number;

export interface Sample {
  readonly kernel: Kernel;
  readonly inputs: readonly { readonly shape: number[]; readonly dtype: Dtype; readonly values: number[] }[];
}

interface State {
  readonly draw: Draw;
  readonly e: Exprs;
  readonly inputs: { shape: number[]; dtype: Dtype; values: number[] }[];
  nextAxis: number;
}

const among = <T>(draw: Draw, items: readonly T[]): T => items[draw(items.length)];

/** Sizes are mostly small, at times 1 and at times such that textures have odd rows. */
const sizeOf = (draw: Draw, largest: number) => (draw(5) === 0 ? 1 + draw(largest) : 1 + draw(6));

/** The row-major place of axes in an order. */
const rowMajor = (axes: readonly Axis[]): Index =>
  axes.reduce((at, axis) => addIndex(scaleIndex(at, known(axis.extent)), axisIndex(axis)), constantIndex(0));

const shuffled = <T>(draw: Draw, items: readonly T[]): T[] => {
  const rest = [...items];
  return items.map(() => rest.splice(draw(rest.length), 1)[0]);
};

/** A place in a tensor: a view of some of the axes. */
function view(s: State, axes: readonly Axis[], depth: number): Index {
  const { draw } = s;
  const some = shuffled(draw, axes).filter(() => draw(4) !== 0);
  const ordered = draw(3) === 0 ? some : some.sort((a, b) => a.id - b.id);
  const at = rowMajor(ordered);
  const [low, high] = rangeOf(at);
  switch (draw(9)) {
    case 0:
      return addIndex(scaleIndex(at, -1), constantIndex(high));
    case 1:
      return addIndex(scaleIndex(at, 1 + draw(3)), constantIndex(draw(4)));
    case 2:
      return quotient(at, 1 + draw(5));
    case 3:
      return remainder(addIndex(at, constantIndex(draw(4))), 1 + draw(7));
    case 4:
      return clamped(addIndex(at, constantIndex(draw(7) - 3 - low)), 1 + draw(high + 3));
    case 5: {
      if (depth > 1) return at;
      const size = 1 + draw(9);
      return addIndex(valueIndex(load(s, axes, 'int32', depth + 1), size), scaleIndex(at, size));
    }
    default:
      return at;
  }
}

/** Elements that float32 holds exactly, with sums and products of a few of them. */
const element = (draw: Draw, dtype: Dtype) =>
  dtype === 'bool' ? draw(2) : dtype === 'int32' ? draw(19) - 9 : (draw(49) - 24) / 8;

function load(s: State, axes: readonly Axis[], dtype: Dtype, depth = 0): Expr {
  const { draw, inputs } = s;
  const at = view(s, axes, depth);
  const size = rangeOf(at)[1] + 1;
  const last = known(axes[axes.length - 1]?.extent ?? 1);
  const columns = among(draw, [1, last, last, last, size, 1 + draw(size)]);
  const rows = Math.ceil(size / columns);
  const shape = among(draw, [[rows, columns], [rows, 1, columns], [rows * columns], [1, rows, columns]]);
  const values = Array.from({ length: rows * columns }, () => element(draw, dtype));
  inputs.push({ shape, dtype, values });
  return s.e.load(inputs.length - 1, at, dtype);
}

/** What may be computed of exact numbers alone, since it jumps. */
function exact(s: State, axes: readonly Axis[], dtype: Dtype, depth: number): Expr {
  const { draw, e } = s;
  const part = (kind: Dtype = dtype) => exact(s, axes, kind, depth - 1);
  if (depth <= 0 || draw(4) === 0) {
    if (draw(6) === 0) return e.constant(element(draw, dtype), dtype);
    if (dtype === 'int32' && draw(3) === 0) return e.place(rowMajor(axes));
    return s.inputs.length < 8 ? load(s, axes, dtype) : e.constant(element(draw, dtype), dtype);
  }
  const select = () => e.apply('select', [part('bool'), part(), part()]);
  if (dtype === 'bool') {
    const kind = among(draw, ['float32', 'int32'] as const);
    const compared = () =>
      e.apply(among(draw, ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual']), [
        part(kind),
        part(kind),
      ]);
    return among(draw, [
      compared,
      compared,
      select,
      () => e.apply('not', [part()]),
      () => e.apply(among(draw, ['and', 'or', 'xor']), [part(), part()]),
      () => e.apply('cast', [part(kind)], 'bool'),
      () => e.apply('isNan', [part('float32')]),
    ])();
  }
  const common = [
    select,
    () => e.apply(among(draw, ['add', 'sub', 'max', 'min']), [part(), part()]),
    () => e.apply(among(draw, ['neg', 'abs', 'sign']), [part()]),
    () => e.apply('cast', [part('bool')], dtype),
  ];
  if (dtype === 'int32') {
    return among(draw, [
      ...common,
      () => e.apply('mul', [part(), e.constant(1 + draw(5), 'int32')]),
      () => e.apply('bitAnd', [part(), part()]),
      () => e.apply(among(draw, ['floorDiv', 'mod']), [part(), e.constant(1 + draw(5), 'int32')]),
      () => e.apply('cast', [part('float32')], 'int32'),
    ])();
  }
  return among(draw, [
    ...common,
    () => e.apply('mul', [part(), e.constant(element(draw, 'float32'), 'float32')]),
    () => e.apply(among(draw, ['floor', 'ceil', 'round']), [part()]),
    () =>
      e.apply(among(draw, ['floorDiv', 'mod']), [part(), e.constant(among(draw, [0.5, 2, -4]), 'float32')]),
    () => e.apply('cast', [part('int32')], 'float32'),
  ])();
}

/** Smooth functions of exact numbers, and reductions. */
function smooth(s: State, axes: readonly Axis[], depth: number): Expr {
  const { draw, e } = s;
  if (depth <= 0) return exact(s, axes, 'float32', 2);
  const part = () => smooth(s, axes, depth - 1);
  return among(draw, [
    () => e.apply(among(draw, ['tanh', 'sin', 'cos', 'erf', 'atan', 'neg', 'abs']), [part()]),
    () => e.apply(among(draw, ['exp', 'expm1']), [e.apply('tanh', [part()])]),
    () => e.apply(among(draw, ['log', 'sqrt', 'rsqrt', 'log1p']), [aboveOne(e, part())]),
    () => e.apply(among(draw, ['add', 'sub', 'mul', 'max', 'min']), [part(), part()]),
    () => e.apply('div', [part(), aboveOne(e, part())]),
    () => e.apply('pow', [aboveOne(e, part()), e.apply('sin', [part()])]),
    () => reduced(s, axes, depth),
    () => reduced(s, axes, depth),
    () => contraction(s, axes),
  ])();
}

const aboveOne = (e: Exprs, x: Expr) => e.apply('add', [e.apply('abs', [x]), e.constant(1, 'float32')]);

const newAxis = (s: State, extent: number): Axis => ({ id: s.nextAxis++, extent });

function reduced(s: State, axes: readonly Axis[], depth: number): Expr {
  const { draw, e } = s;
  const over = Array.from({ length: 1 + draw(2) }, () => newAxis(s, sizeOf(draw, 20)));
  const inner = draw(2) === 0 ? [...over, ...axes] : [...axes, ...over];
  const kind = among(draw, ['sum', 'sum', 'max', 'min', 'any', 'all'] as Reduction[]);
  if (kind === 'any' || kind === 'all') {
    const flags = e.reduce(kind, over, exact(s, inner, 'bool', 2));
    return e.apply('cast', [flags], 'float32');
  }
  const total = e.reduce(kind, over, smooth(s, inner, Math.min(depth - 1, 1)));
  if (draw(3) !== 0) return total;
  const centred = e.apply('sub', [smooth(s, inner, 0), total]);
  return e.reduce('sum', over, e.apply('mul', [centred, centred]));
}

function contraction(s: State, axes: readonly Axis[]): Expr {
  const { draw, e } = s;
  const k = newAxis(s, sizeOf(draw, 40));
  const left = shuffled(draw, [k, ...axes.filter(() => draw(3) !== 0)]);
  const right = shuffled(draw, [k, ...axes.filter(() => draw(3) !== 0)]);
  const [a, b] = [load(s, left, 'float32'), load(s, right, 'float32')];
  const difference = e.apply('sub', [a, b]);
  return e.reduce(
    'sum',
    [k],
    draw(2) === 0 ? e.apply('mul', [a, b]) : e.apply('mul', [difference, difference]),
  );
}

/** A kernel with all kinds of indices, and elements for its inputs. */
export function sample(draw: Draw): Sample {
  const s: State = { draw, e: new Exprs(), inputs: [], nextAxis: 0 };
  const axes = Array.from({ length: draw(5) }, () => newAxis(s, sizeOf(draw, draw(3) === 0 ? 70 : 9)));
  while (axes.reduce((n, axis) => n * known(axis.extent), 1) > 3000) axes.pop();
  const order = draw(4) === 0 ? shuffled(draw, axes) : axes;
  const dtype = among(draw, ['float32', 'float32', 'float32', 'int32', 'bool'] as const);
  const value = dtype === 'float32' ? smooth(s, axes, 3) : exact(s, axes, dtype, 3);
  const sizes = order.map((axis) => known(axis.extent));
  const shape = draw(4) === 0 ? [sizes.reduce((a, b) => a * b, 1)] : sizes;
  return {
    kernel: {
      axes,
      inputs: s.inputs.map((input) => input.dtype),
      outputs: [{ shape, dtype, at: rowMajor(order), value }],
    },
    inputs: s.inputs,
  };
}
