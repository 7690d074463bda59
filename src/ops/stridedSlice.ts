import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import type { Shape } from '../shapes/shape.js';
import { type Range, rangeSize, stridedRanges } from '../shapes/stridedSlice.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { onTensor } from './convert.js';
import { reshapeTo } from './reshape.js';

/** tfjs gets masks for axes to drop wrong beside strides, so the kernel is given plain ranges alone. */
function take(x: Tensor, ranges: readonly Range[]): Tensor {
  if (ranges.every(([begin, end, stride], i) => begin === 0 && end === x.shape[i] && stride === 1)) return x;
  const sizes = ranges.map(rangeSize);
  const isEmpty = sizes.includes(0);
  if (isEmpty || ranges.every(([, , stride]) => stride === 1)) {
    return bind(
      'Slice',
      { x },
      { begin: ranges.map(([begin]) => (isEmpty ? 0 : begin)), size: sizes },
    ) as Tensor;
  }
  const attrs = {
    begin: ranges.map(([begin]) => begin),
    end: ranges.map(([, end]) => end),
    strides: ranges.map(([, , stride]) => stride),
    beginMask: 0,
    // An end below 0 lies before the first element, which the kernel would count from the end.
    endMask: ranges.reduce((mask, [, end], i) => (end < 0 ? mask | (1 << i) : mask), 0),
    ellipsisMask: 0,
    newAxisMask: 0,
    shrinkAxisMask: 0,
  };
  return bind('StridedSlice', { x }, attrs) as Tensor;
}

/**
 * The elements from `begin` up to `end` in steps of `strides`, an entry for each axis from the first on; negative places
 * count from the end, negative strides go backwards. Bit i of a mask is about entry i: `beginMask` and `endMask` leave
 * that end open, `ellipsisMask` takes all axes that no other entry takes, `newAxisMask` adds an axis of size 1, and
 * `shrinkAxisMask` drops the axis, of which it takes the element at `begin`.
 * Shape: of what is taken. Dtype: kept.
 *
 * @example Right: [4, 2]
 * ```ts
 * stridedSlice(tensor([0, 1, 2, 3, 4]), [-1], [0], [-2]);
 * ```
 * @example Wrong: AX136 `stridedSlice: begin has 2 entries but shape [5] has rank 1`
 * ```ts
 * stridedSlice(zeros([5]), [0, 0], [1, 1]);
 * ```
 * @throws AX136 for more entries than axes, AX137 for an element to take that is not there, AX125 for lists of different
 * lengths, entries that are no integers and strides of 0, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#stridedSlice
 */
export const stridedSlice = /* @__PURE__ */ onTensor(
  'stridedSlice',
  (x, begin: Shape, end: Shape, strides?: Shape | null, ...masks: (number | undefined)[]) => {
    const { ranges, shape } = stridedRanges(x.shape, begin, end, strides, masks);
    return scope('stridedSlice', () => {
      const taken = reshapeTo(take(x, ranges), shape);
      return taken === x ? (bind('Identity', { x }) as Tensor) : taken;
    });
  },
) as unknown as Ops['stridedSlice'];
