import { backend_util, type Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxis } from '../shapes/axes.js';
import { concatShape } from '../shapes/concat.js';
import type { Shape } from '../shapes/shape.js';
import { stackShape } from '../shapes/stack.js';
import type { BatchCall } from './batchCall.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { listOf } from './rules.js';

interface AxisAttrs {
  readonly axis: number;
}

/** Every listed tensor, with a batch axis in front. */
const fullList = (call: BatchCall<string, AxisAttrs>) =>
  Object.keys(call.inputs).map((key) => call.full(key));

const concat: KernelRecord<string, AxisAttrs> = {
  shape: ({ inputs, attrs }) => ({
    shape: concatShape(
      listOf(inputs).map(({ shape }) => shape),
      attrs.axis,
    ),
    dtype: listOf(inputs)[0].dtype,
  }),
  batch: (call) =>
    call.run(fullList(call), { axis: normalizeAxis('concat', call.attrs.axis, call.shape('0')) + 1 }),
  ...linear(({ inputs, ct, attrs, ops, wants }) => {
    const axis = normalizeAxis('concat', attrs.axis, ct.shape);
    const begin = ct.shape.map(() => 0);
    const cts: Record<string, Tensor> = {};
    listOf(inputs).forEach(({ shape }, i) => {
      if (wants(String(i))) cts[i] = ops.slice(ct, begin, shape);
      begin[axis] += shape[axis];
    });
    return cts;
  }),
};

const pack: KernelRecord<string, AxisAttrs> = {
  shape: ({ inputs, attrs }) => ({
    shape: stackShape(
      listOf(inputs).map(({ shape }) => shape),
      attrs.axis,
    ),
    dtype: listOf(inputs)[0].dtype,
  }),
  batch(call) {
    const shape = call.shape('0');
    return call.run(fullList(call), {
      axis: normalizeAxis('stack', call.attrs.axis, shape, shape.length + 1) + 1,
    });
  },
  ...linear(({ ct, attrs, ops }) =>
    Object.fromEntries(ops.unstack(ct, normalizeAxis('stack', attrs.axis, ct.shape)).entries()),
  ),
};

const unpack: KernelRecord<'value', AxisAttrs> = {
  shape({ inputs: { value }, attrs }) {
    const axis = normalizeAxis('unstack', attrs.axis, value.shape);
    const shape = value.shape.filter((_, i) => i !== axis);
    return Array.from({ length: value.shape[axis] }, () => ({ shape, dtype: value.dtype }));
  },
  batch: (call) =>
    call.ops.unstack(call.inputs.value, normalizeAxis('unstack', call.attrs.axis, call.shape('value')) + 1),
  ...linear(({ cts, inputs, attrs, ops }) => ({
    value: ops.stack(cts, normalizeAxis('unstack', attrs.axis, inputs.value.shape)),
  })),
};

interface SplitAttrs extends AxisAttrs {
  readonly numOrSizeSplits: number | number[];
}

const splitAxis = (shape: Shape, attrs: SplitAttrs) => normalizeAxis('split', attrs.axis, shape);

const splitV: KernelRecord<'x', SplitAttrs> = {
  shape({ inputs: { x }, attrs }) {
    const axis = splitAxis(x.shape, attrs);
    const sizes = backend_util.prepareSplitSize(x as Tensor, attrs.numOrSizeSplits, axis);
    return sizes.map((size) => ({
      shape: x.shape.map((dim, i) => (i === axis ? size : dim)),
      dtype: x.dtype,
    }));
  },
  batch: (call) =>
    call.ops.bind('SplitV', call.inputs, { ...call.attrs, axis: splitAxis(call.shape('x'), call.attrs) + 1 }),
  ...linear(({ cts, inputs, attrs, ops }) => ({ x: ops.concat(cts, splitAxis(inputs.x.shape, attrs)) })),
};

export const join = {
  Concat: concat,
  Pack: pack,
  SplitV: splitV,
  Unpack: unpack,
} satisfies Partial<Record<KernelName, AnyRecord>>;
