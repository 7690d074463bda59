import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type segmentCount<
  x extends Shape,
  rows extends Dim,
  ids extends Dim,
> = `unsortedSegmentSum: shape ${printShape<x>} needs ${printDim<rows>} segment ids, got ${printDim<ids>}`;
export const segmentCount = /* @__PURE__ */ message(
  'AX145',
  <const x extends Shape, const rows extends Dim, const ids extends Dim>(
    x: x,
    rows: rows,
    ids: ids,
  ): segmentCount<x, rows, ids> =>
    `unsortedSegmentSum: shape ${printShape(x)} needs ${printDim(rows)} segment ids, got ${printDim(ids)}`,
);
