import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { broadcastShapes } from '../shapes/broadcast.js';
import { sameShape } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { floatBinary, floatUnary, realUnary } from './elementwise.js';

/**
 * max(x, 0), elementwise. Its derivative at 0 is 0.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [0, 2]
 * ```ts
 * relu(tensor([-1, 2]));
 * ```
 * @example Wrong: AX128 `relu: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * relu(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#relu
 */
export const relu = /* @__PURE__ */ realUnary('relu', 'Relu') as Ops['relu'];

/**
 * min(max(x, 0), 6), elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [0, 2, 6]
 * ```ts
 * relu6(tensor([-1, 2, 7]));
 * ```
 * @example Wrong: AX128 `relu6: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * relu6(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#relu6
 */
export const relu6 = /* @__PURE__ */ realUnary('relu6', 'Relu6') as Ops['relu6'];

/**
 * x where positive, exp(x) - 1 elsewhere.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-0.632121, 2]
 * ```ts
 * elu(tensor([-1, 2]));
 * ```
 * @example Wrong: AX129 `elu: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * elu(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#elu
 */
export const elu = /* @__PURE__ */ floatUnary('elu', 'Elu') as Ops['elu'];

/**
 * The scaled exponential linear unit, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-1.11133, 2.1014]
 * ```ts
 * selu(tensor([-1, 2]));
 * ```
 * @example Wrong: AX129 `selu: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * selu(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#selu
 */
export const selu = /* @__PURE__ */ floatUnary('selu', 'Selu') as Ops['selu'];

/**
 * 1 / (1 + exp(-x)), elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0.5, 0.731059]
 * ```ts
 * sigmoid(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `sigmoid: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * sigmoid(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sigmoid
 */
export const sigmoid = /* @__PURE__ */ floatUnary('sigmoid', 'Sigmoid') as Ops['sigmoid'];

/**
 * log(1 + exp(x)), elementwise, without overflow.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0.693147, 100]
 * ```ts
 * softplus(tensor([0, 100]));
 * ```
 * @example Wrong: AX129 `softplus: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * softplus(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#softplus
 */
export const softplus = /* @__PURE__ */ floatUnary('softplus', 'Softplus') as Ops['softplus'];

/**
 * log(sigmoid(x)), elementwise, without overflow.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-0.693147, -100]
 * ```ts
 * logSigmoid(tensor([0, -100]));
 * ```
 * @example Wrong: AX129 `logSigmoid: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * logSigmoid(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#logSigmoid
 */
export const logSigmoid = /* @__PURE__ */ floatUnary('logSigmoid', (x) =>
  scope('logSigmoid', () => run('Neg', run('Softplus', run('Neg', x)))),
) as Ops['logSigmoid'];
const run = (kernel: string, x: Tensor) => bind(kernel, { x }) as Tensor;

/**
 * x where positive, alpha * x elsewhere.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-1, 2]
 * ```ts
 * leakyRelu(tensor([-10, 2]), 0.1);
 * ```
 * @example Wrong: AX129 `leakyRelu: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * leakyRelu(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#leakyRelu
 */
export const leakyRelu = /* @__PURE__ */ floatUnary(
  'leakyRelu',
  (x, alpha: number = 0.2) => bind('LeakyRelu', { x }, { alpha }) as Tensor,
) as Ops['leakyRelu'];

/**
 * x where positive, alpha * x elsewhere.
 * Shapes broadcast as in numpy.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [-1, 2]
 * ```ts
 * prelu(tensor([-10, 2]), 0.1);
 * ```
 * @example Wrong: AX101 `prelu: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * prelu(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#prelu
 */
export const prelu = /* @__PURE__ */ floatBinary('prelu', prelued) as Ops['prelu'];

/** Not every backend's kernel broadcasts right. */
function prelued(x: Tensor, alpha: Tensor): Tensor {
  if (sameShape(x.shape, alpha.shape)) return bind('Prelu', { x, alpha }) as Tensor;
  return scope('prelu', () => {
    const shape = broadcastShapes('prelu', x.shape, alpha.shape);
    return bind('Prelu', { x: expand(x, shape), alpha: expand(alpha, shape) }) as Tensor;
  });
}
