import { sizeOf } from '../shapes/shape.js';
import { linear } from './derivatives.js';
import { pad } from './fold.js';
import type { KernelRecord } from './record.js';
import { absent } from './refusals.js';

/** The diagonal is every (n + 1)-th element of a matrix. */
export const linalg = {
  Diag: {
    shape: ({ inputs: { x } }) => ({ shape: [...x.shape, ...x.shape], dtype: x.dtype }),
    batch({ ops, size, inputs: { x } }) {
      const shape = x.shape.slice(1);
      const n = sizeOf(shape);
      const spread = pad(ops, ops.reshape(x, [size, n, 1]), [0, 0], [0, n]);
      const cut = ops.slice(ops.reshape(spread, [size, n * (n + 1)]), [0, 0], [size, n * n]);
      return ops.reshape(cut, [size, ...shape, ...shape]);
    },
    ...linear<'x'>(({ inputs: { x }, ct, ops }) => {
      const n = sizeOf(x.shape);
      const padded = pad(ops, ops.reshape(ct, [1, n * n, 1]), [0, n], [0, 0]);
      return { x: ops.reshape(ops.slice(ops.reshape(padded, [n, n + 1]), [0, 0], [n, 1]), x.shape) };
    }),
  } satisfies KernelRecord<'x'>,
  MatrixBandPart: absent,
};
