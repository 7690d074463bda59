import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Shape = readonly (number | string)[];
type Dim = number | string;

export type broadcastMismatch<
  op extends string,
  a extends Shape,
  b extends Shape,
  dimA extends Dim,
  dimB extends Dim,
> = `${op}: shapes ${printShape<a>} and ${printShape<b>} do not broadcast (${printDim<dimA>} vs ${printDim<dimB>})`;
/** `dimA` and `dimB` are the first sizes, from the right, that differ and are not 1. */
export const broadcastMismatch = /* @__PURE__ */ message(
  'AX101',
  <
    const op extends string,
    const a extends Shape,
    const b extends Shape,
    const dimA extends Dim,
    const dimB extends Dim,
  >(
    op: op,
    a: a,
    b: b,
    dimA: dimA,
    dimB: dimB,
  ): broadcastMismatch<op, a, b, dimA, dimB> =>
    `${op}: shapes ${printShape(a)} and ${printShape(b)} do not broadcast (${printDim(dimA)} vs ${printDim(dimB)})`,
);

export type broadcastToMismatch<
  from extends Shape,
  to extends Shape,
> = `broadcastTo: shape ${printShape<from>} does not broadcast to ${printShape<to>}`;
export const broadcastToMismatch = /* @__PURE__ */ message(
  'AX102',
  <const from extends Shape, const to extends Shape>(from: from, to: to): broadcastToMismatch<from, to> =>
    `broadcastTo: shape ${printShape(from)} does not broadcast to ${printShape(to)}`,
);

export type axisOutOfRange<
  op extends string,
  axis extends number,
  shape extends Shape,
> = `${op}: axis ${axis} is out of range for shape ${printShape<shape>} (rank ${shape['length']})`;
export const axisOutOfRange = /* @__PURE__ */ message(
  'AX103',
  <const op extends string, const axis extends number, const shape extends Shape>(
    op: op,
    axis: axis,
    shape: shape,
  ): axisOutOfRange<op, axis, shape> =>
    `${op}: axis ${axis} is out of range for shape ${printShape(shape)} (rank ${shape.length as shape['length']})`,
);

export type repeatedAxis<
  op extends string,
  axis extends number,
  axes extends readonly number[],
> = `${op}: axis ${axis} is given twice in ${printShape<axes>}`;
export const repeatedAxis = /* @__PURE__ */ message(
  'AX104',
  <const op extends string, const axis extends number, const axes extends readonly number[]>(
    op: op,
    axis: axis,
    axes: axes,
  ): repeatedAxis<op, axis, axes> => `${op}: axis ${axis} is given twice in ${printShape(axes)}`,
);
