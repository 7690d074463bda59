import { message } from './error.js';
import { counted, printCore, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** `op` is `vectorize` or `fn`. */
export type signatureGrammar<
  op extends string,
  signature extends string,
> = `${op}: not a valid signature: '${signature}'; write for example '(n,m),(m)->(n)'`;
export const signatureGrammar = /* @__PURE__ */ message(
  'AX301',
  <const op extends string, const signature extends string>(
    op: op,
    signature: signature,
  ): signatureGrammar<op, signature> =>
    `${op}: not a valid signature: '${signature}'; write for example '(n,m),(m)->(n)'`,
);

export type signatureArity<
  signature extends string,
  wanted extends number,
  got extends number,
> = `vectorize: signature '${signature}' takes ${counted<wanted, 'argument', 'arguments'>}, got ${got}`;
/** Excluded arguments are not counted. */
export const signatureArity = /* @__PURE__ */ message(
  'AX302',
  <const signature extends string, const wanted extends number, const got extends number>(
    signature: signature,
    wanted: wanted,
    got: got,
  ): signatureArity<signature, wanted, got> =>
    `vectorize: signature '${signature}' takes ${counted(wanted, 'argument', 'arguments')}, got ${got}`,
);

export const excludedKind = /* @__PURE__ */ message(
  'AX303',
  (got: string) => `vectorize: excluded must list argument positions (integers >= 0), got ${got}`,
);

export type coreRank<
  argument extends number,
  shape extends Shape,
  core extends Shape,
> = `vectorize: arg ${argument} has shape ${printShape<shape>} but core ${printCore<core>} needs rank ${core['length']} or more`;
export const coreRank = /* @__PURE__ */ message(
  'AX304',
  <const argument extends number, const shape extends Shape, const core extends Shape>(
    argument: argument,
    shape: shape,
    core: core,
  ): coreRank<argument, shape, core> =>
    `vectorize: arg ${argument} has shape ${printShape(shape)} but core ${printCore(core)} needs rank ${core.length as core['length']} or more`,
);

/** `first` is the size the name had before. */
export type coreSize<
  argument extends number,
  shape extends Shape,
  core extends Shape,
  name extends string,
  first extends Dim,
  got extends Dim,
> = `vectorize: arg ${argument} of shape ${printShape<shape>} does not match core ${printCore<core>}: ${name} is ${printDim<first>} and ${printDim<got>}`;
export const coreSize = /* @__PURE__ */ message(
  'AX305',
  <
    const argument extends number,
    const shape extends Shape,
    const core extends Shape,
    const name extends string,
    const first extends Dim,
    const got extends Dim,
  >(
    argument: argument,
    shape: shape,
    core: core,
    name: name,
    first: first,
    got: got,
  ): coreSize<argument, shape, core, name, first, got> =>
    `vectorize: arg ${argument} of shape ${printShape(shape)} does not match core ${printCore(core)}: ${name} is ${printDim(first)} and ${printDim(got)}`,
);

/** Loop dimensions of `argument` against those that the arguments before it broadcast to. */
export type loopMismatch<
  argument extends number,
  loop extends Shape,
  before extends Shape,
  dimA extends Dim,
  dimB extends Dim,
> = `vectorize: loop dimensions ${printShape<loop>} of arg ${argument} do not broadcast with ${printShape<before>} (${printDim<dimA>} vs ${printDim<dimB>})`;
export const loopMismatch = /* @__PURE__ */ message(
  'AX307',
  <
    const argument extends number,
    const loop extends Shape,
    const before extends Shape,
    const dimA extends Dim,
    const dimB extends Dim,
  >(
    argument: argument,
    loop: loop,
    before: before,
    dimA: dimA,
    dimB: dimB,
  ): loopMismatch<argument, loop, before, dimA, dimB> =>
    `vectorize: loop dimensions ${printShape(loop)} of arg ${argument} do not broadcast with ${printShape(before)} (${printDim(dimA)} vs ${printDim(dimB)})`,
);

export type nullCore<
  argument extends number,
  core extends Shape,
> = `vectorize: arg ${argument} is null but core ${printCore<core>} is expected; null is allowed only for ()`;
export const nullCore = /* @__PURE__ */ message(
  'AX308',
  <const argument extends number, const core extends Shape>(
    argument: argument,
    core: core,
  ): nullCore<argument, core> =>
    `vectorize: arg ${argument} is null but core ${printCore(core)} is expected; null is allowed only for ()`,
);

export type nothingToVectorize = 'vectorize: no argument is an array; pass at least one that is not excluded';
export const nothingToVectorize = /* @__PURE__ */ message(
  'AX309',
  (): nothingToVectorize => 'vectorize: no argument is an array; pass at least one that is not excluded',
);

export type vectorizeArgument<
  argument extends number,
  got extends string,
> = `vectorize: arg ${argument} must be a tensor, a number, a nested array of numbers or null, got ${got}`;
export const vectorizeArgument = /* @__PURE__ */ message(
  'AX314',
  <const argument extends number, const got extends string>(
    argument: argument,
    got: got,
  ): vectorizeArgument<argument, got> =>
    `vectorize: arg ${argument} must be a tensor, a number, a nested array of numbers or null, got ${got}`,
);

/** `op` is `vectorize` or `fn`, here and below. */
export type outputsNotTuple<
  op extends string,
  wanted extends number,
  got extends string,
> = `${op}: the signature promises ${wanted} outputs as an array, got ${got}`;
export const outputsNotTuple = /* @__PURE__ */ message(
  'AX310',
  <const op extends string, const wanted extends number, const got extends string>(
    op: op,
    wanted: wanted,
    got: got,
  ): outputsNotTuple<op, wanted, got> =>
    `${op}: the signature promises ${wanted} outputs as an array, got ${got}`,
);

export type outputCount<
  op extends string,
  wanted extends number,
  got extends number,
> = `${op}: the signature promises ${counted<wanted, 'output', 'outputs'>}, got ${got}`;
export const outputCount = /* @__PURE__ */ message(
  'AX311',
  <const op extends string, const wanted extends number, const got extends number>(
    op: op,
    wanted: wanted,
    got: got,
  ): outputCount<op, wanted, got> =>
    `${op}: the signature promises ${counted(wanted, 'output', 'outputs')}, got ${got}`,
);

export type outputCore<
  op extends string,
  output extends number,
  shape extends Shape,
  core extends Shape,
> = `${op}: output ${output} has shape ${printShape<shape>} but the signature promises ${printCore<core>}`;
export const outputCore = /* @__PURE__ */ message(
  'AX312',
  <const op extends string, const output extends number, const shape extends Shape, const core extends Shape>(
    op: op,
    output: output,
    shape: shape,
    core: core,
  ): outputCore<op, output, shape, core> =>
    `${op}: output ${output} has shape ${printShape(shape)} but the signature promises ${printCore(core)}`,
);

export type outputSize<
  op extends string,
  output extends number,
  shape extends Shape,
  core extends Shape,
  name extends string,
  first extends Dim,
  got extends Dim,
> = `${op}: output ${output} of shape ${printShape<shape>} does not match ${printCore<core>}: ${name} is ${printDim<first>} and ${printDim<got>}`;
export const outputSize = /* @__PURE__ */ message(
  'AX313',
  <
    const op extends string,
    const output extends number,
    const shape extends Shape,
    const core extends Shape,
    const name extends string,
    const first extends Dim,
    const got extends Dim,
  >(
    op: op,
    output: output,
    shape: shape,
    core: core,
    name: name,
    first: first,
    got: got,
  ): outputSize<op, output, shape, core, name, first, got> =>
    `${op}: output ${output} of shape ${printShape(shape)} does not match ${printCore(core)}: ${name} is ${printDim(first)} and ${printDim(got)}`,
);
