import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkBias } from '../shapes/fused.js';
import { scope } from '../tracing/scope.js';
import * as activations from './activation.js';
import { add } from './arithmetic.js';
import { conv2d as plainConv2d, depthwiseConv2d as plainDepthwise } from './conv.js';
import { matMul as plainMatMul } from './matMul.js';
import { type TensorLike, toFloat } from './operand.js';

type Op = (...args: readonly unknown[]) => Tensor;
const untyped = (op: unknown) => op as Op;

interface Epilogue {
  readonly bias?: TensorLike;
  readonly activation?: string;
  readonly preluActivationWeights?: TensorLike;
  readonly leakyreluAlpha?: number;
}
const { relu, prelu, elu, relu6, leakyRelu, sigmoid } = activations;
const ACTIVATIONS: { readonly [name: string]: (y: Tensor, of: Epilogue) => Tensor } = {
  linear: (y) => y,
  relu: untyped(relu),
  elu: untyped(elu),
  relu6: untyped(relu6),
  sigmoid: untyped(sigmoid),
  prelu: (y, { preluActivationWeights }) => untyped(prelu)(y, preluActivationWeights),
  leakyrelu: (y, { leakyreluAlpha }) => untyped(leakyRelu)(y, leakyreluAlpha),
};

/** The product, the bias and the activation: kernels of their own, which transforms and `grad` know. */
const finished = (op: string, of: Epilogue, product: () => Tensor) =>
  scope(op, () => {
    const activation = ACTIVATIONS[of.activation ?? 'linear'];
    if (!activation)
      raise(
        invalidArgument,
        op,
        'activation',
        `one of ${Object.keys(ACTIVATIONS).join(', ')}`,
        `${of.activation}`,
      );
    const y = product();
    if (of.bias === undefined || of.bias === null) return activation(y, of);
    const bias = toFloat(op, 0, of.bias);
    checkBias(op, bias.shape, y.shape);
    return activation(untyped(add)(y, bias), of);
  });

interface Product extends Epilogue {
  readonly a: TensorLike;
  readonly b: TensorLike;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}
/**
 * The activation of matMul(a, b) + bias, from one object of options.
 * Shape: that of `matMul`, to which `bias` broadcasts. Dtype: that of `matMul`.
 *
 * @example Right: [[0, 5]]
 * ```ts
 * fused.matMul({ a: tensor([[1, 2]]), b: tensor([[-1, 1], [0, 1]]), bias: tensor([0, 2]), activation: 'relu' });
 * ```
 * @example Wrong: AX125 `fused.matMul: bias must be of a shape that broadcasts to [2, 5], got [4]`
 * ```ts
 * fused.matMul({ a: zeros([2, 3]), b: zeros([3, 5]), bias: zeros([4]) });
 * ```
 * @throws AX125 for a bias of another shape or an unknown activation, and what `matMul` throws.
 * @see https://js.tensorflow.org/api/latest/#fused.matMul
 */
export const matMul = ((options: Product) =>
  finished('fused.matMul', options, () =>
    untyped(plainMatMul)(options.a, options.b, options.transposeA, options.transposeB),
  )) as unknown as Ops['fused']['matMul'];

interface Convolution extends Epilogue {
  readonly x: TensorLike;
  readonly filter: TensorLike;
  readonly strides: unknown;
  readonly pad: unknown;
  readonly dataFormat?: string;
  readonly dilations?: unknown;
  readonly dimRoundingMode?: unknown;
}
const convolved = (op: unknown, of: Convolution) =>
  untyped(op)(of.x, of.filter, of.strides, of.pad, of.dataFormat, of.dilations, of.dimRoundingMode);

/**
 * The activation of conv2d(x, filter, ...) + bias, from one object of options.
 * Shape: that of `conv2d`, to which `bias` broadcasts. Dtype: float32.
 *
 * @example Right: [[[4], [6], [8]]]
 * ```ts
 * fused.conv2d({ x: tensor([[[1], [2], [3], [4]]]), filter: ones([1, 2, 1, 1]), strides: 1, pad: 'valid', bias: ones([1]) });
 * ```
 * @example Wrong: AX125 `fused.conv2d: bias must be of a shape that broadcasts to [1, 5, 5, 8], got [3]`
 * ```ts
 * fused.conv2d({ x: zeros([1, 5, 5, 3]), filter: zeros([3, 3, 3, 8]), strides: 1, pad: 'same', bias: zeros([3]) });
 * ```
 * @throws AX125 for a bias of another shape or an unknown activation, and what `conv2d` throws.
 * @see https://js.tensorflow.org/api/latest/#fused.conv2d
 */
export const conv2d = ((options: Convolution) =>
  finished('fused.conv2d', options, () =>
    convolved(plainConv2d, options),
  )) as unknown as Ops['fused']['conv2d'];

/**
 * The activation of depthwiseConv2d(x, filter, ...) + bias, from one object of options.
 * Shape: that of `depthwiseConv2d`, to which `bias` broadcasts. Dtype: float32.
 *
 * @example Right: [[[2, 3], [4, 5]]]
 * ```ts
 * fused.depthwiseConv2d({ x: tensor([[[1, 2], [3, 4]]]), filter: ones([1, 1, 2, 1]), strides: 1, pad: 'same', bias: 1 });
 * ```
 * @example Wrong: AX125 `fused.depthwiseConv2d: bias must be of a shape that broadcasts to [1, 5, 5, 3], got [4]`
 * ```ts
 * fused.depthwiseConv2d({ x: zeros([1, 5, 5, 3]), filter: zeros([3, 3, 3, 1]), strides: 1, pad: 'same', bias: zeros([4]) });
 * ```
 * @throws AX125 for a bias of another shape or an unknown activation, and what `depthwiseConv2d` throws.
 * @see https://js.tensorflow.org/api/latest/#fused.depthwiseConv2d
 */
export const depthwiseConv2d = ((options: Convolution) =>
  finished('fused.depthwiseConv2d', options, () =>
    convolved(plainDepthwise, options),
  )) as unknown as Ops['fused']['depthwiseConv2d'];
