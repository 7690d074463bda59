import { decomposed } from './derivatives.js';
import { lastDim } from './fold.js';
import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';
import { stacked } from './stacked.js';
import { windowMaxima } from './windowMaxima.js';
import { dilation2dInfo, type WindowAttrs } from './windows.js';

type Key = 'x' | 'filter' | 'dy';

const backprop = (key: Key): KernelRecord<Key, WindowAttrs> => ({
  shape: shapeOf(key),
  batch: (call) => stacked(call, key),
});

export const dilation = {
  Dilation2D: {
    shape: ({ inputs: { x, filter }, attrs }) => ({
      shape: dilation2dInfo(x.shape, filter.shape, attrs).outShape,
      dtype: x.dtype,
    }),
    batch: (call) => stacked(call, 'x'),
    ...decomposed,
    decompose: ({ inputs: { x, filter }, attrs, ops }) =>
      windowMaxima(ops, x, dilation2dInfo(x.shape, filter.shape, attrs), (pixels, place) =>
        ops.add(pixels, ops.slice(filter, [...place, 0], [1, 1, lastDim(filter)])),
      ),
  } satisfies KernelRecord<Key, WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
