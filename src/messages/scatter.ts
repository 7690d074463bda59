import { message } from './error.js';
import { counted, printShape } from './print.js';

type Shape = readonly (number | string)[];

/** `depth` is the number of axes that a row of the indices names. */
export type scatterDepth<
  op extends string,
  indices extends Shape,
  depth extends number,
  shape extends Shape,
> = `${op}: indices of shape ${printShape<indices>} name ${counted<depth, 'axis', 'axes'>} but shape ${printShape<shape>} has rank ${shape['length']}`;
export const scatterDepth = /* @__PURE__ */ message(
  'AX172',
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
