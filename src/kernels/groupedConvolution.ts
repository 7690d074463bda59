import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import type { ConvAttrs } from './convolution.js';
import { fold, lastDim, mergeExamples, scaled, unfold } from './fold.js';
import type { Ops } from './ops.js';
import { filterRows, type Patches, rowsToFilters } from './patches.js';

type Call<K extends string> = BatchCall<K, ConvAttrs>;

const channelsFirst = (attrs: ConvAttrs) => attrs.dataFormat === 'NCHW';
const channelAxis = (x: Tensor, attrs: ConvAttrs) => (channelsFirst(attrs) ? 1 : x.shape.length - 1);

/** Patches are cut from NHWC images. */
const toLast = (ops: Ops, x: Tensor, attrs: ConvAttrs) =>
  channelsFirst(attrs) ? ops.transpose(x, [0, 2, 3, 1]) : x;
const fromLast = (ops: Ops, y: Tensor, attrs: ConvAttrs) =>
  channelsFirst(attrs) ? ops.transpose(y, [0, 3, 1, 2]) : y;

function inLast(attrs: ConvAttrs): ConvAttrs {
  if (!channelsFirst(attrs)) return attrs;
  const { pad, inputShape: shape } = attrs;
  return {
    ...attrs,
    dataFormat: 'NHWC',
    pad: Array.isArray(pad) ? [pad[0], pad[2], pad[3], pad[1]] : pad,
    inputShape: shape && [shape[0], shape[2], shape[3], shape[1]],
  };
}

/** [b * n, ...out, c] to [b, n * out, c]. */
const matrices = (ops: Ops, x: Tensor, b: number) => {
  const c = lastDim(x);
  return ops.reshape(x, [b, sizeOf(x.shape) / (b * c), c]);
};

/** The filters' cotangents for b images after another along axis 0: patches times cotangents. */
export function filtersByPatches(
  ops: Ops,
  { cut }: Patches,
  x: Tensor,
  dy: Tensor,
  attrs: ConvAttrs,
  b: number,
) {
  const rows = cut(ops, toLast(ops, x, attrs), attrs.filterShape, inLast(attrs));
  const product = ops.matMul(matrices(ops, rows, b), matrices(ops, toLast(ops, dy, attrs), b), true);
  return rowsToFilters(ops, product, attrs.filterShape);
}

/**
 * Batching rules of a convolution and its transposes. One mapped operand becomes more examples or more channels;
 * two make a convolution in groups, which tfjs lacks: a matrix product of patches.
 */
export function groupedConvolution(patches: Patches) {
  return {
    forward(call: Call<'x' | 'filter'>): Tensor {
      const { ops, size, mapped, attrs, inputs } = call;
      const { x, filter } = inputs;
      if (!mapped.filter) return mergeExamples(call, ['x']);
      if (!mapped.x) {
        const y = call.run({ x, filter: fold(ops, filter, call.rank('filter') - 1) });
        return unfold(ops, y, channelAxis(x, attrs), size);
      }
      const rows = patches.cut(ops, toLast(ops, ops.merge(x), attrs), call.shape('filter'), inLast(attrs));
      const product = ops.matMul(matrices(ops, rows, size), filterRows(ops, filter));
      const y = ops.reshape(product, [...rows.shape.slice(0, -1), lastDim(product)]);
      return ops.unmerge(fromLast(ops, y, attrs), size);
    },

    toInput(call: Call<'dy' | 'filter'>): Tensor {
      const { ops, size, mapped, attrs, inputs } = call;
      const { dy, filter } = inputs;
      const { inputShape } = attrs;
      const examples = { ...attrs, inputShape: scaled(inputShape, 0, size) };
      if (!mapped.filter) return mergeExamples(call, ['dy'], examples);
      if (!mapped.dy) {
        const axis = channelAxis(dy, attrs);
        const folded = fold(ops, filter, call.rank('filter') - 2);
        const dx = call.run({ dy, filter: folded }, { ...attrs, inputShape: scaled(inputShape, axis, size) });
        return unfold(ops, dx, axis, size);
      }
      const last = toLast(ops, ops.merge(dy), attrs);
      const product = ops.matMul(matrices(ops, last, size), filterRows(ops, filter), false, true);
      const rows = ops.reshape(product, [...last.shape.slice(0, -1), lastDim(product)]);
      const dx = patches.paste(ops, rows, call.shape('filter'), inLast(examples));
      return ops.unmerge(fromLast(ops, dx, attrs), size);
    },

    toFilter(call: Call<'x' | 'dy'>): Tensor {
      const { ops, size, mapped, attrs, inputs } = call;
      const { x, dy } = inputs;
      const { filterShape } = attrs;
      if (mapped.x && mapped.dy) {
        return filtersByPatches(ops, patches, ops.merge(x), ops.merge(dy), attrs, size);
      }
      const axis = channelAxis(mapped.x ? dy : x, attrs);
      const widened = filterShape.length - (mapped.x ? 2 : 1);
      const inputsNow = mapped.x ? { x: fold(ops, x, axis), dy } : { x, dy: fold(ops, dy, axis) };
      const w = call.run(inputsNow, { ...attrs, filterShape: scaled(filterShape, widened, size) });
      return unfold(ops, w, widened, size);
    },
  };
}
