import { message } from './error.js';
import { printShape } from './print.js';

type Shape = readonly (number | string)[];

/** `wanted` is a shape, in which `?` stands for any size and `...` for any axes, or a choice of shapes. */
export type operandShape<
  op extends string,
  argument extends number,
  wanted extends string,
  shape extends Shape,
> = `${op}: argument ${argument} must have shape ${wanted}, got shape ${printShape<shape>}`;
export const operandShape = /* @__PURE__ */ message(
  'AX160',
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
