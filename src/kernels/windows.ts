import { backend_util } from '@tensorflow/tfjs-core';

type Tuple = number | readonly number[];
type Shape = readonly number[];

/** What kernels that slide a window over an image are told, with their defaults unfilled. */
export interface WindowAttrs {
  readonly strides: Tuple;
  readonly pad: 'valid' | 'same' | number | [number, number][];
  readonly dilations?: Tuple;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: string;
}
export interface PoolAttrs extends WindowAttrs {
  readonly filterSize: Tuple;
}

export type Info = backend_util.Conv2DInfo | backend_util.Conv3DInfo;

/** tfjs' own arithmetic, for shapes of unchecked length. */
const infer = backend_util as unknown as { readonly [name: string]: (...args: unknown[]) => Info };

export const conv2dInfo = (x: Shape, filter: Shape, a: WindowAttrs, depthwise = false): Info =>
  infer.computeConv2DInfo(
    x,
    filter,
    a.strides,
    a.dilations ?? 1,
    a.pad,
    a.dimRoundingMode,
    depthwise,
    a.dataFormat === 'NCHW' ? 'channelsFirst' : 'channelsLast',
  );

/** Depthwise kernels take NHWC images, whatever they are told. */
export const depthwiseInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info =>
  conv2dInfo(x, filter, { ...a, dataFormat: 'NHWC' }, true);

export const conv3dInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info =>
  infer.computeConv3DInfo(x, filter, a.strides, a.dilations ?? 1, a.pad);

export const dilation2dInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info =>
  infer.computeDilation2DInfo(x, filter, a.strides, a.pad, 'NHWC', a.dilations ?? 1);

export const poolInfo = (x: Shape, a: PoolAttrs): Info =>
  infer[`computePool${x.length - 2}DInfo`](x, a.filterSize, a.strides, 1, a.pad, a.dimRoundingMode);

/** The sliding of a window along one spatial axis: window i starts at i * stride - before. */
export interface Slide {
  readonly size: number;
  readonly out: number;
  readonly filter: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  /** How far the last window reaches beyond the end; negative if it stops short of it. */
  readonly after: number;
}

/** Along the spatial axes, in order. */
export function slides(info: Info): Slide[] {
  const read = info as unknown as { readonly [name: string]: number };
  const pads = info.padInfo as unknown as { readonly [name: string]: number };
  const starts = { Depth: 'front', Height: 'top', Width: 'left' };
  return Object.entries(starts)
    .slice('inDepth' in info ? 0 : 1)
    .map(([name, start]) => {
      const [size, out, filter, stride, dilation] = ['in', 'out', 'filter', 'stride', 'dilation'].map(
        (of) => read[of + name],
      );
      const before = pads[start];
      const after = (out - 1) * stride + (filter - 1) * dilation + 1 - size - before;
      return { size, out, filter, stride, dilation, before, after };
    });
}

/** The attributes of a 2-d pool over NHWC images that slides exactly so, without rounding. */
export const slidingPool = (a: Slide, b: Slide): PoolAttrs => ({
  filterSize: [a.filter, b.filter],
  strides: [a.stride, b.stride],
  pad: [
    [0, 0],
    [a.before, a.after],
    [b.before, b.after],
    [0, 0],
  ],
});
