import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { decomposed } from './derivatives.js';
import { lastDim } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { mergeBatch, shapeOf } from './rules.js';

interface LrnAttrs {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Sums over the channels within a radius of each. */
function nearbySums(ops: Ops, x: Tensor, radius: number): Tensor {
  const c = lastDim(x);
  const channels = ops.iota(c);
  const distance = ops.abs(ops.sub(ops.reshape(channels, [c, 1]), channels));
  const near = ops.cast(ops.lessEqual(distance, radius), 'float32');
  return ops.reshape(ops.matMul(ops.reshape(x, [sizeOf(x.shape) / c, c]), near), x.shape);
}

interface NormAttrs {
  readonly varianceEpsilon?: number | null;
}
type NormInputs = 'x' | 'mean' | 'variance' | 'scale' | 'offset';

export const norm = {
  LRN: {
    shape: shapeOf('x'),
    batch: mergeBatch,
    ...decomposed,
    decompose: ({ inputs: { x }, attrs, ops }) =>
      ops.mul(
        x,
        ops.pow(
          ops.add(ops.mul(nearbySums(ops, ops.mul(x, x), attrs.depthRadius), attrs.alpha), attrs.bias),
          -attrs.beta,
        ),
      ),
  } satisfies KernelRecord<'x', LrnAttrs>,
  LRNGrad: {
    shape: shapeOf('x'),
    batch: mergeBatch,
  } satisfies KernelRecord<'x' | 'y' | 'dy', LrnAttrs>,
  FusedBatchNorm: {
    shape: shapeOf('x'),
    batch: 'decompose',
    ...decomposed,
    decompose({ inputs: { x, mean, variance, scale, offset }, attrs, ops }) {
      const factor = ops.rsqrt(ops.add(variance, attrs.varianceEpsilon ?? 0.001));
      const y = ops.mul(ops.sub(x, mean), scale == null ? factor : ops.mul(factor, scale));
      return offset == null ? y : ops.add(y, offset);
    },
  } satisfies KernelRecord<NormInputs, NormAttrs>,
};
