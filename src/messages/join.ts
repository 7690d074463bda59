import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type joinRanks<
  op extends string,
  a extends Shape,
  b extends Shape,
> = `${op}: shapes ${printShape<a>} and ${printShape<b>} have different ranks`;
export const joinRanks = /* @__PURE__ */ message(
  'AX116',
  <const op extends string, const a extends Shape, const b extends Shape>(
    op: op,
    a: a,
    b: b,
  ): joinRanks<op, a, b> => `${op}: shapes ${printShape(a)} and ${printShape(b)} have different ranks`,
);

/** `where` is the first axis, other than the concatenated one, on which the shapes differ. */
export type concatSizes<
  a extends Shape,
  b extends Shape,
  where extends number,
  dimA extends Dim,
  dimB extends Dim,
> = `concat: shapes ${printShape<a>} and ${printShape<b>} differ at axis ${where} (${printDim<dimA>} vs ${printDim<dimB>})`;
export const concatSizes = /* @__PURE__ */ message(
  'AX117',
  <
    const a extends Shape,
    const b extends Shape,
    const where extends number,
    const dimA extends Dim,
    const dimB extends Dim,
  >(
    a: a,
    b: b,
    where: where,
    dimA: dimA,
    dimB: dimB,
  ): concatSizes<a, b, where, dimA, dimB> =>
    `concat: shapes ${printShape(a)} and ${printShape(b)} differ at axis ${where} (${printDim(dimA)} vs ${printDim(dimB)})`,
);

export type stackShapes<
  a extends Shape,
  b extends Shape,
> = `stack: all shapes must be equal, got ${printShape<a>} and ${printShape<b>}`;
export const stackShapes = /* @__PURE__ */ message(
  'AX118',
  <const a extends Shape, const b extends Shape>(a: a, b: b): stackShapes<a, b> =>
    `stack: all shapes must be equal, got ${printShape(a)} and ${printShape(b)}`,
);

export type nothingToJoin<op extends string> = `${op}: needs at least one tensor`;
export const nothingToJoin = /* @__PURE__ */ message(
  'AX119',
  <const op extends string>(op: op): nothingToJoin<op> => `${op}: needs at least one tensor`,
);
