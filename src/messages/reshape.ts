import { message } from './error.js';
import { counted, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** `fromSize` and `toSize` count elements. */
export type reshapeSize<
  from extends Shape,
  to extends Shape,
  fromSize extends Dim,
  toSize extends Dim,
> = `reshape: cannot reshape ${printShape<from>} (${printDim<fromSize>} elements) into ${printShape<to>} (${printDim<toSize>} elements)`;
export const reshapeSize = /* @__PURE__ */ message(
  'AX111',
  <const from extends Shape, const to extends Shape, const fromSize extends Dim, const toSize extends Dim>(
    from: from,
    to: to,
    fromSize: fromSize,
    toSize: toSize,
  ): reshapeSize<from, to, fromSize, toSize> =>
    `reshape: cannot reshape ${printShape(from)} (${printDim(fromSize)} elements) into ${printShape(to)} (${printDim(toSize)} elements)`,
);

/** `known` is the target without its -1. */
export type reshapeNotDivisible<
  from extends Shape,
  known extends Shape,
  fromSize extends Dim,
  knownSize extends Dim,
> = `reshape: cannot infer -1: ${printShape<from>} (${printDim<fromSize>} elements) is not divisible by ${printShape<known>} (${printDim<knownSize>})`;
export const reshapeNotDivisible = /* @__PURE__ */ message(
  'AX112',
  <
    const from extends Shape,
    const known extends Shape,
    const fromSize extends Dim,
    const knownSize extends Dim,
  >(
    from: from,
    known: known,
    fromSize: fromSize,
    knownSize: knownSize,
  ): reshapeNotDivisible<from, known, fromSize, knownSize> =>
    `reshape: cannot infer -1: ${printShape(from)} (${printDim(fromSize)} elements) is not divisible by ${printShape(known)} (${printDim(knownSize)})`,
);

export type reshapeCannotInfer<
  from extends Shape,
  to extends Shape,
> = `reshape: cannot infer -1 from ${printShape<from>} to ${printShape<to>}`;
export const reshapeCannotInfer = /* @__PURE__ */ message(
  'AX113',
  <const from extends Shape, const to extends Shape>(from: from, to: to): reshapeCannotInfer<from, to> =>
    `reshape: cannot infer -1 from ${printShape(from)} to ${printShape(to)}`,
);

export type reshapeTwoUnknown<to extends Shape> = `reshape: only one -1 is allowed, got ${printShape<to>}`;
export const reshapeTwoUnknown = /* @__PURE__ */ message(
  'AX114',
  <const to extends Shape>(to: to): reshapeTwoUnknown<to> =>
    `reshape: only one -1 is allowed, got ${printShape(to)}`,
);

export type permutationLength<
  perm extends readonly number[],
  shape extends Shape,
> = `transpose: perm ${printShape<perm>} has ${counted<perm['length'], 'axis', 'axes'>} but shape ${printShape<shape>} has rank ${shape['length']}`;
export const permutationLength = /* @__PURE__ */ message(
  'AX115',
  <const perm extends readonly number[], const shape extends Shape>(
    perm: perm,
    shape: shape,
  ): permutationLength<perm, shape> =>
    `transpose: perm ${printShape(perm)} has ${counted(perm.length as perm['length'], 'axis', 'axes')} but shape ${printShape(shape)} has rank ${shape.length as shape['length']}`,
);

export type squeezeSize<
  axis extends number,
  shape extends Shape,
  dim extends Dim,
> = `squeeze: axis ${axis} of shape ${printShape<shape>} has size ${printDim<dim>}, not 1`;
export const squeezeSize = /* @__PURE__ */ message(
  'AX120',
  <const axis extends number, const shape extends Shape, const dim extends Dim>(
    axis: axis,
    shape: shape,
    dim: dim,
  ): squeezeSize<axis, shape, dim> =>
    `squeeze: axis ${axis} of shape ${printShape(shape)} has size ${printDim(dim)}, not 1`,
);
