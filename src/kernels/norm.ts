import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { decomposed } from './derivatives.js';
import { lastDim, mergeExamples } from './fold.js';
import type { KernelRecord } from './record.js';
import { underived } from './refusals.js';
import { mergeBatch, shapeOf } from './rules.js';

interface LrnAttrs {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}
interface NormAttrs {
  readonly varianceEpsilon?: number | null;
}

export const norm = {
  LRN: {
    shape: shapeOf('x'),
    batch: mergeBatch,
    ...decomposed,
    decompose({ inputs: { x }, attrs: { depthRadius, bias, alpha, beta }, ops }) {
      const c = lastDim(x);
      const channels = ops.iota(c);
      const distance = ops.abs(ops.sub(ops.reshape(channels, [c, 1]), channels));
      const near = ops.cast(ops.lessEqual(distance, depthRadius), 'float32');
      const squares = ops.reshape(ops.mul(x, x), [sizeOf(x.shape) / c, c]);
      const sums = ops.reshape(ops.matMul(squares, near), x.shape);
      return ops.mul(x, ops.pow(ops.add(ops.mul(sums, alpha), bias), -beta));
    },
  } satisfies KernelRecord<'x', LrnAttrs>,
  LRNGrad: {
    shape: shapeOf('x'),
    batch: mergeBatch,
    ...underived,
  } satisfies KernelRecord<'x' | 'y' | 'dy', LrnAttrs>,
  FusedBatchNorm: {
    shape: shapeOf('x'),
    batch(call) {
      const { mean, variance, scale, offset } = call.mapped;
      return mean || variance || scale || offset || call.rank('mean') > 1 ? null : mergeExamples(call, 'x');
    },
    ...decomposed,
    decompose({ inputs: { x, mean, variance, scale, offset }, attrs, ops }) {
      const factor: Tensor = ops.rsqrt(ops.add(variance, attrs.varianceEpsilon ?? 0.001));
      const y = ops.mul(ops.sub(x, mean), scale == null ? factor : ops.mul(factor, scale));
      return offset == null ? y : ops.add(y, offset);
    },
  } satisfies KernelRecord<'x' | 'mean' | 'variance' | 'scale' | 'offset', NormAttrs>,
};
