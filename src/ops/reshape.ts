import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { expandDimsShape } from '../shapes/expandDims.js';
import { reshapeShape } from '../shapes/reshape.js';
import { type Shape, sameShape } from '../shapes/shape.js';
import { squeezeShape } from '../shapes/squeeze.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

const runReshape = (x: Tensor, shape: Shape) => bind('Reshape', { x }, { shape: [...shape] }) as Tensor;

/** Inside of other ops: the same elements in another shape, x itself when it has that shape. */
export const reshapeTo = (x: Tensor, shape: Shape): Tensor =>
  sameShape(x.shape, shape) ? x : runReshape(x, shape);

/**
 * The same elements, in row-major order, in another shape. One size may be -1: it follows from the others.
 * Shape: `shape`. Dtype: kept.
 *
 * @example Right: [[1, 2], [3, 4]]
 * ```ts
 * reshape(tensor([1, 2, 3, 4]), [2, -1]);
 * ```
 * @example Wrong: AX111 `reshape: cannot reshape [2, 3] (6 elements) into [4] (4 elements)`
 * ```ts
 * reshape(zeros([2, 3]), [4]);
 * ```
 * @throws AX111 for another number of elements, AX112 for a -1 that does not come out even, AX114 for two
 * -1, AX124 for other negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#reshape
 */
export const reshape = /* @__PURE__ */ onTensor('reshape', (x, shape: Shape) =>
  runReshape(x, reshapeShape(x.shape, shape)),
) as Ops['reshape'];

/**
 * A new axis of size 1 at `axis`, by default the first; a negative one counts from the end of the result.
 * Shape: one axis more. Dtype: kept.
 *
 * @example Right: [[1], [2]]
 * ```ts
 * expandDims(tensor([1, 2]), 1);
 * ```
 * @example Wrong: AX103 `expandDims: axis 3 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * expandDims(zeros([2, 3]), 3);
 * ```
 * @throws AX103 for an axis outside of the result.
 * @see https://js.tensorflow.org/api/latest/#expandDims
 */
export const expandDims = /* @__PURE__ */ onTensor('expandDims', (input, axis: number = 0) => {
  const dim = axis < 0 ? axis + input.rank + 1 : axis;
  expandDimsShape(input.shape, axis);
  return bind('ExpandDims', { input }, { dim }) as Tensor;
}) as Ops['expandDims'];

/**
 * Without the given axes of size 1; without any given, without all axes of size 1.
 * Shape: those axes fewer. Dtype: kept.
 *
 * @example Right: [[1], [2]]
 * ```ts
 * squeeze(tensor([[[1], [2]]]), [0]);
 * ```
 * @example Wrong: AX120 `squeeze: axis 1 of shape [1, 3] has size 3, not 1`
 * ```ts
 * squeeze(zeros([1, 3]), 1);
 * ```
 * @throws AX120 for an axis whose size is not 1, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#squeeze
 */
export const squeeze = /* @__PURE__ */ onTensor('squeeze', (x, axis?: number | readonly number[] | null) =>
  runReshape(x, squeezeShape(x.shape, axis)),
) as Ops['squeeze'];
