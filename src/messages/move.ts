import { message } from './error.js';
import { counted, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** `wanted` is a rank, or a range of them such as `1 or more`. */
export type operandRank<
  op extends string,
  argument extends number,
  wanted extends string,
  shape extends Shape,
> = `${op}: argument ${argument} must have rank ${wanted}, got shape ${printShape<shape>}`;
export const operandRank = /* @__PURE__ */ message(
  'AX135',
  <
    const op extends string,
    const argument extends number,
    const wanted extends string,
    const shape extends Shape,
  >(
    op: op,
    argument: argument,
    wanted: wanted,
    shape: shape,
  ): operandRank<op, argument, wanted, shape> =>
    `${op}: argument ${argument} must have rank ${wanted}, got shape ${printShape(shape)}`,
);

/** `argument` is a list with one entry for each axis. */
export type entryCount<
  op extends string,
  argument extends string,
  count extends number,
  shape extends Shape,
> = `${op}: ${argument} has ${counted<count, 'entry', 'entries'>} but shape ${printShape<shape>} has rank ${shape['length']}`;
export const entryCount = /* @__PURE__ */ message(
  'AX136',
  <
    const op extends string,
    const argument extends string,
    const count extends number,
    const shape extends Shape,
  >(
    op: op,
    argument: argument,
    count: count,
    shape: shape,
  ): entryCount<op, argument, count, shape> =>
    `${op}: ${argument} has ${counted(count, 'entry', 'entries')} but shape ${printShape(shape)} has rank ${shape.length as shape['length']}`,
);

export type sliceRange<
  op extends string,
  begin extends Dim,
  size extends Dim,
  axis extends number,
  shape extends Shape,
> = `${op}: begin ${printDim<begin>} and size ${printDim<size>} do not fit axis ${axis} of shape ${printShape<shape>}`;
export const sliceRange = /* @__PURE__ */ message(
  'AX137',
  <
    const op extends string,
    const begin extends Dim,
    const size extends Dim,
    const axis extends number,
    const shape extends Shape,
  >(
    op: op,
    begin: begin,
    size: size,
    axis: axis,
    shape: shape,
  ): sliceRange<op, begin, size, axis, shape> =>
    `${op}: begin ${printDim(begin)} and size ${printDim(size)} do not fit axis ${axis} of shape ${printShape(shape)}`,
);

export type splitUneven<
  axis extends number,
  shape extends Shape,
  count extends number,
> = `split: axis ${axis} of shape ${printShape<shape>} does not split into ${counted<count, 'equal part', 'equal parts'>}`;
export const splitUneven = /* @__PURE__ */ message(
  'AX138',
  <const axis extends number, const shape extends Shape, const count extends number>(
    axis: axis,
    shape: shape,
    count: count,
  ): splitUneven<axis, shape, count> =>
    `split: axis ${axis} of shape ${printShape(shape)} does not split into ${counted(count, 'equal part', 'equal parts')}`,
);

export type splitSizes<
  sizes extends Shape,
  axis extends number,
  shape extends Shape,
> = `split: sizes ${printShape<sizes>} do not fill axis ${axis} of shape ${printShape<shape>}`;
export const splitSizes = /* @__PURE__ */ message(
  'AX139',
  <const sizes extends Shape, const axis extends number, const shape extends Shape>(
    sizes: sizes,
    axis: axis,
    shape: shape,
  ): splitSizes<sizes, axis, shape> =>
    `split: sizes ${printShape(sizes)} do not fill axis ${axis} of shape ${printShape(shape)}`,
);
