import type { Tensor } from '@tensorflow/tfjs-core';
import { multilinear } from './derivatives.js';
import { opName } from './opName.js';
import type { Ops } from './ops.js';
import type { KernelRecord, ShapeRule, VjpCall } from './record.js';
import { spaceToBatchShape } from './space.js';
import { type Info, slides, type WindowAttrs } from './windows.js';

export interface ConvAttrs extends WindowAttrs {
  /** Of the kernels that compute the cotangent of the filter. */
  readonly filterShape: readonly number[];
  /** Of the kernels that compute the cotangent of the input. */
  readonly inputShape: readonly number[];
}

type Forward = 'x' | 'filter';
type ToInput = 'dy' | 'filter';
type ToFilter = 'x' | 'dy';
export type ConvRecord<K extends string> = KernelRecord<K, ConvAttrs>;

/** A convolution and the two kernels that are its transposes. tfjs defines those for undilated filters alone. */
interface Family {
  readonly names: readonly [forward: string, toInput: string, toFilter: string];
  info(x: readonly number[], filter: readonly number[], attrs: ConvAttrs): Info;
  readonly batch: {
    readonly forward: ConvRecord<Forward>['batch'];
    readonly toInput: ConvRecord<ToInput>['batch'];
    readonly toFilter: ConvRecord<ToFilter>['batch'];
  };
}

export const channelsFirst = (attrs: WindowAttrs): boolean => attrs.dataFormat === 'NCHW';

/** To NHWC and back. */
export const toLast = (ops: Ops, x: Tensor, attrs: ConvAttrs): Tensor =>
  channelsFirst(attrs) ? ops.transpose(x, [0, 2, 3, 1]) : x;
export const fromLast = (ops: Ops, y: Tensor, attrs: ConvAttrs): Tensor =>
  channelsFirst(attrs) ? ops.transpose(y, [0, 3, 1, 2]) : y;
export const lastShape = ([n, ...s]: readonly number[], attrs: ConvAttrs): number[] =>
  channelsFirst(attrs) ? [n, s[1], s[2], s[0]] : [n, ...s];

/** Filters end in [..., channels in, channels out] for convolutions, [..., channels, multiplier] for depthwise ones. */
export const forwardShape =
  (info: Family['info']): ShapeRule<Forward, ConvAttrs> =>
  ({ name, inputs: { x, filter }, attrs }) => {
    const { shape } = x;
    const given = channelsFirst(attrs) ? shape[1] : shape[shape.length - 1];
    if (shape.length !== filter.shape.length || given !== filter.shape[filter.shape.length - 2]) {
      throw new Error(
        `${opName(name)}: the filter [${filter.shape}] does not fit an input of shape [${shape}]`,
      );
    }
    return { shape: info(shape, filter.shape, attrs).outShape, dtype: x.dtype };
  };

/** A dilated convolution is an undilated one of every d-th pixel: its images taken apart, and how to join them. */
function takenApart(info: Info, { inputs: { x }, ct, attrs, ops }: VjpCall<Forward, ConvAttrs>) {
  const axes = slides(info);
  const blockShape = axes.map((a) => a.dilation);
  if (blockShape.every((d) => d === 1)) return null;
  const missing = axes.map(({ size, dilation: d, before, after }) => (d - ((size + before + after) % d)) % d);
  const paddings = axes.map(({ before, after }, i) => [before, after + missing[i]]);
  const apart = (t: Tensor, edges: readonly number[][]) =>
    ops.call('SpaceToBatchND', { x: toLast(ops, t, attrs) }, { blockShape, paddings: edges });
  return {
    attrs: { strides: 1, pad: 'valid', dimRoundingMode: undefined, dataFormat: 'NHWC' },
    inputShape: spaceToBatchShape(lastShape(x.shape, attrs), { blockShape, paddings }),
    x: () => apart(x, paddings),
    dy: apart(
      ct,
      missing.map((m) => [0, m]),
    ),
    join: (dx: Tensor) =>
      fromLast(ops, ops.call('BatchToSpaceND', { x: dx }, { blockShape, crops: paddings }), attrs),
  };
}

/** The three records of a family, in the order of its names. */
export function convolutions({ names, info, batch }: Family) {
  const [forward, toInput, toFilter] = names;
  const run = (ops: Ops, name: string, inputs: { [key: string]: Tensor }, attrs: ConvAttrs, more = {}) =>
    ops.call(name, inputs, { ...attrs, dilations: 1, ...more });
  return [
    {
      shape: forwardShape(info),
      batch: batch.forward,
      ...multilinear<Forward, ConvAttrs>({
        x(call) {
          const {
            inputs: { x, filter },
            ct,
            attrs,
            ops,
          } = call;
          const parts = takenApart(info(x.shape, filter.shape, attrs), call);
          if (parts === null) return run(ops, toInput, { dy: ct, filter }, attrs, { inputShape: x.shape });
          const { dy, inputShape } = parts;
          return parts.join(run(ops, toInput, { dy, filter }, attrs, { ...parts.attrs, inputShape }));
        },
        filter(call) {
          const {
            inputs: { x, filter },
            ct,
            attrs,
            ops,
          } = call;
          const parts = takenApart(info(x.shape, filter.shape, attrs), call);
          const inputs = parts === null ? { x, dy: ct } : { x: parts.x(), dy: parts.dy };
          return run(ops, toFilter, inputs, attrs, { ...parts?.attrs, filterShape: filter.shape });
        },
      }),
    } satisfies ConvRecord<Forward>,
    {
      shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
      batch: batch.toInput,
      ...multilinear<ToInput, ConvAttrs>({
        dy: ({ inputs: { filter }, ct, attrs, ops }) => run(ops, forward, { x: ct, filter }, attrs),
        filter: ({ inputs: { dy, filter }, ct, attrs, ops }) =>
          run(ops, toFilter, { x: ct, dy }, attrs, { filterShape: filter.shape }),
      }),
    } satisfies ConvRecord<ToInput>,
    {
      shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
      batch: batch.toFilter,
      ...multilinear<ToFilter, ConvAttrs>({
        x: ({ inputs: { x, dy }, ct, attrs, ops }) =>
          run(ops, toInput, { dy, filter: ct }, attrs, { inputShape: x.shape }),
        dy: ({ inputs: { x }, ct, attrs, ops }) => run(ops, forward, { x, filter: ct }, attrs),
      }),
    } satisfies ConvRecord<ToFilter>,
  ] as const;
}
