import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { padAxis } from './blocks.js';
import { decomposed, linear } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';

/** Vectors [b, n] on the diagonals of matrices [b, n, n]: the diagonal is every (n + 1)-th element. */
function onDiagonal(ops: Ops, x: Tensor): Tensor {
  const [b, n] = x.shape as [number, number];
  const spread = ops.reshape(padAxis(ops, ops.reshape(x, [b, n, 1]), 2, 0, n), [b, n * (n + 1)]);
  return ops.reshape(ops.slice(spread, [0, 0], [b, n * n]), [b, n, n]);
}

function diagonalOf(ops: Ops, x: Tensor): Tensor {
  const [b, n] = x.shape as [number, number];
  const padded = ops.reshape(padAxis(ops, ops.reshape(x, [b, n * n]), 1, 0, n), [b, n, n + 1]);
  return ops.reshape(ops.slice(padded, [0, 0, 0], [b, n, 1]), [b, n]);
}

export const linalg = {
  Diag: {
    shape: ({ inputs: { x } }) => ({ shape: [...x.shape, ...x.shape], dtype: x.dtype }),
    batch({ ops, size, inputs: { x } }) {
      const shape = x.shape.slice(1);
      const flat = ops.reshape(x, [size, sizeOf(shape)]);
      return ops.reshape(onDiagonal(ops, flat), [size, ...shape, ...shape]);
    },
    ...linear<'x'>(({ inputs: { x }, ct, ops }) => {
      const n = sizeOf(x.shape);
      return { x: ops.reshape(diagonalOf(ops, ops.reshape(ct, [1, n, n])), x.shape) };
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
