import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkParameter } from '../shapes/layers.js';
import { sameShape, sizeOf } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { type TensorLike, toFloat } from './operand.js';
import { reshapeTo } from './reshape.js';

type Parameter = TensorLike | null | undefined;

/** The kernel takes images, with parameters of one value per channel or per element. */
function normalize(x: Tensor, parameters: readonly (Tensor | null)[], varianceEpsilon: number): Tensor {
  const channels = x.shape.slice(-1);
  const image = [1, 1, sizeOf(x.shape.slice(0, -1)), ...(x.rank === 0 ? [1] : channels)];
  const perChannel = parameters.every((p) => p === null || sameShape(p.shape, channels));
  const [mean, variance, offset, scale] = parameters.map((p) =>
    p === null || perChannel ? p : reshapeTo(expand(p, x.shape), image),
  );
  const given = { mean, variance, offset, scale };
  const inputs = Object.fromEntries(Object.entries(given).filter(([, p]) => p !== null));
  const y = bind(
    'FusedBatchNorm',
    { x: reshapeTo(x, image), ...(inputs as { [key: string]: Tensor }) },
    {
      varianceEpsilon,
    },
  );
  return reshapeTo(y as Tensor, x.shape);
}

/**
 * (x - mean) / sqrt(variance + varianceEpsilon), times `scale` and plus `offset` where they are given.
 * Shape: that of x, to which the parameters broadcast; usually they have one value for each channel, the last axis.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[-1, 1], [1, 3]]
 * ```ts
 * batchNorm(tensor([[0, 1], [2, 3]]), tensor([1, 1]), tensor([1, 1]), tensor([0, 1]), null, 0);
 * ```
 * @example Wrong: AX147 `batchNorm: argument 1 of shape [2] does not broadcast to [4, 3]`
 * ```ts
 * batchNorm(zeros([4, 3]), zeros([2]), ones([2]));
 * ```
 * @throws AX147 for a parameter that does not broadcast to x, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#batchNorm
 */
export const batchNorm = ((
  x: TensorLike,
  mean: TensorLike,
  variance: TensorLike,
  offset?: Parameter,
  scale?: Parameter,
  varianceEpsilon: number = 0.001,
) =>
  scope('batchNorm', () => {
    const tensor = toFloat('batchNorm', 0, x);
    const required = [mean, variance].map((p, i) => toFloat('batchNorm', i + 1, p));
    const optional = [offset, scale].map((p, i) => (p == null ? null : toFloat('batchNorm', i + 3, p)));
    const parameters = [...required, ...optional];
    parameters.forEach((p, i) => {
      if (p !== null) checkParameter(i + 1, p.shape, tensor.shape);
    });
    if (tensor.size === 0) return bind('Identity', { x: tensor }) as Tensor;
    return normalize(tensor, parameters, varianceEpsilon);
  })) as unknown as Ops['batchNorm'];
