import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { canon, rows } from './canonical.js';
import { constant } from './derivatives.js';
import { lastDim } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { absent, dataShape, dataShaped, underived } from './refusals.js';
import { addRows, gatherRows } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';

const counts: KernelRecord<'x' | 'weights', { size: number }> = {
  shape: ({ name, inputs: { x, weights }, attrs }) => ({
    shape: name === 'Bincount' ? [attrs.size] : [...x.shape.slice(0, -1), attrs.size],
    dtype: weights.dtype,
  }),
  batch: loop('it counts all of its input'),
  ...underived,
};

export const search = {
  SearchSorted: {
    shape: shapeOf('values', 'int32'),
    batch: mergeBatch,
    ...constant,
  } satisfies KernelRecord<'sortedSequence' | 'values'>,
  LowerBound: absent,
  UpperBound: absent,
  Bincount: counts,
  DenseBincount: counts,
  TopK: {
    shape: ({ inputs: { x }, attrs: { k } }) => {
      const shape = [...x.shape.slice(0, -1), k];
      return [
        { shape, dtype: x.dtype },
        { shape, dtype: 'int32' },
      ];
    },
    batch: (call) => call.ops.bind(call.name, call.inputs, call.attrs) as Tensor[],
    canon: canon(rows),
    saves: 'outputs',
    vjp({ inputs: { x }, outputs: [, indices], ct, attrs: { k }, ops }) {
      const n = sizeOf(x.shape) / lastDim(x);
      const updates = ops.reshape(ct, [n, k, 1]);
      return { x: ops.reshape(addRows(ops, ops.reshape(indices, [n, k]), updates, lastDim(x)), x.shape) };
    },
    jvp({ inputs: { x }, outputs: [y, indices], tangents, attrs: { k }, ops }) {
      const n = sizeOf(x.shape) / lastDim(x);
      const t = ops.reshape(tangents.x!, [n, lastDim(x), 1]);
      return [ops.reshape(gatherRows(ops, t, ops.reshape(indices, [n, k])), y.shape), null];
    },
  } satisfies KernelRecord<'x', { k: number }>,
  NonMaxSuppressionV3: { ...dataShaped, ...constant },
  /** Padded to a fixed size, its results can be stacked. */
  NonMaxSuppressionV4: {
    shape: dataShape,
    batch: loop('which boxes are kept depends on those kept before'),
    ...constant,
  } satisfies KernelRecord,
  NonMaxSuppressionV5: dataShaped,
  Unique: dataShaped,
};
