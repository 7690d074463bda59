import { message } from './error.js';
import { counted, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** One mapped leaf of the arguments: its path (`arg 0`, `arg 1.w`), shape, axis as given, and the axis' size. */
export type mappedLeaf<
  path extends string,
  shape extends Shape,
  axis extends number,
  size extends Dim,
> = `${path} has shape ${printShape<shape>}, axis ${axis} -> ${printDim<size>}`;
export const mappedLeaf = <
  const path extends string,
  const shape extends Shape,
  const axis extends number,
  const size extends Dim,
>(
  path: path,
  shape: shape,
  axis: axis,
  size: size,
): mappedLeaf<path, shape, axis, size> =>
  `${path} has shape ${printShape(shape)}, axis ${axis} -> ${printDim(size)}`;

/** The option takes part in the comparison of sizes like a mapped leaf. */
export type mappedAxisSize<size extends number> = `axisSize is ${size}`;
export const mappedAxisSize = <const size extends number>(size: size): mappedAxisSize<size> =>
  `axisSize is ${size}`;

/** `first` and `second` are written by `mappedLeaf` or `mappedAxisSize`. */
export type inconsistentSizes<
  first extends string,
  second extends string,
> = `vmap: inconsistent sizes for mapped axes: ${first}; ${second}`;
export const inconsistentSizes = /* @__PURE__ */ message(
  'AX201',
  <const first extends string, const second extends string>(
    first: first,
    second: second,
  ): inconsistentSizes<first, second> => `vmap: inconsistent sizes for mapped axes: ${first}; ${second}`,
);

export type mappedScalar<
  path extends string,
  axis extends number,
> = `vmap: ${path} is a scalar (shape []) and cannot be mapped over axis ${axis}; pass null in inAxes to broadcast it`;
export const mappedScalar = /* @__PURE__ */ message(
  'AX202',
  <const path extends string, const axis extends number>(path: path, axis: axis): mappedScalar<path, axis> =>
    `vmap: ${path} is a scalar (shape []) and cannot be mapped over axis ${axis}; pass null in inAxes to broadcast it`,
);

export type inAxisOutOfRange<
  axis extends number,
  path extends string,
  shape extends Shape,
> = `vmap: inAxes ${axis} is out of range for ${path} with shape ${printShape<shape>}`;
export const inAxisOutOfRange = /* @__PURE__ */ message(
  'AX203',
  <const axis extends number, const path extends string, const shape extends Shape>(
    axis: axis,
    path: path,
    shape: shape,
  ): inAxisOutOfRange<axis, path, shape> =>
    `vmap: inAxes ${axis} is out of range for ${path} with shape ${printShape(shape)}`,
);

/** Known before any call: a parameter's annotation fixes the rank. */
export type inAxisOutOfRangeForParameter<
  spec extends string,
  axis extends number,
  parameter extends number,
  shape extends Shape,
> = `vmap: ${spec} = ${axis} is out of range: parameter ${parameter} has per-example shape ${printShape<shape>}`;
export const inAxisOutOfRangeForParameter = /* @__PURE__ */ message(
  'AX204',
  <
    const spec extends string,
    const axis extends number,
    const parameter extends number,
    const shape extends Shape,
  >(
    spec: spec,
    axis: axis,
    parameter: parameter,
    shape: shape,
  ): inAxisOutOfRangeForParameter<spec, axis, parameter, shape> =>
    `vmap: ${spec} = ${axis} is out of range: parameter ${parameter} has per-example shape ${printShape(shape)}`,
);

export type nothingMapped =
  'vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize';
export const nothingMapped = /* @__PURE__ */ message(
  'AX205',
  (): nothingMapped =>
    'vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize',
);

export type noArrays = 'vmap: nothing to map over: no argument contains a tensor; pass one or set axisSize';
export const noArrays = /* @__PURE__ */ message(
  'AX206',
  (): noArrays => 'vmap: nothing to map over: no argument contains a tensor; pass one or set axisSize',
);

/** `spec` is `inAxes` or `outAxes`. */
export type axesKind<
  spec extends string,
  got extends string,
> = `vmap: ${spec} must be an integer, null, or an array or object of those, got ${got}`;
export const axesKind = /* @__PURE__ */ message(
  'AX207',
  <const spec extends string, const got extends string>(spec: spec, got: got): axesKind<spec, got> =>
    `vmap: ${spec} must be an integer, null, or an array or object of those, got ${got}`,
);

/** `spec` is the path of the leaf: `inAxes[1].w`. */
export type axesLeaf<
  spec extends string,
  got extends string,
> = `vmap: ${spec} must be an integer or null, got ${got}`;
export const axesLeaf = /* @__PURE__ */ message(
  'AX208',
  <const spec extends string, const got extends string>(spec: spec, got: got): axesLeaf<spec, got> =>
    `vmap: ${spec} must be an integer or null, got ${got}`,
);

export type inAxesLength<
  entries extends number,
  count extends number,
> = `vmap: inAxes has ${counted<entries, 'entry', 'entries'>} but the function takes ${counted<count, 'argument', 'arguments'>}`;
export const inAxesLength = /* @__PURE__ */ message(
  'AX209',
  <const entries extends number, const count extends number>(
    entries: entries,
    count: count,
  ): inAxesLength<entries, count> =>
    `vmap: inAxes has ${counted(entries, 'entry', 'entries')} but the function takes ${counted(count, 'argument', 'arguments')}`,
);

/**
 * The specification is no tree prefix of the value. `wanted` and `got` describe the two nodes, for example
 * `an object with keys w, b` or `an array of length 2` or `a tensor`.
 */
export type axesTree<
  spec extends string,
  got extends string,
  path extends string,
  wanted extends string,
> = `vmap: ${spec} is ${got} but ${path} is ${wanted}`;
export const axesTree = /* @__PURE__ */ message(
  'AX210',
  <
    const spec extends string,
    const got extends string,
    const path extends string,
    const wanted extends string,
  >(
    spec: spec,
    got: got,
    path: path,
    wanted: wanted,
  ): axesTree<spec, got, path, wanted> => `vmap: ${spec} is ${got} but ${path} is ${wanted}`,
);

export type mappedNonArray<
  path extends string,
  got extends string,
> = `vmap: ${path} is ${got} and cannot be mapped; pass null in inAxes for it`;
export const mappedNonArray = /* @__PURE__ */ message(
  'AX211',
  <const path extends string, const got extends string>(path: path, got: got): mappedNonArray<path, got> =>
    `vmap: ${path} is ${got} and cannot be mapped; pass null in inAxes for it`,
);

/** `path` is `the result` or one of its leaves: `result.1`; `shape` is the per-example shape. */
export type outAxisOutOfRange<
  axis extends number,
  path extends string,
  shape extends Shape,
> = `vmap: outAxes ${axis} is out of range for ${path} of per-example shape ${printShape<shape>}`;
export const outAxisOutOfRange = /* @__PURE__ */ message(
  'AX212',
  <const axis extends number, const path extends string, const shape extends Shape>(
    axis: axis,
    path: path,
    shape: shape,
  ): outAxisOutOfRange<axis, path, shape> =>
    `vmap: outAxes ${axis} is out of range for ${path} of per-example shape ${printShape(shape)}`,
);

export const unmappedOutAxis = /* @__PURE__ */ message(
  'AX213',
  (path: string) =>
    `vmap: outAxes is null for ${path}, but it depends on the mapped arguments; give it an axis`,
);

export const nonArrayOutput = /* @__PURE__ */ message(
  'AX214',
  (transform: string, path: string, got: string) => `${transform}: ${path} must be a tensor, got ${got}`,
);

export const invalidOption = /* @__PURE__ */ message(
  'AX215',
  (transform: string, option: string, wanted: string, got: string) =>
    `${transform}: ${option} must be ${wanted}, got ${got}`,
);

export const unknownOption = /* @__PURE__ */ message(
  'AX216',
  (transform: string, option: string, known: readonly string[]) =>
    `${transform}: unknown option ${option}; the options are ${known.join(', ')}`,
);
