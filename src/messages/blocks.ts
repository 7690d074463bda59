import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type blockUneven<
  axis extends number,
  shape extends Shape,
  pair extends Shape,
  block extends Dim,
> = `spaceToBatchND: axis ${axis} of shape ${printShape<shape>} with paddings ${printShape<pair>} is not a multiple of ${printDim<block>}`;
export const blockUneven = /* @__PURE__ */ message(
  'AX148',
  <const axis extends number, const shape extends Shape, const pair extends Shape, const block extends Dim>(
    axis: axis,
    shape: shape,
    pair: pair,
    block: block,
  ): blockUneven<axis, shape, pair, block> =>
    `spaceToBatchND: axis ${axis} of shape ${printShape(shape)} with paddings ${printShape(pair)} is not a multiple of ${printDim(block)}`,
);

/** `positions` is the number of places in a block. */
export type blockBatch<
  shape extends Shape,
  positions extends Dim,
> = `batchToSpaceND: axis 0 of shape ${printShape<shape>} is not a multiple of ${printDim<positions>}`;
export const blockBatch = /* @__PURE__ */ message(
  'AX149',
  <const shape extends Shape, const positions extends Dim>(
    shape: shape,
    positions: positions,
  ): blockBatch<shape, positions> =>
    `batchToSpaceND: axis 0 of shape ${printShape(shape)} is not a multiple of ${printDim(positions)}`,
);
