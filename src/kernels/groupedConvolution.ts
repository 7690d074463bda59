import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, channelsFirst, fromLast, lastShape, toLast } from './convolution.js';
import { fold, lastDim, mergeExamples, scaled, unfold } from './fold.js';
import type { Ops } from './ops.js';
import { filterRows, type Patches, rowsToFilters } from './patches.js';

type Call<K extends string> = BatchCall<K, ConvAttrs>;

const channelAxis = (x: Tensor, attrs: ConvAttrs) => (channelsFirst(attrs) ? 1 : x.shape.length - 1);

/** Patches are cut from NHWC images. */
function inLast(attrs: ConvAttrs): ConvAttrs {
  if (!channelsFirst(attrs)) return attrs;
  const { pad, inputShape } = attrs;
  return {
    ...attrs,
    dataFormat: 'NHWC',
    pad: Array.isArray(pad) ? [pad[0], pad[2], pad[3], pad[1]] : pad,
    inputShape: inputShape && lastShape(inputShape, attrs),
  };
}

/** [b * n, ...out, c] to [b, n * out, c]. */
const matrices = (ops: Ops, x: Tensor, b: number) =>
  ops.reshape(x, [b, sizeOf(x.shape) / (b * lastDim(x)), lastDim(x)]);

/** [b, n * out, c] to the shape of images but for the channels. */
const images = (ops: Ops, x: Tensor, like: Tensor) =>
  ops.reshape(x, [...like.shape.slice(0, -1), lastDim(x)]);

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
export const groupedConvolution = (patches: Patches) => ({
  forward(call: Call<'x' | 'filter'>): Tensor {
    const { ops, size, mapped, attrs } = call;
    const { x, filter } = call.inputs;
    if (!mapped.filter) return mergeExamples(call, 'x');
    if (!mapped.x) {
      const y = call.run({ x, filter: fold(ops, filter, call.rank('filter') - 1) });
      return unfold(ops, y, channelAxis(x, attrs), size);
    }
    const rows = patches.cut(ops, toLast(ops, ops.merge(x), attrs), call.shape('filter'), inLast(attrs));
    const product = ops.matMul(matrices(ops, rows, size), filterRows(ops, filter));
    return ops.unmerge(fromLast(ops, images(ops, product, rows), attrs), size);
  },

  toInput(call: Call<'dy' | 'filter'>): Tensor {
    const { ops, size, mapped, attrs } = call;
    const { dy, filter } = call.inputs;
    const widened = (axis: number) => ({ ...attrs, inputShape: scaled(attrs.inputShape, axis, size) });
    if (!mapped.filter) return mergeExamples(call, 'dy', widened(0));
    if (!mapped.dy) {
      const axis = channelAxis(dy, attrs);
      const dx = call.run({ dy, filter: fold(ops, filter, call.rank('filter') - 2) }, widened(axis));
      return unfold(ops, dx, axis, size);
    }
    const last = toLast(ops, ops.merge(dy), attrs);
    const product = ops.matMul(matrices(ops, last, size), filterRows(ops, filter), false, true);
    const dx = patches.paste(ops, images(ops, product, last), call.shape('filter'), inLast(widened(0)));
    return ops.unmerge(fromLast(ops, dx, attrs), size);
  },

  toFilter(call: Call<'x' | 'dy'>): Tensor {
    const { ops, size, mapped, attrs } = call;
    const { x, dy } = call.inputs;
    const { filterShape } = attrs;
    if (mapped.x && mapped.dy) {
      return filtersByPatches(ops, patches, ops.merge(x), ops.merge(dy), attrs, size);
    }
    const axis = channelAxis(mapped.x ? dy : x, attrs);
    const widened = filterShape.length - (mapped.x ? 2 : 1);
    const inputs = mapped.x ? { x: fold(ops, x, axis), dy } : { x, dy: fold(ops, dy, axis) };
    const w = call.run(inputs, { ...attrs, filterShape: scaled(filterShape, widened, size) });
    return unfold(ops, w, widened, size);
  },
});
