import { message } from './error.js';
import { printShape } from './print.js';

type Shape = readonly (number | string)[];

export type depthUneven<
  shape extends Shape,
  axis extends number,
  blockSize extends number,
> = `depthToSpace: axis ${axis} of shape ${printShape<shape>} is not a multiple of ${blockSize} * ${blockSize}`;
export const depthUneven = /* @__PURE__ */ message(
  'AX146',
  <const shape extends Shape, const axis extends number, const blockSize extends number>(
    shape: shape,
    axis: axis,
    blockSize: blockSize,
  ): depthUneven<shape, axis, blockSize> =>
    `depthToSpace: axis ${axis} of shape ${printShape(shape)} is not a multiple of ${blockSize} * ${blockSize}`,
);

export type batchNormShape<
  argument extends number,
  shape extends Shape,
  x extends Shape,
> = `batchNorm: argument ${argument} of shape ${printShape<shape>} does not broadcast to ${printShape<x>}`;
export const batchNormShape = /* @__PURE__ */ message(
  'AX147',
  <const argument extends number, const shape extends Shape, const x extends Shape>(
    argument: argument,
    shape: shape,
    x: x,
  ): batchNormShape<argument, shape, x> =>
    `batchNorm: argument ${argument} of shape ${printShape(shape)} does not broadcast to ${printShape(x)}`,
);
