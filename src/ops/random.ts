import { type Tensor, dropout as tfDropout } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { dropoutShape, multinomialShape } from '../shapes/random.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { type TensorLike, toFloat } from './operand.js';
import { reshapeTo } from './reshape.js';

/**
 * Draws indices along the last axis, which are as probable as the logits say: by their softmax, or, where they are
 * `normalized`, by themselves as probabilities. The same seed draws the same; 0 is none.
 * Shape: [n] -> [numSamples], [b, n] -> [b, numSamples]. Dtype: int32; int32 and bool operands are converted first.
 *
 * @example Right: [1, 1, 1]
 * ```ts
 * multinomial(tensor([0, 1, 0]), 3, undefined, true);
 * ```
 * @example Wrong: AX135 `multinomial: argument 0 must have rank 1 or 2, got shape [2, 3, 4]`
 * ```ts
 * multinomial(zeros([2, 3, 4]), 5);
 * ```
 * @throws AX135 for another rank, AX125 for no outcomes and for a count that is no non-negative integer, AX128 for
 * complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#multinomial
 */
export const multinomial = ((logits: TensorLike, numSamples: number, seed?: number, normalized = false) =>
  scope('multinomial', () => {
    const x = toFloat('multinomial', 0, logits);
    const shape = multinomialShape(x.shape, numSamples);
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, 'int32');
    const rows = x.rank === 1 ? reshapeTo(x, [1, x.size]) : x;
    const attrs = { numSamples, seed: seed || Math.random(), normalized };
    return reshapeTo(bind('Multinomial', { logits: rows }, attrs) as Tensor, shape);
  })) as unknown as Ops['multinomial'];

/**
 * Zeros in place of a part of the elements, the `rate`; the others are divided by 1 - rate, so that the expected sum
 * stays. `noiseShape` broadcasts: along an axis where it is 1, elements stay or go together.
 * Shape: that of x, to which the noise broadcasts. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [1, 2]
 * ```ts
 * dropout(tensor([1, 2]), 0);
 * ```
 * @example Wrong: AX125 `dropout: rate must be a number from 0 to, but without, 1, got 1`
 * ```ts
 * dropout(zeros([2]), 1);
 * ```
 * @throws AX125 for a rate that is not from 0 to 1, AX101 for noise that does not broadcast, AX124 for negative or
 * fractional sizes, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#dropout
 */
export const dropout = ((x: TensorLike, rate: number, noiseShape?: Shape, seed?: number | string) =>
  scope('dropout', () => {
    const tensor = toFloat('dropout', 0, x);
    if (noiseShape !== undefined) checkSizes('dropout', noiseShape);
    const noise = noiseShape ?? tensor.shape;
    const shape = dropoutShape(tensor.shape, rate, noise);
    if (rate > 0) return tfDropout(tensor, rate, [...noise], seed);
    return bind('Identity', { x: expand(tensor, shape) }) as Tensor;
  })) as unknown as Ops['dropout'];
