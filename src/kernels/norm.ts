import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { decomposed } from './derivatives.js';
import { lastDim, mergeExamples } from './fold.js';
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

const scales = (ops: Ops, x: Tensor, { depthRadius, bias, alpha }: LrnAttrs) =>
  ops.add(ops.mul(nearbySums(ops, ops.mul(x, x), depthRadius), alpha), bias);

interface NormAttrs {
  readonly varianceEpsilon?: number | null;
}
type NormInputs = 'x' | 'mean' | 'variance' | 'scale' | 'offset';

export const norm = {
  LRN: {
    shape: shapeOf('x'),
    batch: mergeBatch,
    saves: 'all',
    vjp: ({ inputs: { x }, y, ct, attrs, ops }) => ({ x: ops.call('LRNGrad', { x, y, dy: ct }, attrs) }),
    jvp({ inputs: { x }, y, tangents, attrs, ops }) {
      const n = scales(ops, x, attrs);
      const mixed = nearbySums(ops, ops.mul(x, tangents.x!), attrs.depthRadius);
      return ops.sub(
        ops.mul(tangents.x!, ops.pow(n, -attrs.beta)),
        ops.mul(ops.mul(2 * attrs.alpha * attrs.beta, mixed), ops.div(y, n)),
      );
    },
  } satisfies KernelRecord<'x', LrnAttrs>,
  LRNGrad: {
    shape: shapeOf('x'),
    batch: mergeBatch,
    ...decomposed,
    decompose({ inputs: { x, y, dy }, attrs, ops }) {
      const n = scales(ops, x, attrs);
      const mixed = nearbySums(ops, ops.mul(dy, ops.div(y, n)), attrs.depthRadius);
      return ops.sub(
        ops.mul(dy, ops.pow(n, -attrs.beta)),
        ops.mul(ops.mul(2 * attrs.alpha * attrs.beta, x), mixed),
      );
    },
  } satisfies KernelRecord<'x' | 'y' | 'dy', LrnAttrs>,
  FusedBatchNorm: {
    shape: shapeOf('x'),
    batch(call) {
      const { mapped } = call;
      const shared = !(mapped.mean || mapped.variance || mapped.scale || mapped.offset);
      return shared && call.rank('mean') <= 1 ? mergeExamples(call, ['x']) : null;
    },
    ...decomposed,
    decompose({ inputs: { x, mean, variance, scale, offset }, attrs, ops }) {
      const factor = ops.rsqrt(ops.add(variance, attrs.varianceEpsilon ?? 0.001));
      const y = ops.mul(ops.sub(x, mean), scale == null ? factor : ops.mul(factor, scale));
      return offset == null ? y : ops.add(y, offset);
    },
  } satisfies KernelRecord<NormInputs, NormAttrs>,
};
