import { message } from './error.js';
import { counted, printShape } from './print.js';

type Shape = readonly (number | string)[];

/** `wanted` is a shape, in which `*` stands for any size, or a choice of shapes. */
export type operandShape<
  op extends string,
  argument extends number,
  wanted extends string,
  shape extends Shape,
> = `${op}: argument ${argument} must have shape ${wanted}, got shape ${printShape<shape>}`;
export const operandShape = /* @__PURE__ */ message(
  'AX172',
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
  ): operandShape<op, argument, wanted, shape> =>
    `${op}: argument ${argument} must have shape ${wanted}, got shape ${printShape(shape)}`,
);

/** `depth` is the number of axes that a row of the indices names. */
export type scatterDepth<
  op extends string,
  indices extends Shape,
  depth extends number,
  shape extends Shape,
> = `${op}: indices of shape ${printShape<indices>} name ${counted<depth, 'axis', 'axes'>} but shape ${printShape<shape>} has rank ${shape['length']}`;
export const scatterDepth = /* @__PURE__ */ message(
  'AX173',
  <
    const op extends string,
    const indices extends Shape,
    const depth extends number,
    const shape extends Shape,
  >(
    op: op,
    indices: indices,
    depth: depth,
    shape: shape,
  ): scatterDepth<op, indices, depth, shape> =>
    `${op}: indices of shape ${printShape(indices)} name ${counted(depth, 'axis', 'axes')} but shape ${printShape(shape)} has rank ${shape.length as shape['length']}`,
);
