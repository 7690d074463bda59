import type { KernelName } from '../../kernels/names.js';
import type { Apply, Dtype } from '../kernel/expr.js';
import type { Lower, Lowering } from './lowering.js';

/** Bools are computed with as integers. */
const of =
  (fn: Apply['op']): Lower =>
  ({ b, x: { a, b: other }, out: [{ dtype }] }) => {
    const numbers = [a, other].map((x) => (x.dtype === 'bool' ? b.cast(x, 'int32') : x));
    return b.cast(b.map(fn, numbers), dtype as Dtype);
  };

/** float32 alone: of integers the backends give different results. */
const ofFloats =
  (fn: Apply['op']): Lower =>
  (call) =>
    call.x.a.dtype === 'float32' ? of(fn)(call) : `takes ${call.x.a.dtype}`;

const ofBools =
  (fn: Apply['op']): Lower =>
  ({ b, x: { a, b: other } }) =>
    b.map(fn, [b.cast(a, 'bool'), b.cast(other, 'bool')]);

/** The condition may be of rank 1, for rows of the branches, and tfjs gives it no elements where it has size 0. */
const select: Lower = ({ b, x: { condition, t, e }, out: [{ shape, dtype }] }) => {
  if (condition.shape.some((n, i) => n !== 1 && n !== shape[i])) return 'has a condition of another shape';
  const ones = Array(shape.length - condition.shape.length).fill(1);
  const aligned = b.reshape(condition, [...condition.shape, ...ones]);
  return b.map('select', [b.cast(aligned, 'bool'), b.cast(t, dtype as Dtype), b.cast(e, dtype as Dtype)]);
};

export const binary = {
  Add: of('add'),
  AddN: ({ b, list }) => list.reduce((x, y) => b.map('add', [x, y])),
  Atan2: ofFloats('atan2'),
  BitwiseAnd: of('bitAnd'),
  Equal: of('equal'),
  FloorDiv: ({ b, x: { a, b: other } }) => b.cast(b.map('floorDiv', [a, other]), 'int32'),
  Greater: of('greater'),
  GreaterEqual: of('greaterEqual'),
  Less: of('less'),
  LessEqual: of('lessEqual'),
  LogicalAnd: ofBools('and'),
  LogicalOr: ofBools('or'),
  LogicalXor: ofBools('xor'),
  Maximum: of('max'),
  Minimum: of('min'),
  Mod: of('mod'),
  Multiply: of('mul'),
  NotEqual: of('notEqual'),
  Pow: ofFloats('pow'),
  Prelu: 'decompose',
  RealDiv: ofFloats('div'),
  Select: select,
  SquaredDifference({ b, x: { a, b: other } }) {
    const d = b.map('sub', [a, other]);
    return b.map('mul', [d, d]);
  },
  Sub: of('sub'),
} satisfies Partial<Record<KernelName, Lowering>>;
