import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { decomposed, linear } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';

/** Whether an element of an n by n matrix is on its diagonal. */
const diagonal = (ops: Ops, n: number) => ops.equal(ops.reshape(ops.iota(n), [n, 1]), ops.iota(n));

export const linalg = {
  Diag: {
    shape: ({ inputs: { x } }) => ({ shape: [...x.shape, ...x.shape], dtype: x.dtype }),
    batch(call) {
      const { ops, size, inputs } = call;
      const shape = call.shape('x');
      const n = sizeOf(shape);
      const rows = ops.reshape(inputs.x, [size, 1, n]);
      return ops.reshape(ops.where(diagonal(ops, n), rows, 0), [size, ...shape, ...shape]);
    },
    ...linear<'x'>(({ inputs: { x }, ct, ops }) => {
      const n = sizeOf(x.shape);
      const kept = ops.where(diagonal(ops, n), ops.reshape(ct, [n, n]), 0);
      return { x: ops.reshape(ops.sum(kept, [1]), x.shape) };
    }),
  } satisfies KernelRecord<'x'>,
  /** No backend has it: tf.linalg.bandPart is made of other kernels. */
  MatrixBandPart: {
    shape: shapeOf('input'),
    batch: 'decompose',
    ...decomposed,
    decompose({ inputs: { input, numLower, numUpper }, ops }) {
      const [rows, columns] = input.shape.slice(-2);
      const below = ops.sub(ops.reshape(ops.iota(rows), [rows, 1]), ops.iota(columns));
      const within = (distance: Tensor, limit: Tensor) =>
        ops.logicalOr(ops.less(limit, 0), ops.lessEqual(distance, limit));
      const kept = ops.logicalAnd(within(below, numLower), within(ops.neg(below), numUpper));
      return ops.where(kept, input, 0);
    },
  } satisfies KernelRecord<'input' | 'numLower' | 'numUpper'>,
};
