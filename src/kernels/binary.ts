import type { Tensor } from '@tensorflow/tfjs-core';
import { broadcastShapes } from '../shapes/broadcast.js';
import { sameShape, sizeOf } from '../shapes/shape.js';
import { elementwise, splitCanon } from './canonical.js';
import { constant, diagonal, linear, type Slope } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord, Saves, VjpCall } from './record.js';
import { binaryKernel, elementwiseCanon, listOf } from './rules.js';
import { shareAbove } from './unary.js';

interface Values {
  readonly ops: Ops;
  readonly a: Tensor;
  readonly b: Tensor;
  readonly y: Tensor;
}
/** g times the derivative by one operand. */
type Term = (g: Tensor, values: Values) => Tensor;

const arithmetic = (a: Term, b: Term, saves: Saves = 'inputs') => {
  const slope =
    (term: Term): Slope<'a' | 'b'> =>
    (g, { ops, inputs, y }) =>
      term(g, { ops, a: inputs.a, b: inputs.b, y });
  return binaryKernel(diagonal({ a: slope(a), b: slope(b) }, saves));
};

const itself: Term = (g) => g;
const negated: Term = (g, { ops }) => ops.neg(g);

/** Of equal operands each gets half. */
const whereAbove: Term = (g, { ops, a, b }) => ops.mul(g, shareAbove(ops, a, b));
const whereBelow: Term = (g, { ops, a, b }) => ops.mul(g, shareAbove(ops, b, a));

const squaredNorm = ({ ops, a, b }: Values) => ops.add(ops.square(a), ops.square(b));
const twiceDifference: Term = (g, { ops, a, b }) => ops.mul(g, ops.mul(ops.sub(a, b), 2));

/** d a^b / da = b a^(b - 1), and 0 where b is 0, whatever a is. */
const powBase: Term = (g, { ops, a, b }) => {
  const exponent = ops.where(ops.equal(b, 0), ops.ones(b.shape), ops.sub(b, 1));
  return ops.mul(g, ops.mul(b, ops.pow(a, exponent)));
};
/** d a^b / db = a^b log a, and 0 where a is 0. */
const powExponent: Term = (g, { ops, a, y }) =>
  ops.mul(g, ops.mul(ops.log(ops.where(ops.equal(a, 0), ops.ones(a.shape), a)), y));

const addN: KernelRecord = {
  shape: ({ inputs }) => ({ shape: listOf(inputs)[0].shape, dtype: listOf(inputs)[0].dtype }),
  batch(call) {
    const keys = Object.keys(call.inputs);
    if (keys.every((key) => call.mapped[key])) return call.run(call.inputs);
    return keys.map((key) => call.inputs[key]).reduce((sum, x) => call.ops.add(sum, x));
  },
  ...linear(({ inputs, ct }: VjpCall) => Object.fromEntries(Object.keys(inputs).map((key) => [key, ct]))),
  canon: splitCanon(elementwise),
};

/** wasm takes alpha for the last axes of x. */
const isSuffix = (alpha: readonly number[], x: readonly number[]) => {
  const shape = alpha.slice(alpha.findIndex((dim) => dim !== 1));
  return sizeOf(alpha) === 1 || sameShape(shape, x.slice(-shape.length));
};

const prelu: KernelRecord<'x' | 'alpha'> = {
  shape: ({ inputs: { x, alpha } }) => ({
    shape: broadcastShapes('prelu', x.shape, alpha.shape),
    dtype: 'float32',
  }),
  batch: (call) => (call.mapped.alpha || call.rank('alpha') > call.rank('x') ? null : call.run(call.inputs)),
  ...diagonal<'x' | 'alpha'>(
    {
      x: (g, { ops, inputs: { x, alpha } }) => ops.where(ops.less(x, 0), ops.mul(g, alpha), g),
      alpha: (g, { ops, inputs: { x } }) => ops.where(ops.less(x, 0), ops.mul(g, x), ops.zerosLike(g)),
    },
    'inputs',
  ),
  wrongOn: (backend, _, { x, alpha }) => backend === 'wasm' && !isSuffix(alpha.shape, x.shape),
  decompose: ({ inputs: { x, alpha }, ops }) =>
    ops.cast(ops.where(ops.less(x, 0), ops.mul(alpha, x), x), 'float32'),
  canon: elementwiseCanon,
};

export const binary = {
  Add: arithmetic(itself, itself, 'nothing'),
  AddN: addN,
  Atan2: arithmetic(
    (g, values) => values.ops.mul(g, values.ops.div(values.b, squaredNorm(values))),
    (g, values) => values.ops.neg(values.ops.mul(g, values.ops.div(values.a, squaredNorm(values)))),
  ),
  FloorDiv: {
    ...binaryKernel(constant, 'int32'),
    // wasm keeps the dtype.
    wrongOn: (backend, _, { a }) => backend === 'wasm' && a.dtype === 'float32',
    decompose: ({ inputs: { a, b }, ops }) =>
      a.dtype === 'float32' ? ops.cast(ops.floor(ops.div(a, b)), 'int32') : ops.floorDiv(a, b),
  },
  Maximum: arithmetic(whereAbove, whereBelow),
  Minimum: arithmetic(whereBelow, whereAbove),
  Mod: arithmetic(itself, (g, { ops, a, b }) => ops.neg(ops.mul(g, ops.floor(ops.div(a, b))))),
  Multiply: arithmetic(
    (g, { ops, b }) => ops.mul(g, b),
    (g, { ops, a }) => ops.mul(g, a),
  ),
  Pow: arithmetic(powBase, powExponent, 'all'),
  Prelu: prelu,
  RealDiv: arithmetic(
    (g, { ops, b }) => ops.div(g, b),
    (g, { ops, b, y }) => ops.neg(ops.mul(g, ops.div(y, b))),
    'all',
  ),
  SquaredDifference: arithmetic(twiceDifference, (g, values) => values.ops.neg(twiceDifference(g, values))),
  Sub: arithmetic(itself, negated, 'nothing'),
} satisfies Partial<Record<KernelName, AnyRecord>>;
