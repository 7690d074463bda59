import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxes } from '../shapes/axes.js';
import { reduceShape } from '../shapes/reduce.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary } from './elementwise.js';
import { type Axes, runReduction } from './reducer.js';
import { reshapeTo } from './reshape.js';

/**
 * The mean and the variance of the elements along the given axes, by default all.
 * Shape: of both without the reduced axes, or with size 1 there if `keepDims`. Dtype: float32; int32 and bool operands
 * are converted first.
 *
 * @example Right: [0.25, 4]
 * ```ts
 * moments(tensor([[1, 2], [0, 4]]), 1).variance;
 * ```
 * @example Wrong: AX103 `moments: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * moments(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for complex64 and string tensors, AX129 for
 * what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#moments
 */
export const moments = /* @__PURE__ */ floatUnary(
  'moments',
  (x, axis: Axes = null, keepDims: boolean = false) =>
    scope('moments', () => {
      const axes = normalizeAxes('moments', axis, x.shape);
      const shape = reduceShape('moments', x.shape, axes, keepDims);
      const average = (y: Tensor) => runReduction('moments', 'Mean', y, axes, true);
      const mean = average(x);
      const deviation = bind('Sub', { a: x, b: mean }) as Tensor;
      const variance = average(bind('Square', { x: deviation }) as Tensor);
      return { mean: reshapeTo(mean, shape), variance: reshapeTo(variance, shape) } as unknown as Tensor;
    }),
) as unknown as Ops['moments'];
