import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { decomposed } from './derivatives.js';
import { fold, mergeExamples, unfold } from './fold.js';
import { maxima, needsPositive, pickAt, putAt } from './maxima.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';
import { dilation2dInfo, slides, type WindowAttrs } from './windows.js';

type Inputs = 'x' | 'filter' | 'dy';

const CHANNELS = 3;
const FILTER_CHANNELS = 2;

const maximaOf = (ops: Ops, x: Tensor, filter: Tensor, attrs: WindowAttrs) =>
  maxima(ops, x, slides(dilation2dInfo(x.shape, filter.shape, attrs)), filter);

/** Filters are per channel, so mapped ones stack up along the channels. */
function batch(call: BatchCall<Inputs, WindowAttrs>, axis: number, ...keys: Inputs[]): Tensor {
  const folded = keys.map((key) => {
    const channels = key === 'filter' ? FILTER_CHANNELS : CHANNELS;
    return [key, fold(call.ops, call.full(key), channels)];
  });
  return unfold(call.ops, call.run(Object.fromEntries(folded)), axis, call.size);
}

const backprop = (key: 'x' | 'filter'): KernelRecord<Inputs, WindowAttrs> => ({
  shape: shapeOf(key),
  batch: (call) =>
    key === 'x' && !call.mapped.filter
      ? mergeExamples(call, ['x', 'dy'])
      : batch(call, key === 'x' ? CHANNELS : FILTER_CHANNELS, 'x', 'filter', 'dy'),
  ...decomposed,
  decompose: ({ inputs, attrs, ops }) =>
    putAt(ops, maximaOf(ops, inputs.x, inputs.filter, attrs)[key], inputs.dy, inputs[key].shape),
  wrongOn: needsPositive,
});

export const dilation = {
  Dilation2D: {
    shape: ({ inputs: { x, filter }, attrs }) => ({
      shape: dilation2dInfo(x.shape, filter.shape, attrs).outShape,
      dtype: x.dtype,
    }),
    batch: (call) =>
      call.mapped.filter
        ? batch(call as BatchCall<Inputs, WindowAttrs>, CHANNELS, 'x', 'filter')
        : mergeExamples(call, ['x']),
    saves: 'inputs',
    vjp({ inputs: { x, filter }, ct, attrs, wants, ops }) {
      const at = maximaOf(ops, x, filter, attrs);
      return {
        x: wants('x') ? putAt(ops, at.x, ct, x.shape) : undefined,
        filter: wants('filter') ? putAt(ops, at.filter, ct, filter.shape) : undefined,
      };
    },
    jvp({ inputs: { x, filter }, y, attrs, tangents, ops }) {
      const at = maximaOf(ops, x, filter, attrs);
      const terms = (['x', 'filter'] as const).flatMap((key) => {
        const t = tangents[key];
        return t === undefined ? [] : [pickAt(ops, at[key], t)];
      });
      return ops.reshape(terms.reduce(ops.add), y.shape);
    },
    decompose({ inputs: { x, filter }, attrs, ops }) {
      const at = maximaOf(ops, x, filter, attrs);
      const shape = dilation2dInfo(x.shape, filter.shape, attrs).outShape;
      return ops.reshape(ops.add(pickAt(ops, at.x, x), pickAt(ops, at.filter, filter)), shape);
    },
    wrongOn: needsPositive,
  } satisfies KernelRecord<'x' | 'filter', WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
