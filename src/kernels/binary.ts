import type { Tensor } from '@tensorflow/tfjs-core';
import { broadcastShapes } from '../shapes/broadcast.js';
import { constant, decomposed, diagonal, linear, type Slope } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import { type AnyRecord, type KernelRecord, mapInputs, type Saves, type VjpCall } from './record.js';
import { binaryKernel, elementwiseCanon, linearCanon, repeated, shapeOf } from './rules.js';
import { shareAbove } from './unary.js';

/** g times the derivative by one operand. */
type Term = (g: Tensor, ops: Ops, a: Tensor, b: Tensor, y: Tensor) => Tensor;

const arithmetic = (a: Term, b: Term, saves: Saves = 'inputs') => {
  const slope =
    (term: Term): Slope<'a' | 'b'> =>
    (g, { ops, inputs, y }) =>
      term(g, ops, inputs.a, inputs.b, y);
  return binaryKernel(diagonal({ a: slope(a), b: slope(b) }, saves));
};

const itself: Term = (g) => g;

/** Of equal operands each gets half. */
const whereAbove: Term = (g, ops, a, b) => ops.mul(g, shareAbove(ops, a, b));
const whereBelow: Term = (g, ops, a, b) => ops.mul(g, shareAbove(ops, b, a));

/** g x / (a^2 + b^2). */
const overNorm = (ops: Ops, g: Tensor, x: Tensor, a: Tensor, b: Tensor) =>
  ops.mul(g, ops.div(x, ops.add(ops.square(a), ops.square(b))));
const twiceDifference = (g: Tensor, ops: Ops, a: Tensor, b: Tensor) => ops.mul(g, ops.mul(ops.sub(a, b), 2));

/** d a^b / da = b a^(b - 1), and 0 where b is 0, whatever a is. */
const powBase: Term = (g, ops, a, b) =>
  ops.mul(g, ops.mul(b, ops.pow(a, ops.where(ops.equal(b, 0), 1, ops.sub(b, 1)))));
/** d a^b / db = a^b log a, and 0 where a is 0. */
const powExponent: Term = (g, ops, a, _, y) =>
  ops.mul(g, ops.mul(ops.log(ops.where(ops.equal(a, 0), 1, a)), y));

const addN: KernelRecord = {
  shape: shapeOf('0'),
  batch: repeated,
  ...linear(({ inputs, ct }: VjpCall) => mapInputs(inputs, () => ct)),
  canon: linearCanon,
};

const prelu: KernelRecord<'x' | 'alpha'> = {
  shape: ({ inputs: { x, alpha } }) => ({
    shape: broadcastShapes('prelu', x.shape, alpha.shape),
    dtype: 'float32',
  }),
  batch: 'decompose',
  ...decomposed,
  decompose: ({ inputs: { x, alpha }, ops }) => ops.where(ops.less(x, 0), ops.mul(alpha, x), x),
  canon: elementwiseCanon,
};

export const binary = {
  Add: arithmetic(itself, itself, 'nothing'),
  AddN: addN,
  Atan2: arithmetic(
    (g, ops, a, b) => overNorm(ops, g, b, a, b),
    (g, ops, a, b) => ops.neg(overNorm(ops, g, a, a, b)),
  ),
  FloorDiv: binaryKernel(constant, 'int32'),
  Maximum: arithmetic(whereAbove, whereBelow),
  Minimum: arithmetic(whereBelow, whereAbove),
  Mod: arithmetic(itself, (g, ops, a, b) => ops.neg(ops.mul(g, ops.floor(ops.div(a, b))))),
  Multiply: arithmetic(
    (g, ops, _, b) => ops.mul(g, b),
    (g, ops, a) => ops.mul(g, a),
  ),
  Pow: arithmetic(powBase, powExponent, 'all'),
  Prelu: prelu,
  RealDiv: arithmetic(
    (g, ops, _, b) => ops.div(g, b),
    (g, ops, _, b, y) => ops.neg(ops.mul(g, ops.div(y, b))),
    'all',
  ),
  SquaredDifference: arithmetic(twiceDifference, (g, ops, a, b) => twiceDifference(g, ops, b, a)),
  Sub: arithmetic(itself, (g, ops) => ops.neg(g), 'nothing'),
} satisfies Partial<Record<KernelName, AnyRecord>>;
