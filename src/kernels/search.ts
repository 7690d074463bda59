import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { canon } from './canonical.js';
import { constant, reverseOnly } from './derivatives.js';
import { lastDim } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { absent, dataShaped, perhapsStacked } from './refusals.js';
import { addRows } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';

type Sorted = 'sortedSequence' | 'values';

const counted = loop('tfjs counts one list at a time');

interface TopKAttrs {
  readonly k: number;
}

const topK: KernelRecord<'x', TopKAttrs> = {
  shape: ({ inputs: { x }, attrs: { k } }) => {
    const shape = [...x.shape.slice(0, -1), k];
    return [
      { shape, dtype: x.dtype },
      { shape, dtype: 'int32' },
    ];
  },
  batch: (call) => call.ops.bind(call.name, call.inputs, call.attrs) as Tensor[],
  ...reverseOnly<'x', TopKAttrs>(({ inputs: { x }, outputs: [, indices], ct, attrs: { k }, ops }) => {
    const n = sizeOf(x.shape) / lastDim(x);
    const sums = addRows(ops, ops.reshape(indices, [n, k]), ops.reshape(ct, [n, k, 1]), lastDim(x));
    return { x: ops.reshape(sums, x.shape) };
  }, 'outputs'),
  canon: canon((r, name, { x }, attrs) => {
    const rows = r.reshape(x, [sizeOf(x.shape) / lastDim(x), lastDim(x)]);
    const found = r.run(name, { x: rows }, attrs) as Tensor[];
    return found.map((y) => r.reshape(y, [...x.shape.slice(0, -1), attrs.k]));
  }),
};

export const search = {
  SearchSorted: {
    shape: shapeOf('values', 'int32'),
    batch: mergeBatch,
    ...constant,
  } satisfies KernelRecord<Sorted>,
  LowerBound: absent,
  UpperBound: absent,
  Bincount: {
    shape: ({ inputs: { weights }, attrs }) => ({ shape: [attrs.size], dtype: weights.dtype }),
    batch: counted,
  } satisfies KernelRecord<'x' | 'weights', { size: number }>,
  DenseBincount: {
    shape: ({ inputs: { x, weights }, attrs }) => ({
      shape: [...x.shape.slice(0, -1), attrs.size],
      dtype: weights.dtype,
    }),
    batch: counted,
  } satisfies KernelRecord<'x' | 'weights', { size: number }>,
  TopK: topK,
  NonMaxSuppressionV3: dataShaped,
  NonMaxSuppressionV4: perhapsStacked,
  NonMaxSuppressionV5: dataShaped,
  Unique: dataShaped,
};
