import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary, realUnary } from './elementwise.js';

/**
 * max(x, 0), elementwise. Its derivative at 0 is 0.
 * Shape: kept. Dtype: float32 or int32, kept.
 * Errors: AX128 for other dtypes, AX129 for what is no tensor.
 *
 * @example
 * relu(tensor([-1, 2])); // [0, 2]
 * relu(tensor([true])); // throws AX128: relu: argument 0 must be float32 or int32, got bool; convert it with cast
 * @see https://js.tensorflow.org/api/latest/#relu
 */
export const relu = /* @__PURE__ */ realUnary('relu', 'Relu') as Ops['relu'];

/**
 * min(max(x, 0), 6), elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 * Errors: AX128 for other dtypes, AX129 for what is no tensor.
 *
 * @example
 * relu6(tensor([-1, 2, 7])); // [0, 2, 6]
 * relu6(tensor([true])); // throws AX128: relu6: argument 0 must be float32 or int32, got bool; convert it with cast
 * @see https://js.tensorflow.org/api/latest/#relu6
 */
export const relu6 = /* @__PURE__ */ realUnary('relu6', 'Relu6') as Ops['relu6'];

/**
 * x where positive, exp(x) - 1 elsewhere.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * elu(tensor([-1, 2])); // [-0.632121, 2]
 * elu(undefined); // throws AX129: elu: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#elu
 */
export const elu = /* @__PURE__ */ floatUnary('elu', 'Elu') as Ops['elu'];

/**
 * The scaled exponential linear unit, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * selu(tensor([-1, 2])); // [-1.11133, 2.1014]
 * selu(undefined); // throws AX129: selu: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#selu
 */
export const selu = /* @__PURE__ */ floatUnary('selu', 'Selu') as Ops['selu'];

/**
 * 1 / (1 + exp(-x)), elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * sigmoid(tensor([0, 1])); // [0.5, 0.731059]
 * sigmoid(undefined); // throws AX129: sigmoid: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#sigmoid
 */
export const sigmoid = /* @__PURE__ */ floatUnary('sigmoid', 'Sigmoid') as Ops['sigmoid'];

/**
 * log(1 + exp(x)), elementwise, without overflow.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * softplus(tensor([0, 100])); // [0.693147, 100]
 * softplus(undefined); // throws AX129: softplus: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#softplus
 */
export const softplus = /* @__PURE__ */ floatUnary('softplus', 'Softplus') as Ops['softplus'];

/**
 * log(sigmoid(x)), elementwise, without overflow.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * logSigmoid(tensor([0, -100])); // [-0.693147, -100]
 * logSigmoid(undefined); // throws AX129: logSigmoid: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#logSigmoid
 */
export const logSigmoid = /* @__PURE__ */ floatUnary('logSigmoid', (x) =>
  scope('logSigmoid', () => run('Neg', run('Softplus', run('Neg', x)))),
) as Ops['logSigmoid'];
const run = (kernel: string, x: Tensor) => bind(kernel, { x }) as Tensor;

/**
 * x where positive, alpha * x elsewhere.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * leakyRelu(tensor([-10, 2]), 0.1); // [-1, 2]
 * leakyRelu(undefined); // throws AX129: leakyRelu: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#leakyRelu
 */
export const leakyRelu = /* @__PURE__ */ floatUnary(
  'leakyRelu',
  (x, alpha = 0.2) => bind('LeakyRelu', { x }, { alpha }) as Tensor,
) as Ops['leakyRelu'];
