import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from './ops.js';
import { type Info, slides } from './windows.js';

const MASKS = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };

/** The maxima of the windows of x. `valueAt` is given what lies at one place of every window. */
export function windowMaxima(
  ops: Ops,
  x: Tensor,
  info: Info,
  valueAt = (pixels: Tensor, _place: readonly number[]): Tensor => pixels,
): Tensor {
  const axes = slides(info);
  const paddings = x.shape.map(() => [0, 0]);
  for (const { axis, before, after } of axes) paddings[axis] = [Math.max(before, 0), Math.max(after, 0)];
  const padded = ops.call('PadV2', { x }, { paddings, constantValue: Number.NEGATIVE_INFINITY });
  return axes
    .reduce<number[][]>(
      (places, { filter }) =>
        places.flatMap((place) => Array.from({ length: filter }, (_, i) => [...place, i])),
      [[]],
    )
    .map((place) => {
      const begin = x.shape.map(() => 0);
      const strides = x.shape.map(() => 1);
      const end = x.shape.slice();
      axes.forEach(({ axis, dilation, stride, out, before }, i) => {
        begin[axis] = place[i] * dilation - Math.min(before, 0);
        end[axis] = begin[axis] + (out - 1) * stride + 1;
        strides[axis] = stride;
      });
      return valueAt(ops.call('StridedSlice', { x: padded }, { begin, end, strides, ...MASKS }), place);
    })
    .reduce(ops.maximum);
}
