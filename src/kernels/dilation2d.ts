import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';
import { stacked } from './stacked.js';
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
  } satisfies KernelRecord<Key, WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
