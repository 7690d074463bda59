import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { multilinear } from './derivatives.js';
import { opName } from './opName.js';
import type { Ops } from './ops.js';
import type { BatchRule, Inputs, KernelRecord, ShapeRule, VjpCall } from './record.js';
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
function takeApart(
  { inputs: { x, filter }, attrs, ops }: VjpCall<'x' | 'filter', ConvAttrs>,
  info: ConvInfo,
) {
  const inputShape = x.shape.slice();
  const axes = slides(info(x.shape, filter.shape, attrs));
  const blockShape: number[] = Array(axes[axes.length - 1].axis).fill(1);
  const [paddings, ends] = [blockShape.map(() => [0, 0]), blockShape.map(() => [0, 0])];
  for (const { axis, size, dilation, before, after } of axes) {
    const missing = (dilation - ((size + before + after) % dilation)) % dilation;
    blockShape[axis - 1] = dilation;
    paddings[axis - 1] = [before, after + missing];
    ends[axis - 1] = [0, missing];
    inputShape[0] *= dilation;
    inputShape[axis] = (size + before + after + missing) / dilation;
  }
  const undilated = sizeOf(blockShape) === 1;
  const cut = (image: Tensor, edges: number[][]) =>
    undilated ? image : ops.call('SpaceToBatchND', { x: image }, { blockShape, paddings: edges });
  return {
    attrs: undilated ? {} : { strides: 1, pad: 'valid', dimRoundingMode: undefined },
    inputShape: undilated ? x.shape : inputShape,
    x: () => cut(x, paddings),
    y: (image: Tensor) => cut(image, ends),
    join: (image: Tensor) =>
      undilated ? image : ops.call('BatchToSpaceND', { x: image }, { blockShape, crops: paddings }),
  };
}

interface Call {
  readonly attrs: ConvAttrs;
  readonly ops: Ops;
}
const run = ({ attrs, ops }: Call, name: string, inputs: Inputs, more = {}) =>
  ops.call(name, inputs, { ...attrs, dilations: 1, ...more });

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
  return [
    {
      shape: forwardShape(info),
      batch: batch.forward,
      ...multilinear<'x' | 'filter', ConvAttrs>({
        x(call) {
          const { attrs, inputShape, y, join } = takeApart(call, info);
          const { filter } = call.inputs;
          return join(run(call, toInput, { dy: y(call.ct), filter }, { ...attrs, inputShape }));
        },
        filter(call) {
          const { attrs, x, y } = takeApart(call, info);
          const filterShape = call.inputs.filter.shape;
          return run(call, toFilter, { x: x(), dy: y(call.ct) }, { ...attrs, filterShape });
        },
      }),
    },
    {
      shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
      batch: batch.toInput,
      ...multilinear<'dy' | 'filter', ConvAttrs>({
        dy: (call) => run(call, forward, { x: call.ct, filter: call.inputs.filter }),
        filter: (call) =>
          run(call, toFilter, { x: call.ct, dy: call.inputs.dy }, { filterShape: call.inputs.filter.shape }),
      }),
    },
    {
      shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
      batch: batch.toFilter,
      ...multilinear<'x' | 'dy', ConvAttrs>({
        x: (call) =>
          run(call, toInput, { dy: call.inputs.dy, filter: call.ct }, { inputShape: call.inputs.x.shape }),
        dy: (call) => run(call, forward, { x: call.inputs.x, filter: call.ct }),
      }),
    },
  ];
}
