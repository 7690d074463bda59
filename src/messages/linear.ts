import { message } from './error.js';
import { printShape } from './print.js';

type Shape = readonly (number | string)[];

/** `which` is `primals` or `tangents`. */
export type primalsNotArray<
  op extends string,
  which extends string,
  got extends string,
> = `${op}: ${which} must be an array with one entry per argument, got ${got}`;
export const primalsNotArray = /* @__PURE__ */ message(
  'AX411',
  <const op extends string, const which extends string, const got extends string>(
    op: op,
    which: which,
    got: got,
  ): primalsNotArray<op, which, got> =>
    `${op}: ${which} must be an array with one entry per argument, got ${got}`,
);

/** `path` is `tangent 0` or a leaf of it; `wanted` describes the primal there. */
export type tangentTree<
  op extends string,
  path extends string,
  got extends string,
  wanted extends string,
> = `${op}: ${path} is ${got} but its primal is ${wanted}`;
export const tangentTree = /* @__PURE__ */ message(
  'AX412',
  <const op extends string, const path extends string, const got extends string, const wanted extends string>(
    op: op,
    path: path,
    got: got,
    wanted: wanted,
  ): tangentTree<op, path, got, wanted> => `${op}: ${path} is ${got} but its primal is ${wanted}`,
);

export type tangentShape<
  op extends string,
  path extends string,
  got extends Shape,
  wanted extends Shape,
> = `${op}: ${path} has shape ${printShape<got>} but its primal has shape ${printShape<wanted>}`;
export const tangentShape = /* @__PURE__ */ message(
  'AX413',
  <const op extends string, const path extends string, const got extends Shape, const wanted extends Shape>(
    op: op,
    path: path,
    got: got,
    wanted: wanted,
  ): tangentShape<op, path, got, wanted> =>
    `${op}: ${path} has shape ${printShape(got)} but its primal has shape ${printShape(wanted)}`,
);

export type tangentDtype<
  op extends string,
  path extends string,
  got extends string,
  wanted extends string,
> = `${op}: ${path} has dtype ${got} but its primal has dtype ${wanted}`;
export const tangentDtype = /* @__PURE__ */ message(
  'AX414',
  <const op extends string, const path extends string, const got extends string, const wanted extends string>(
    op: op,
    path: path,
    got: got,
    wanted: wanted,
  ): tangentDtype<op, path, got, wanted> =>
    `${op}: ${path} has dtype ${got} but its primal has dtype ${wanted}`,
);

/** `path` is `the cotangent` or a leaf of it: `cotangent.1`. */
export type cotangentTree<
  path extends string,
  got extends string,
  wanted extends string,
> = `vjp: ${path} is ${got} but the output is ${wanted}`;
export const cotangentTree = /* @__PURE__ */ message(
  'AX415',
  <const path extends string, const got extends string, const wanted extends string>(
    path: path,
    got: got,
    wanted: wanted,
  ): cotangentTree<path, got, wanted> => `vjp: ${path} is ${got} but the output is ${wanted}`,
);

export type cotangentShape<
  path extends string,
  got extends Shape,
  wanted extends Shape,
> = `vjp: ${path} has shape ${printShape<got>} but the output has shape ${printShape<wanted>}`;
export const cotangentShape = /* @__PURE__ */ message(
  'AX416',
  <const path extends string, const got extends Shape, const wanted extends Shape>(
    path: path,
    got: got,
    wanted: wanted,
  ): cotangentShape<path, got, wanted> =>
    `vjp: ${path} has shape ${printShape(got)} but the output has shape ${printShape(wanted)}`,
);

export type cotangentDtype<
  path extends string,
  got extends string,
  wanted extends string,
> = `vjp: ${path} has dtype ${got} but the output has dtype ${wanted}`;
export const cotangentDtype = /* @__PURE__ */ message(
  'AX417',
  <const path extends string, const got extends string, const wanted extends string>(
    path: path,
    got: got,
    wanted: wanted,
  ): cotangentDtype<path, got, wanted> => `vjp: ${path} has dtype ${got} but the output has dtype ${wanted}`,
);

/** `result` is `the pullback` or `the linearized function`. */
export const disposedResult = /* @__PURE__ */ message(
  'AX418',
  (op: string, result: string) =>
    `${op}: ${result} was used after its residuals were freed, by dispose() or at the end of tf.tidy`,
);
