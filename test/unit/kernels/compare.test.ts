import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { BatchCall } from '../../../src/kernels/batchCall.js';
import { compare } from '../../../src/kernels/compare.js';
import { checkFamily } from './checkFamily.js';
import { close, floats, type Input, ints, type KernelCase, plainOps } from './kernelCase.js';

const bools =
  (...shape: number[]): Input =>
  (lead) =>
    tf.cast(ints(2, ...shape)(lead), 'bool');
const over = (kernels: string[], make: (...shape: number[]) => Input): KernelCase[] =>
  kernels.flatMap((kernel) => [
    { kernel, title: 'same shape', inputs: { a: make(2, 3), b: make(2, 3) } },
    { kernel, title: 'vector and matrix', inputs: { a: make(3), b: make(2, 3) } },
    { kernel, title: 'matrix and scalar', inputs: { a: make(2, 3), b: make() } },
  ]);

checkFamily(compare, [
  ...over(['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual'], (...shape) =>
    ints(3, ...shape),
  ),
  ...over(['LogicalAnd', 'LogicalOr'], bools),
  ...over(['BitwiseAnd'], (...shape) => ints(9, ...shape)),
  {
    kernel: 'Select',
    title: 'elements',
    inputs: { condition: bools(2, 3), t: floats(2, 3), e: floats(2, 3) },
    diff: ['t', 'e'],
  },
  {
    kernel: 'Select',
    title: 'scalars',
    inputs: { condition: bools(), t: floats(), e: floats() },
    diff: ['t', 'e'],
  },
  { kernel: 'Select', title: 'mixed dtypes', inputs: { condition: bools(3), t: ints(3, 3), e: floats(3) } },
]);

describe('Select with a condition for rows', () => {
  const condition = tf.tensor(
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    [3, 2],
    'bool',
  );
  const t = tf.range(0, 12).reshape([3, 2, 2]);
  const e = tf.neg(t);
  const rows = tf.where(condition.reshape([3, 2, 1]), t, e);
  const call = (inputs: { condition: tf.Tensor; t: tf.Tensor; e: tf.Tensor }, size: number) => {
    const mapped = { condition: inputs.condition.rank === 2, t: inputs.t.rank === 3, e: inputs.e.rank === 3 };
    return (compare.Select.batch as (call: BatchCall) => tf.Tensor)(
      new BatchCall('Select', size, inputs, mapped, {}, plainOps),
    );
  };

  it('maps condition, t, e', () => close(call({ condition, t, e }, 3), rows));
  it('maps condition', () => {
    const [t0, e0] = [t.slice([0], [1]), e.slice([0], [1])];
    const expected = tf.where(condition.reshape([3, 2, 1]), t0.tile([3, 1, 1]), e0.tile([3, 1, 1]));
    close(call({ condition, t: t0.squeeze([0]), e: e0.squeeze([0]) }, 3), expected);
  });
  it('maps t', () => {
    const expected = tf.where(
      condition.slice([1], [1]).reshape([1, 2, 1]),
      t,
      e.slice([0], [1]).tile([3, 1, 1]),
    );
    close(
      call({ condition: condition.slice([1], [1]).squeeze([0]), t, e: e.slice([0], [1]).squeeze([0]) }, 3),
      expected,
    );
  });
});
