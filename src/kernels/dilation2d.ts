import type { Tensor } from '@tensorflow/tfjs-core';
import { decomposed } from './derivatives.js';
import { fold, mergeExamples, unfold } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { underived } from './refusals.js';
import { shapeOf } from './rules.js';
import { dilation2dInfo, slides, type WindowAttrs } from './windows.js';

const backprop = (key: string): KernelRecord<string, WindowAttrs> => ({
  shape: shapeOf(key),
  batch: loop('the derivatives of Dilation2D need no such kernel'),
  ...underived,
});

const MASKS = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };

export const dilation = {
  Dilation2D: {
    shape: ({ inputs: { x, filter }, attrs }) => ({
      shape: dilation2dInfo(x.shape, filter.shape, attrs).outShape,
      dtype: x.dtype,
    }),
    /** Filters are per channel, so mapped ones stack up along the channels. */
    batch(call) {
      if (!call.mapped.filter) return mergeExamples(call, 'x');
      const { ops } = call;
      const y = call.run({ x: fold(ops, call.full('x'), 3), filter: fold(ops, call.inputs.filter, 2) });
      return unfold(ops, y, 3, call.size);
    },
    ...decomposed,
    /** The maximum, over the elements of a window, of the image's plus the filter's. */
    decompose({ inputs: { x, filter }, attrs, ops }) {
      const [rows, columns] = slides(dilation2dInfo(x.shape, filter.shape, attrs));
      const [n, , , c] = x.shape as number[];
      const around = [rows, columns].map(({ before, after }) => [before, Math.max(after, 0)]);
      const paddings = [[0, 0], ...around, [0, 0]];
      const padded = ops.call('PadV2', { x }, { paddings, constantValue: Number.NEGATIVE_INFINITY });
      const sums: Tensor[] = [];
      for (let i = 0; i < rows.filter; i++) {
        for (let j = 0; j < columns.filter; j++) {
          const begin = [0, i * rows.dilation, j * columns.dilation, 0];
          const lengths = [n, (rows.out - 1) * rows.stride + 1, (columns.out - 1) * columns.stride + 1, c];
          const end = begin.map((b, axis) => b + lengths[axis]);
          const strides = [1, rows.stride, columns.stride, 1];
          const window = ops.call('StridedSlice', { x: padded }, { begin, end, strides, ...MASKS });
          sums.push(ops.add(window, ops.slice(filter, [i, j, 0], [1, 1, c])));
        }
      }
      return sums.reduce((a, b) => ops.maximum(a, b));
    },
  } satisfies KernelRecord<'x' | 'filter', WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
