import { backend_util } from '@tensorflow/tfjs-core';

type Tuple = number | readonly number[];
export type Pad = 'valid' | 'same' | number | [number, number][];

/** What kernels that slide a window over an image are told, with their defaults unfilled. */
export interface WindowAttrs {
  readonly strides: Tuple;
  readonly pad: Pad;
  readonly dilations?: Tuple;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: string;
}
export interface PoolAttrs extends WindowAttrs {
  readonly filterSize: Tuple;
}

export type Info2d = backend_util.Conv2DInfo;
export type Info3d = backend_util.Conv3DInfo;
export type Info = Info2d | Info3d;

/** tfjs' own arithmetic, for shapes of unchecked length. */
const infer = backend_util as unknown as {
  computeConv2DInfo(...args: unknown[]): Info2d;
  computeConv3DInfo(...args: unknown[]): Info3d;
  computePool2DInfo(...args: unknown[]): Info2d;
  computePool3DInfo(...args: unknown[]): Info3d;
  computeDilation2DInfo(...args: unknown[]): Info2d;
};
type Shape = readonly number[];

export const conv2dInfo = (x: Shape, filter: Shape, a: WindowAttrs, depthwise = false): Info2d => {
  const format = a.dataFormat === 'NCHW' ? 'channelsFirst' : 'channelsLast';
  return infer.computeConv2DInfo(
    x,
    filter,
    a.strides,
    a.dilations ?? 1,
    a.pad,
    a.dimRoundingMode,
    depthwise,
    format,
  );
};

/** Depthwise kernels take NHWC images, whatever they are told. */
export const depthwiseInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info2d =>
  conv2dInfo(x, filter, { ...a, dataFormat: 'NHWC' }, true);

export const conv3dInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info3d =>
  infer.computeConv3DInfo(x, filter, a.strides, a.dilations ?? 1, a.pad);

export const pool2dInfo = (x: Shape, a: PoolAttrs): Info2d =>
  infer.computePool2DInfo(x, a.filterSize, a.strides, 1, a.pad, a.dimRoundingMode);

export const pool3dInfo = (x: Shape, a: PoolAttrs): Info3d =>
  infer.computePool3DInfo(x, a.filterSize, a.strides, 1, a.pad, a.dimRoundingMode);

export const dilation2dInfo = (x: Shape, filter: Shape, a: WindowAttrs): Info2d =>
  infer.computeDilation2DInfo(x, filter, a.strides, a.pad, 'NHWC', a.dilations ?? 1);

/** The sliding of a window along one spatial axis: window i starts at i * stride - before. */
export interface Slide {
  readonly axis: number;
  readonly size: number;
  readonly out: number;
  readonly filter: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  /** How far the last window reaches beyond the end; negative if it stops short of it. */
  readonly after: number;
}

/** What tfjs calls the spatial axes and their starts. */
const AXES = [
  ['Depth', 'front'],
  ['Height', 'top'],
  ['Width', 'left'],
] as const;

export function slides(info: Info): Slide[] {
  const read = info as unknown as Record<string, number>;
  const pads = info.padInfo as unknown as Record<string, number>;
  const first = info.dataFormat === 'channelsFirst' ? 2 : 1;
  return AXES.filter(([name]) => `in${name}` in info).map(([name, edge], i) => {
    const [size, out, filter] = [read[`in${name}`], read[`out${name}`], read[`filter${name}`]];
    const [stride, dilation] = [read[`stride${name}`], read[`dilation${name}`]];
    const before = pads[edge];
    const after = (out - 1) * stride + (filter - 1) * dilation + 1 - size - before;
    return { axis: first + i, size, out, filter, stride, dilation, before, after };
  });
}
