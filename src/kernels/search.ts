import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { canon, rows } from './canonical.js';
import { constant } from './derivatives.js';
import { lastDim } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { dataShape, dataShaped } from './refusals.js';
import { addRows, gatherRows, gatherRowsOrZero } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';

type Sorted = 'sortedSequence' | 'values';

const bound = (side: 'left' | 'right'): KernelRecord<Sorted> => ({
  shape: shapeOf('values', 'int32'),
  batch: mergeBatch,
  ...constant,
  decompose: ({ inputs, ops }) => ops.call('SearchSorted', inputs, { side }),
});

interface CountAttrs {
  readonly size: number;
  readonly binaryOutput?: boolean;
}
type Counts = KernelRecord<'x' | 'weights', CountAttrs>;

/** Every example is a row, or some, for DenseBincount. */
function countRows(
  call: BatchCall<'x' | 'weights', CountAttrs>,
  rows: number,
  binaryOutput: boolean,
): Tensor {
  const { ops, size: b, mapped, inputs, attrs } = call;
  const shape = [b * rows, sizeOf(call.shape('x')) / rows];
  const unweighted = sizeOf(call.shape('weights')) === 0;
  return ops.call(
    'DenseBincount',
    {
      x: ops.reshape(call.full('x'), shape),
      weights: unweighted
        ? mapped.weights
          ? ops.zeros([0], inputs.weights.dtype)
          : inputs.weights
        : ops.reshape(call.full('weights'), shape),
    },
    { size: attrs.size, binaryOutput },
  );
}

/** Counts are linear in their weights: a scatter, whose transpose is a gather. */
const counted = (rowsOf: (x: readonly number[]) => number): Pick<Counts, 'saves' | 'vjp' | 'jvp'> => ({
  saves: 'inputs',
  vjp({ inputs: { x, weights }, ct, attrs, ops }) {
    if (attrs.binaryOutput || sizeOf(weights.shape) === 0) return {};
    const rows = rowsOf(x.shape);
    const picked = gatherRowsOrZero(
      ops,
      ops.reshape(ct, [rows, attrs.size, 1]),
      ops.reshape(x, [rows, sizeOf(x.shape) / rows]),
    );
    return { weights: ops.reshape(picked, weights.shape) };
  },
  jvp({ name, inputs: { x, weights }, tangents, attrs, ops }) {
    if (attrs.binaryOutput || sizeOf(weights.shape) === 0) return null;
    return ops.call(name, { x, weights: tangents.weights! }, attrs);
  },
});

interface TopKAttrs {
  readonly k: number;
}

/** Along the last axis. */
const asRows = (ops: Ops, x: Tensor) => ops.reshape(x, [sizeOf(x.shape) / lastDim(x), lastDim(x), 1]);

const topK: KernelRecord<'x', TopKAttrs> = {
  shape: ({ inputs: { x }, attrs: { k } }) => {
    const shape = [...x.shape.slice(0, -1), k];
    return [
      { shape, dtype: x.dtype },
      { shape, dtype: 'int32' },
    ];
  },
  batch: (call) => call.ops.bind(call.name, call.inputs, call.attrs) as Tensor[],
  saves: 'outputs',
  vjp({ inputs: { x }, outputs: [, indices], cts: [ct], attrs: { k }, ops }) {
    const rows = sizeOf(x.shape) / lastDim(x);
    const updates = ops.reshape(ct, [rows, k, 1]);
    return {
      x: ops.reshape(addRows(ops, ops.reshape(indices, [rows, k]), updates, lastDim(x)), x.shape),
    };
  },
  jvp({ outputs: [y, indices], tangents, attrs: { k }, ops }) {
    const t = asRows(ops, tangents.x!);
    return [ops.reshape(gatherRows(ops, t, ops.reshape(indices, [t.shape[0], k])), y.shape), null];
  },
  canon: canon(rows),
};

interface SuppressionAttrs {
  readonly maxOutputSize: number;
  readonly padToMaxOutputSize: boolean;
}

/** Padded to a fixed size, so that examples can be stacked. */
const paddedSuppression: KernelRecord<'boxes' | 'scores', SuppressionAttrs> = {
  shape: (call) => {
    if (!call.attrs.padToMaxOutputSize) return dataShape(call);
    return [
      { shape: [call.attrs.maxOutputSize], dtype: 'int32' },
      { shape: [], dtype: 'int32' },
    ];
  },
  batch: { loop: 'which boxes are kept depends on those kept before' },
  ...constant,
};

export const search = {
  SearchSorted: {
    shape: shapeOf('values', 'int32'),
    batch: mergeBatch,
    ...constant,
  } satisfies KernelRecord<Sorted>,
  LowerBound: bound('left'),
  UpperBound: bound('right'),
  Bincount: {
    shape: ({ inputs: { weights }, attrs }) => ({ shape: [attrs.size], dtype: weights.dtype }),
    batch: (call) => countRows(call, 1, false),
    ...counted(() => 1),
  } satisfies Counts,
  DenseBincount: {
    shape: ({ inputs: { x, weights }, attrs }) => ({
      shape: [...x.shape.slice(0, -1), attrs.size],
      dtype: weights.dtype,
    }),
    batch(call) {
      const [rows, columns] = call.shape('x');
      // tfjs heeds binaryOutput in matrices alone.
      if (columns === undefined) return countRows(call, 1, false);
      return call.ops.unmerge(countRows(call, rows, call.attrs.binaryOutput ?? false), call.size);
    },
    ...counted((x) => (x.length === 2 ? x[0] : 1)),
  } satisfies Counts,
  TopK: topK,
  NonMaxSuppressionV3: { ...dataShaped, ...constant },
  NonMaxSuppressionV4: paddedSuppression,
  NonMaxSuppressionV5: dataShaped,
  Unique: dataShaped,
};
