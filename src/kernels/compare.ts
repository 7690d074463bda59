import type { Tensor } from '@tensorflow/tfjs-core';
import { upcastType } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { constant, linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { AnyRecord, KernelRecord, VjpCall } from './record.js';
import { binaryKernel, linearCanon } from './rules.js';

const predicate = binaryKernel(constant, 'bool');

type Key = 'condition' | 't' | 'e';

/** tfjs takes a condition of rank 1 for rows of the branches; below it always gets the branches' shape. */
function selectBatch(call: BatchCall<Key>): Tensor {
  const { ops } = call;
  const t = call.full('t');
  const condition = call.lifted('condition');
  const ones = Array(t.shape.length - condition.shape.length).fill(1);
  const aligned = ones.length === 0 ? condition : ops.reshape(condition, [...condition.shape, ...ones]);
  return call.run({ condition: ops.broadcastTo(aligned, t.shape), t, e: call.full('e') });
}

const branch = ({ inputs: { condition }, ct, ops }: VjpCall<Key>, key: 't' | 'e') =>
  ops.call('Select', { condition, t: ops.zerosLike(ct), e: ops.zerosLike(ct), [key]: ct });

const select: KernelRecord<Key> = {
  shape: ({ inputs: { t, e } }) => ({ shape: t.shape, dtype: upcastType(t.dtype, e.dtype) }),
  batch: selectBatch,
  ...linear<Key>(
    (call) => ({
      ...(call.wants('t') && { t: branch(call, 't') }),
      ...(call.wants('e') && { e: branch(call, 'e') }),
    }),
    { in: ['t', 'e'] },
  ),
  canon: linearCanon,
};

export const compare = {
  BitwiseAnd: binaryKernel(constant),
  Equal: predicate,
  Greater: predicate,
  GreaterEqual: predicate,
  Less: predicate,
  LessEqual: predicate,
  LogicalAnd: predicate,
  LogicalOr: predicate,
  LogicalXor: predicate,
  NotEqual: predicate,
  Select: select,
} satisfies Partial<Record<KernelName, AnyRecord>>;
