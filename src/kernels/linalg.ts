import { sizeOf } from '../shapes/shape.js';
import { linear } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { absent } from './refusals.js';

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
  MatrixBandPart: absent,
};
