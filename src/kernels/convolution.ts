import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { multilinear } from './derivatives.js';
import { opName } from './opName.js';
import type { Ops } from './ops.js';
import type { BatchRule, KernelRecord, ShapeRule, VjpCall } from './record.js';
import { type Info, slides, type WindowAttrs } from './windows.js';

export interface ConvAttrs extends WindowAttrs {
  /** Of the kernels that compute the cotangent of the filter. */
  readonly filterShape: readonly number[];
  /** Of the kernels that compute the cotangent of the input. */
  readonly inputShape: readonly number[];
}
type ConvInfo = (x: readonly number[], filter: readonly number[], attrs: WindowAttrs) => Info;

/** Filters end in [..., channels in, channels out] for convolutions, [..., channels, multiplier] for depthwise ones. */
export const forwardShape =
  (info: ConvInfo): ShapeRule<'x' | 'filter', ConvAttrs> =>
  ({ name, inputs: { x, filter }, attrs }) => {
    const { shape } = x;
    const given = attrs.dataFormat === 'NCHW' ? shape[1] : shape[shape.length - 1];
    if (shape.length !== filter.shape.length || given !== filter.shape[filter.shape.length - 2]) {
      throw new Error(
        `${opName(name)}: the filter [${filter.shape}] does not fit an input of shape [${shape}]`,
      );
    }
    return { shape: info(shape, filter.shape, attrs).outShape, dtype: x.dtype };
  };

export interface ConvBatching {
  readonly forward: BatchRule<'x' | 'filter', ConvAttrs>;
  readonly toInput: BatchRule<'dy' | 'filter', ConvAttrs>;
  readonly toFilter: BatchRule<'x' | 'dy', ConvAttrs>;
}

/**
 * The kernels of transposes take undilated filters alone. A dilated convolution is an undilated one of every d-th
 * pixel: how to take images apart and put them together.
 */
function takeApart(ops: Ops, info: Info, attrs: ConvAttrs) {
  const axes = slides(info);
  const blockShape = Array(axes[axes.length - 1].axis).fill(1);
  const [x, y] = [blockShape.map(() => [0, 0]), blockShape.map(() => [0, 0])];
  for (const { axis, size, dilation, before, after } of axes) {
    const missing = (dilation - ((size + before + after) % dilation)) % dilation;
    blockShape[axis - 1] = dilation;
    x[axis - 1] = [before, after + missing];
    y[axis - 1] = [0, missing];
  }
  const apart = sizeOf(blockShape) > 1;
  const cut = (image: Tensor, paddings: number[][]) =>
    apart ? ops.call('SpaceToBatchND', { x: image }, { blockShape, paddings }) : image;
  return {
    attrs: apart ? { ...attrs, strides: 1, pad: 'valid', dimRoundingMode: undefined } : attrs,
    x: (image: Tensor) => cut(image, x),
    y: (image: Tensor) => cut(image, y),
    join: (image: Tensor) =>
      apart ? ops.call('BatchToSpaceND', { x: image }, { blockShape, crops: x }) : image,
  };
}

/** The records of a convolution and of the two kernels that are its transposes. */
export function convolution(
  [forward, toInput, toFilter]: readonly [string, string, string],
  info: ConvInfo,
  batch: ConvBatching,
): [
  KernelRecord<'x' | 'filter', ConvAttrs>,
  KernelRecord<'dy' | 'filter', ConvAttrs>,
  KernelRecord<'x' | 'dy', ConvAttrs>,
] {
  const run = (ops: Ops, name: string, inputs: { [key: string]: Tensor }, attrs: object, more = {}) =>
    ops.call(name, inputs, { ...attrs, dilations: 1, ...more });
  const parts = ({ inputs: { x, filter }, attrs, ops }: VjpCall<'x' | 'filter', ConvAttrs>) =>
    takeApart(ops, info(x.shape, filter.shape, attrs), attrs);
  return [
    {
      shape: forwardShape(info),
      batch: batch.forward,
      ...multilinear<'x' | 'filter', ConvAttrs>({
        x(call) {
          const { attrs, x, y, join } = parts(call);
          const { inputs, ct, ops } = call;
          const inputShape = x(ops.zeros(inputs.x.shape)).shape;
          return join(run(ops, toInput, { dy: y(ct), filter: inputs.filter }, attrs, { inputShape }));
        },
        filter(call) {
          const { attrs, x, y } = parts(call);
          const { inputs, ct, ops } = call;
          const filterShape = inputs.filter.shape;
          return run(ops, toFilter, { x: x(inputs.x), dy: y(ct) }, attrs, { filterShape });
        },
      }),
    },
    {
      shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
      batch: batch.toInput,
      ...multilinear<'dy' | 'filter', ConvAttrs>({
        dy: ({ inputs: { filter }, ct, attrs, ops }) => run(ops, forward, { x: ct, filter }, attrs),
        filter: ({ inputs: { dy, filter }, ct, attrs, ops }) =>
          run(ops, toFilter, { x: ct, dy }, attrs, { filterShape: filter.shape }),
      }),
    },
    {
      shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
      batch: batch.toFilter,
      ...multilinear<'x' | 'dy', ConvAttrs>({
        x: ({ inputs: { x, dy }, ct, attrs, ops }) =>
          run(ops, toInput, { dy, filter: ct }, attrs, { inputShape: x.shape }),
        dy: ({ inputs: { x }, ct, attrs, ops }) => run(ops, forward, { x, filter: ct }, attrs),
      }),
    },
  ];
}
