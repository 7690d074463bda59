import type { Tensor } from '@tensorflow/tfjs-core';
import { upcastType } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { elementwise, type Form, splitCanon } from './canonical.js';
import { constant, linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { AnyRecord, Inputs, KernelRecord, VjpCall } from './record.js';
import { binaryKernel, boolsAsIntegers } from './rules.js';

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

const branch = ({ inputs, ct, ops }: VjpCall<Key>, key: 't' | 'e') => {
  const zero = ops.zerosLike(ct);
  const [t, e] = key === 't' ? [ct, zero] : [zero, ct];
  return ops.call('Select', { condition: inputs.condition, t, e });
};

/** tfjs' own kernel takes the wrong elements if the condition chooses rows. */
const choosesRows = ({ condition, t }: Inputs) => condition.shape.length !== t.shape.length;

const chosen: Form = (r, name, { condition, t, e }, attrs) => {
  if (!choosesRows({ condition, t })) return elementwise(r, name, { condition, t, e }, attrs);
  const rank = condition.shape.length;
  const x = r.reshape(
    condition,
    t.shape.map((dim, i) => (i < rank ? dim : 1)),
  );
  const reps = t.shape.map((dim, i) => (i < rank ? 1 : dim));
  return elementwise(r, name, { condition: r.apply('Tile', { x }, { reps }) as Tensor, t, e }, attrs);
};

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
  ...boolsAsIntegers('Select', ['t', 'e']),
  canon: splitCanon(chosen, { also: choosesRows }),
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
