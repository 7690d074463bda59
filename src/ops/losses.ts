import { clone, mul, neg, Reduction, sum, type Tensor, losses as tfjs } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { broadcastShapes } from '../shapes/broadcast.js';
import { lossesShape } from '../shapes/losses.js';
import { sameShape } from '../shapes/shape.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { type TensorLike, toFloat } from './operand.js';
import { smoothed } from './smoothed.js';
import { logSoftmax as logSoftmaxTyped } from './softmax.js';

type Weights = TensorLike | null | undefined;
type Reduce = (losses: Tensor) => Tensor;
/** One of tfjs' losses, not reduced. */
type Losses = (labels: Tensor, predictions: Tensor) => Tensor;

const logSoftmax = logSoftmaxTyped as unknown as (x: Tensor) => Tensor;

function checkReduction(op: string, reduction: Reduction): void {
  if (Reduction[reduction] === undefined) {
    raise(invalidArgument, op, 'reduction', 'one of the values of Reduction', String(reduction));
  }
}

/** Weights that stretch the losses are repeated first: tfjs does not count them right for the mean. */
function weigh(
  op: string,
  argument: number,
  losses: readonly number[],
  weights: Weights,
  reduction: Reduction,
): Reduce {
  checkReduction(op, reduction);
  if (weights === null || weights === undefined)
    return (x) => tfjs.computeWeightedLoss(x, undefined, reduction);
  const given = toFloat(op, argument, weights);
  const shape = broadcastShapes(op, losses, given.shape);
  const full = sameShape(shape, losses) ? given : expand(given, shape);
  return (x) => tfjs.computeWeightedLoss(x, full, reduction);
}

function compare(
  op: string,
  run: Losses,
  labels: TensorLike,
  predictions: TensorLike,
  weights: Weights,
  reduction: Reduction,
  axis: number | null = null,
): Tensor {
  return scope(op, () => {
    const [a, b] = [toFloat(op, 0, labels), toFloat(op, 1, predictions)];
    const losses = lossesShape(op, a.shape, b.shape, axis);
    const reduce = weigh(op, axis === null ? 2 : 3, losses, weights, reduction);
    return reduce(run(a, b));
  });
}

/** A loss of pairs of elements, without options of its own. */
const comparing =
  (op: string, run: Losses) =>
  (
    labels: TensorLike,
    predictions: TensorLike,
    weights?: Weights,
    reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
  ) =>
    compare(op, run, labels, predictions, weights, reduction);

/**
 * |labels - predictions|, weighted, and reduced: by default to the sum over the number of weights that are not 0.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 1.5
 * ```ts
 * losses.absoluteDifference(tensor([1, 2]), tensor([2, 4]));
 * ```
 * @example Wrong: AX170 `absoluteDifference: shapes [2] and [3] must be equal`
 * ```ts
 * losses.absoluteDifference(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.absoluteDifference
 */
export const absoluteDifference = /* @__PURE__ */ comparing('absoluteDifference', (a, b) =>
  tfjs.absoluteDifference(a, b, undefined, Reduction.NONE),
) as unknown as Ops['losses']['absoluteDifference'];

/**
 * (labels - predictions)^2, weighted, and reduced: by default to the sum over the number of weights that are not 0.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 2.5
 * ```ts
 * losses.meanSquaredError(tensor([1, 2]), tensor([2, 4]));
 * ```
 * @example Wrong: AX170 `meanSquaredError: shapes [2] and [3] must be equal`
 * ```ts
 * losses.meanSquaredError(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.meanSquaredError
 */
export const meanSquaredError = /* @__PURE__ */ comparing('meanSquaredError', (a, b) =>
  tfjs.meanSquaredError(a, b, undefined, Reduction.NONE),
) as unknown as Ops['losses']['meanSquaredError'];

/**
 * max(0, 1 - y * predictions), where y is -1 for labels 0 and 1 for labels 1; weighted, and reduced: by default to the
 * sum over the number of weights that are not 0.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 1.25
 * ```ts
 * losses.hingeLoss(tensor([1, 0]), tensor([0.5, 1]));
 * ```
 * @example Wrong: AX170 `hingeLoss: shapes [2] and [3] must be equal`
 * ```ts
 * losses.hingeLoss(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.hingeLoss
 */
export const hingeLoss = /* @__PURE__ */ comparing('hingeLoss', (a, b) =>
  tfjs.hingeLoss(a, b, undefined, Reduction.NONE),
) as unknown as Ops['losses']['hingeLoss'];

/**
 * Half the squared error up to `delta`, linear beyond it; weighted, and reduced: by default to the sum over the number of
 * weights that are not 0.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 1
 * ```ts
 * losses.huberLoss(tensor([1, 2]), tensor([2, 4]));
 * ```
 * @example Wrong: AX170 `huberLoss: shapes [2] and [3] must be equal`
 * ```ts
 * losses.huberLoss(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.huberLoss
 */
export const huberLoss = ((
  labels: TensorLike,
  predictions: TensorLike,
  weights?: Weights,
  delta: number = 1,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  compare(
    'huberLoss',
    (a, b) => tfjs.huberLoss(a, b, undefined, delta, Reduction.NONE),
    labels,
    predictions,
    weights,
    reduction,
  )) as unknown as Ops['losses']['huberLoss'];

/**
 * The cross entropy of labels and predicted probabilities, to which `epsilon` is added; weighted, and reduced: by default
 * to the sum over the number of weights that are not 0.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 0.69314698
 * ```ts
 * losses.logLoss(tensor([1, 0]), tensor([0.5, 0.5]));
 * ```
 * @example Wrong: AX170 `logLoss: shapes [2] and [3] must be equal`
 * ```ts
 * losses.logLoss(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.logLoss
 */
export const logLoss = ((
  labels: TensorLike,
  predictions: TensorLike,
  weights?: Weights,
  epsilon: number = 1e-7,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  compare(
    'logLoss',
    (a, b) => tfjs.logLoss(a, b, undefined, epsilon, Reduction.NONE),
    labels,
    predictions,
    weights,
    reduction,
  )) as unknown as Ops['losses']['logLoss'];

/**
 * The cross entropy of labels and the sigmoid of logits; weighted, and reduced: by default to the sum over the number of
 * weights that are not 0. `labelSmoothing` moves the labels that much of the way to 1/2.
 * Shape: [], or that of the labels, which the predictions have too, for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: Math.log(2)
 * ```ts
 * losses.sigmoidCrossEntropy(tensor([1, 0]), tensor([0, 0]));
 * ```
 * @example Wrong: AX170 `sigmoidCrossEntropy: shapes [2] and [3] must be equal`
 * ```ts
 * losses.sigmoidCrossEntropy(zeros([2]), zeros([3]));
 * ```
 * @throws AX170 for predictions of another shape than the labels, AX101 for weights that do not broadcast, AX125 for what
 * is no `Reduction`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.sigmoidCrossEntropy
 */
export const sigmoidCrossEntropy = ((
  multiClassLabels: TensorLike,
  logits: TensorLike,
  weights?: Weights,
  labelSmoothing: number = 0,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  compare(
    'sigmoidCrossEntropy',
    (a, b) => tfjs.sigmoidCrossEntropy(a, b, undefined, labelSmoothing, Reduction.NONE),
    multiClassLabels,
    logits,
    weights,
    reduction,
  )) as unknown as Ops['losses']['sigmoidCrossEntropy'];

/**
 * The cross entropy of labels and the softmax of logits along the last axis; weighted, and reduced: by default to the sum
 * over the number of weights that are not 0. `labelSmoothing` moves the labels that much of the way to 1 / classes.
 * Shape: [], or that of the labels without the last axis for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: Math.log(2)
 * ```ts
 * losses.softmaxCrossEntropy(tensor([[1, 0]]), tensor([[3, 3]]));
 * ```
 * @example Wrong: AX101 `softmaxCrossEntropy: shapes [4] and [3] do not broadcast (4 vs 3)`
 * ```ts
 * losses.softmaxCrossEntropy(zeros([4, 2]), zeros([4, 2]), zeros([3]));
 * ```
 * @throws AX135 for scalars, AX170 for predictions of another shape than the labels,
 * AX101 for weights that do not broadcast, AX125 for what is no `Reduction`, AX128 for complex64
 * and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.softmaxCrossEntropy
 */
export const softmaxCrossEntropy = ((
  onehotLabels: TensorLike,
  logits: TensorLike,
  weights?: Weights,
  labelSmoothing: number = 0,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  compare(
    'softmaxCrossEntropy',
    (a, b) => neg(sum(mul(smoothed(a, labelSmoothing), logSoftmax(b)), -1)),
    onehotLabels,
    logits,
    weights,
    reduction,
  )) as unknown as Ops['losses']['softmaxCrossEntropy'];

/**
 * 1 - labels . predictions, of unit vectors along `axis`; weighted, and reduced: by default to the sum over the number of
 * weights that are not 0.
 * Shape: [], or that of the labels with a size of 1 at the axis for `Reduction.NONE`; weights broadcast to it.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 1
 * ```ts
 * losses.cosineDistance(tensor([1, 0]), tensor([0, 1]), 0);
 * ```
 * @example Wrong: AX103 `cosineDistance: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * losses.cosineDistance(zeros([2, 3]), zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX170 for predictions of another shape than the labels, AX101 for
 * weights that do not broadcast, AX125 for what is no `Reduction`, AX128 for complex64 and string tensors, AX129 for
 * what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.cosineDistance
 */
export const cosineDistance = ((
  labels: TensorLike,
  predictions: TensorLike,
  axis: number,
  weights?: Weights,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  compare(
    'cosineDistance',
    (a, b) => tfjs.cosineDistance(a, b, axis, undefined, Reduction.NONE),
    labels,
    predictions,
    weights,
    reduction,
    axis,
  )) as unknown as Ops['losses']['cosineDistance'];

/**
 * The losses times their weights, reduced: by default to the sum over the number of weights that are not 0.
 * Shape: [], or the common one of losses and weights for `Reduction.NONE`.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: 2
 * ```ts
 * losses.computeWeightedLoss(tensor([1, 2, 9]), tensor([2, 1, 0]));
 * ```
 * @example Wrong: AX101 `computeWeightedLoss: shapes [2] and [3] do not broadcast (2 vs 3)`
 * ```ts
 * losses.computeWeightedLoss(zeros([2]), zeros([3]));
 * ```
 * @throws AX101 for weights that do not broadcast, AX125 for what is no `Reduction`, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#losses.computeWeightedLoss
 */
export const computeWeightedLoss = ((
  losses: TensorLike,
  weights?: Weights,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
) =>
  scope('computeWeightedLoss', () => {
    const tensor = toFloat('computeWeightedLoss', 0, losses);
    const loss = weigh('computeWeightedLoss', 1, tensor.shape, weights, reduction)(tensor);
    return loss === losses ? clone(loss) : loss;
  })) as unknown as Ops['losses']['computeWeightedLoss'];
