import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxes, normalizeAxis } from '../shapes/axes.js';
import { reduceShape } from '../shapes/reduce.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary } from './elementwise.js';
import { type Axes, checkNotEmpty, runReduction } from './reducer.js';
import { reshapeTo } from './reshape.js';
import { permute } from './transpose.js';

const run = (kernel: string, inputs: { [key: string]: Tensor }, attrs?: object) =>
  bind(kernel, inputs, attrs) as Tensor;
const minus = (a: Tensor, b: Tensor) => run('Sub', { a, b });

/** The shift that keeps exp within range. The result does not depend on it, so it is a constant to derivatives. */
function peak(x: Tensor, axis: readonly number[]): Tensor {
  const constant = run('Identity', { x }, { stopGradient: true });
  const max = runReduction('softmax', 'Max', constant, axis, true);
  return run('ClipByValue', { x: max }, { clipValueMin: -FLOAT32_MAX, clipValueMax: FLOAT32_MAX });
}
const FLOAT32_MAX = 3.4028234663852886e38;

/** log of the sum of exp(shifted); the reduced axes keep size 1. */
function logTotal(shifted: Tensor, axis: readonly number[]): Tensor {
  return run('Log', { x: run('Sum', { x: run('Exp', { x: shifted }) }, { axis, keepDims: true }) });
}

/**
 * exp(x) divided by its sum along one axis, by default the last. tfjs takes the last axis only.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[0.5, 0.5], [0.25, 0.75]]
 * ```ts
 * softmax(tensor([[0, 0], [0, Math.log(3)]]));
 * ```
 * @example Wrong: AX103 `softmax: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * softmax(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX128 for complex64 and string tensors, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#softmax
 */
export const softmax = /* @__PURE__ */ floatUnary('softmax', (x, axis: number = -1) => {
  const last = x.rank - 1;
  const dim = normalizeAxis('softmax', axis, x.shape);
  if (dim === last) return run('Softmax', { logits: x }, { dim });
  return scope('softmax', () => {
    const swap = x.shape.map((_, i) => (i === dim ? last : i === last ? dim : i));
    return permute(run('Softmax', { logits: permute(x, swap) }, { dim: last }), swap);
  });
}) as Ops['softmax'];

/**
 * The logarithm of softmax, without loss of precision. tfjs takes the last axis only.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-1.38629, -0.287682]
 * ```ts
 * logSoftmax(tensor([0, Math.log(3)]));
 * ```
 * @example Wrong: AX103 `logSoftmax: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * logSoftmax(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX128 for complex64 and string tensors, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#logSoftmax
 */
export const logSoftmax = /* @__PURE__ */ floatUnary('logSoftmax', (x, axis: number = -1) =>
  scope('logSoftmax', () => {
    const axes = [normalizeAxis('logSoftmax', axis, x.shape)];
    const shifted = minus(x, peak(x, axes));
    return minus(shifted, logTotal(shifted, axes));
  }),
) as Ops['logSoftmax'];

/**
 * log(sum(exp(x))) along the given axes, without overflow; -Infinity of infinitely small elements.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 1000.693
 * ```ts
 * logSumExp(tensor([1000, 1000]));
 * ```
 * @example Wrong: AX103 `logSumExp: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * logSumExp(zeros([2, 3]), 2);
 * ```
 * @throws AX121 over an axis of size 0, AX103 for an axis out of range, AX104 for one given twice, AX128
 * for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#logSumExp
 */
export const logSumExp = /* @__PURE__ */ floatUnary(
  'logSumExp',
  (x, axis: Axes = null, keepDims: boolean = false) =>
    scope('logSumExp', () => {
      checkNotEmpty('logSumExp', x, axis);
      const axes = normalizeAxes('logSumExp', axis, x.shape);
      const shift = peak(x, axes);
      const total = run('Add', { a: shift, b: logTotal(minus(x, shift), axes) });
      return reshapeTo(total, reduceShape('logSumExp', x.shape, axes, keepDims));
    }),
) as Ops['logSumExp'];
