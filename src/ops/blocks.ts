import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { batchToSpaceShape, spaceToBatchShape } from '../shapes/blocks.js';
import type { Shape } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

type Pairs = readonly (readonly number[])[];
const copy = (pairs: Pairs) => pairs.map((pair) => [...pair]);

/**
 * Pads the axes behind the first and cuts them in blocks; each place in a block is an example of its own.
 * Shape: [n, d, ...] -> [n * the places in a block, (d + paddings) / block, ...]. Dtype: kept.
 *
 * @example Right: [[[1], [3]], [[2], [4]]]
 * ```ts
 * spaceToBatchND(tensor([[[1], [2], [3], [4]]]), [2], [[0, 0]]);
 * ```
 * @example Wrong: AX148 `spaceToBatchND: axis 1 of shape [1, 3] with paddings [0, 0] is not a multiple of 2`
 * ```ts
 * spaceToBatchND(zeros([1, 3]), [2], [[0, 0]]);
 * ```
 * @throws AX148 for a padded axis that is not cut evenly, AX125 for lists that do not fit, AX135 for a rank that is too
 * low.
 * @see https://js.tensorflow.org/api/latest/#spaceToBatchND
 */
export const spaceToBatchND = /* @__PURE__ */ onTensor(
  'spaceToBatchND',
  (x, blockShape: Shape, paddings: Pairs) => {
    spaceToBatchShape(x.shape, blockShape, paddings);
    const attrs = { blockShape: [...blockShape], paddings: copy(paddings) };
    return bind('SpaceToBatchND', { x }, attrs) as Tensor;
  },
) as unknown as Ops['spaceToBatchND'];

/**
 * The inverse of spaceToBatchND: examples become the places in blocks of the axes behind the first, which are cropped.
 * Shape: [n, d, ...] -> [n / the places in a block, d * block - crops, ...]. Dtype: kept.
 *
 * @example Right: [[[1], [2], [3], [4]]]
 * ```ts
 * batchToSpaceND(tensor([[[1], [3]], [[2], [4]]]), [2], [[0, 0]]);
 * ```
 * @example Wrong: AX149 `batchToSpaceND: axis 0 of shape [3, 2] is not a multiple of 2`
 * ```ts
 * batchToSpaceND(zeros([3, 2]), [2], [[0, 0]]);
 * ```
 * @throws AX149 for examples that do not fill blocks, AX125 for lists that do not fit, AX135 for a rank that is too low.
 * @see https://js.tensorflow.org/api/latest/#batchToSpaceND
 */
export const batchToSpaceND = /* @__PURE__ */ onTensor(
  'batchToSpaceND',
  (x, blockShape: Shape, crops: Pairs) => {
    batchToSpaceShape(x.shape, blockShape, crops);
    const attrs = { blockShape: [...blockShape], crops: copy(crops) };
    return bind('BatchToSpaceND', { x }, attrs) as Tensor;
  },
) as unknown as Ops['batchToSpaceND'];
