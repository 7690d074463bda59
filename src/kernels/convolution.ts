import type { Tensor } from '@tensorflow/tfjs-core';
import { batchToSpace, spaceToBatch } from './blocks.js';
import { multilinear } from './derivatives.js';
import { opName } from './opName.js';
import type { Ops } from './ops.js';
import type { Derivative, ShapeRule } from './record.js';
import { type Info2d, type Info3d, slides, type WindowAttrs } from './windows.js';

export interface ConvAttrs extends WindowAttrs {
  /** Of the kernels that compute the cotangent of the filter. */
  readonly filterShape: readonly number[];
  /** Of the kernels that compute the cotangent of the input. */
  readonly inputShape: readonly number[];
}

/** Filters end in [..., channels in, channels out] for convolutions, [..., channels, multiplier] for depthwise ones. */
export const forwardShape =
  (info: Family['info']): ShapeRule<'x' | 'filter', ConvAttrs> =>
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

/** A convolution and the two kernels that are its transposes. tfjs defines those for undilated filters alone. */
interface Family {
  readonly forward: string;
  readonly toInput: string;
  readonly toFilter: string;
  info(x: readonly number[], filter: readonly number[], attrs: ConvAttrs): Info2d | Info3d;
}

interface Derivatives {
  readonly forward: Derivative<'x' | 'filter', ConvAttrs>;
  readonly toInput: Derivative<'dy' | 'filter', ConvAttrs>;
  readonly toFilter: Derivative<'x' | 'dy', ConvAttrs>;
}

/** A dilated convolution is an undilated one of every d-th pixel: how to take images apart and put them together. */
function takeApart(info: Info2d | Info3d) {
  const axes = slides(info);
  if (axes.every(({ dilation }) => dilation === 1)) return null;
  const blocks = axes.map(({ axis, size, dilation, before, after }) => {
    const missing = (dilation - ((size + before + after) % dilation)) % dilation;
    return { axis, size: dilation, before, after: after + missing, missing };
  });
  return {
    attrs: { strides: 1, pad: 'valid', dimRoundingMode: undefined },
    x: blocks,
    y: blocks.map(({ axis, size, missing }) => ({ axis, size, before: 0, after: missing })),
  };
}

export function convolutionDerivatives({ forward, toInput, toFilter, info }: Family): Derivatives {
  const run = (ops: Ops, name: string, inputs: { [key: string]: Tensor }, attrs: ConvAttrs, more = {}) =>
    ops.call(name, inputs, { ...attrs, dilations: 1, ...more });
  return {
    forward: multilinear<'x' | 'filter', ConvAttrs>({
      x({ inputs: { x, filter }, ct, attrs, ops }) {
        const parts = takeApart(info(x.shape, filter.shape, attrs));
        if (parts === null) return run(ops, toInput, { dy: ct, filter }, attrs, { inputShape: x.shape });
        const dy = spaceToBatch(ops, ct, parts.y);
        const inputShape = x.shape.slice();
        for (const { axis, size, before, after } of parts.x) {
          inputShape[axis] = (x.shape[axis] + before + after) / size;
          inputShape[0] *= size;
        }
        const dx = run(ops, toInput, { dy, filter }, attrs, { ...parts.attrs, inputShape });
        return batchToSpace(ops, dx, parts.x);
      },
      filter({ inputs: { x, filter }, ct, attrs, ops }) {
        const parts = takeApart(info(x.shape, filter.shape, attrs));
        const filterShape = filter.shape;
        if (parts === null) return run(ops, toFilter, { x, dy: ct }, attrs, { filterShape });
        const xs = spaceToBatch(ops, x, parts.x);
        const dy = spaceToBatch(ops, ct, parts.y);
        return run(ops, toFilter, { x: xs, dy }, attrs, { ...parts.attrs, filterShape });
      },
    }),
    toInput: multilinear<'dy' | 'filter', ConvAttrs>({
      dy: ({ inputs: { filter }, ct, attrs, ops }) => run(ops, forward, { x: ct, filter }, attrs),
      filter: ({ inputs: { dy, filter }, ct, attrs, ops }) =>
        run(ops, toFilter, { x: ct, dy }, attrs, { filterShape: filter.shape }),
    }),
    toFilter: multilinear<'x' | 'dy', ConvAttrs>({
      x: ({ inputs: { x, dy }, ct, attrs, ops }) =>
        run(ops, toInput, { dy, filter: ct }, attrs, { inputShape: x.shape }),
      dy: ({ inputs: { x }, ct, attrs, ops }) => run(ops, forward, { x, filter: ct }, attrs),
    }),
  };
}
