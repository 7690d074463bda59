import { message } from './error.js';
import { counted, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type gatherBatchDims<
  batchDims extends number,
  axis extends number,
  x extends Shape,
  indices extends Shape,
> = `gather: batchDims ${batchDims} is out of range for axis ${axis} of shape ${printShape<x>} and indices of shape ${printShape<indices>}`;
export const gatherBatchDims = /* @__PURE__ */ message(
  'AX140',
  <
    const batchDims extends number,
    const axis extends number,
    const x extends Shape,
    const indices extends Shape,
  >(
    batchDims: batchDims,
    axis: axis,
    x: x,
    indices: indices,
  ): gatherBatchDims<batchDims, axis, x, indices> =>
    `gather: batchDims ${batchDims} is out of range for axis ${axis} of shape ${printShape(x)} and indices of shape ${printShape(indices)}`,
);

/** `where` is the first batch axis on which the shapes differ. */
export type gatherSizes<
  x extends Shape,
  indices extends Shape,
  where extends number,
  dimX extends Dim,
  dimIndices extends Dim,
> = `gather: shapes ${printShape<x>} and ${printShape<indices>} differ at batch axis ${where} (${printDim<dimX>} vs ${printDim<dimIndices>})`;
export const gatherSizes = /* @__PURE__ */ message(
  'AX141',
  <
    const x extends Shape,
    const indices extends Shape,
    const where extends number,
    const dimX extends Dim,
    const dimIndices extends Dim,
  >(
    x: x,
    indices: indices,
    where: where,
    dimX: dimX,
    dimIndices: dimIndices,
  ): gatherSizes<x, indices, where, dimX, dimIndices> =>
    `gather: shapes ${printShape(x)} and ${printShape(indices)} differ at batch axis ${where} (${printDim(dimX)} vs ${printDim(dimIndices)})`,
);

/** `depth` is the size of the last axis of the indices. */
export type gatherDepth<
  indices extends Shape,
  depth extends number,
  x extends Shape,
> = `gatherND: indices of shape ${printShape<indices>} name ${counted<depth, 'axis', 'axes'>} but shape ${printShape<x>} has rank ${x['length']}`;
export const gatherDepth = /* @__PURE__ */ message(
  'AX142',
  <const indices extends Shape, const depth extends number, const x extends Shape>(
    indices: indices,
    depth: depth,
    x: x,
  ): gatherDepth<indices, depth, x> =>
    `gatherND: indices of shape ${printShape(indices)} name ${counted(depth, 'axis', 'axes')} but shape ${printShape(x)} has rank ${x.length as x['length']}`,
);
