import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type matMulRank<
  argument extends number,
  shape extends Shape,
> = `matMul: argument ${argument} must have rank 2 or more, got shape ${printShape<shape>}`;
export const matMulRank = /* @__PURE__ */ message(
  'AX105',
  <const argument extends number, const shape extends Shape>(
    argument: argument,
    shape: shape,
  ): matMulRank<argument, shape> =>
    `matMul: argument ${argument} must have rank 2 or more, got shape ${printShape(shape)}`,
);

/** Shapes as given; the sizes are those of the contracted axes. */
export type matMulInner<
  a extends Shape,
  b extends Shape,
  k extends Dim,
  l extends Dim,
> = `matMul: inner dimensions differ: ${printShape<a>} x ${printShape<b>} (${printDim<k>} vs ${printDim<l>})`;
export const matMulInner = /* @__PURE__ */ message(
  'AX106',
  <const a extends Shape, const b extends Shape, const k extends Dim, const l extends Dim>(
    a: a,
    b: b,
    k: k,
    l: l,
  ): matMulInner<a, b, k, l> =>
    `matMul: inner dimensions differ: ${printShape(a)} x ${printShape(b)} (${printDim(k)} vs ${printDim(l)})`,
);

export type matMulBatch<
  a extends Shape,
  b extends Shape,
  dimA extends Dim,
  dimB extends Dim,
> = `matMul: batch dimensions of ${printShape<a>} and ${printShape<b>} do not broadcast (${printDim<dimA>} vs ${printDim<dimB>})`;
export const matMulBatch = /* @__PURE__ */ message(
  'AX107',
  <const a extends Shape, const b extends Shape, const dimA extends Dim, const dimB extends Dim>(
    a: a,
    b: b,
    dimA: dimA,
    dimB: dimB,
  ): matMulBatch<a, b, dimA, dimB> =>
    `matMul: batch dimensions of ${printShape(a)} and ${printShape(b)} do not broadcast (${printDim(dimA)} vs ${printDim(dimB)})`,
);

export type dotRank<
  argument extends number,
  shape extends Shape,
> = `dot: argument ${argument} must have rank 1 or 2, got shape ${printShape<shape>}`;
export const dotRank = /* @__PURE__ */ message(
  'AX108',
  <const argument extends number, const shape extends Shape>(
    argument: argument,
    shape: shape,
  ): dotRank<argument, shape> =>
    `dot: argument ${argument} must have rank 1 or 2, got shape ${printShape(shape)}`,
);

export type dotInner<
  a extends Shape,
  b extends Shape,
  k extends Dim,
  l extends Dim,
> = `dot: inner dimensions differ: ${printShape<a>} . ${printShape<b>} (${printDim<k>} vs ${printDim<l>})`;
export const dotInner = /* @__PURE__ */ message(
  'AX109',
  <const a extends Shape, const b extends Shape, const k extends Dim, const l extends Dim>(
    a: a,
    b: b,
    k: k,
    l: l,
  ): dotInner<a, b, k, l> =>
    `dot: inner dimensions differ: ${printShape(a)} . ${printShape(b)} (${printDim(k)} vs ${printDim(l)})`,
);

export type outerRank<
  argument extends number,
  shape extends Shape,
> = `outer: argument ${argument} must have rank 1, got shape ${printShape<shape>}`;
export const outerRank = /* @__PURE__ */ message(
  'AX110',
  <const argument extends number, const shape extends Shape>(
    argument: argument,
    shape: shape,
  ): outerRank<argument, shape> =>
    `outer: argument ${argument} must have rank 1, got shape ${printShape(shape)}`,
);
