import { message } from './error.js';
import { counted, printShape } from './print.js';

type Shape = readonly (number | string)[];

export type nonScalarOutput<
  op extends string,
  shape extends Shape,
> = `${op}: the function must return a scalar (shape []), got shape ${printShape<shape>}; reduce it, for example with sum, or use jacrev`;
export const nonScalarOutput = /* @__PURE__ */ message(
  'AX401',
  <const op extends string, const shape extends Shape>(op: op, shape: shape): nonScalarOutput<op, shape> =>
    `${op}: the function must return a scalar (shape []), got shape ${printShape(shape)}; reduce it, for example with sum, or use jacrev`,
);

/** `got` describes the value: `an array`, `an object`, `a number`. */
export type nonTensorOutput<
  op extends string,
  got extends string,
> = `${op}: the function must return one tensor, got ${got}`;
export const nonTensorOutput = /* @__PURE__ */ message(
  'AX402',
  <const op extends string, const got extends string>(op: op, got: got): nonTensorOutput<op, got> =>
    `${op}: the function must return one tensor, got ${got}`,
);

export type nonFloatInput<
  op extends string,
  path extends string,
  dtype extends string,
> = `${op}: ${path} is ${dtype} but derivatives need float32 inputs; convert it with cast`;
export const nonFloatInput = /* @__PURE__ */ message(
  'AX403',
  <const op extends string, const path extends string, const dtype extends string>(
    op: op,
    path: path,
    dtype: dtype,
  ): nonFloatInput<op, path, dtype> =>
    `${op}: ${path} is ${dtype} but derivatives need float32 inputs; convert it with cast`,
);

export type nonFloatOutput<
  op extends string,
  dtype extends string,
> = `${op}: the function must return float32, got ${dtype}`;
export const nonFloatOutput = /* @__PURE__ */ message(
  'AX404',
  <const op extends string, const dtype extends string>(op: op, dtype: dtype): nonFloatOutput<op, dtype> =>
    `${op}: the function must return float32, got ${dtype}`,
);

export type nonTensorInput<
  op extends string,
  path extends string,
  got extends string,
> = `${op}: ${path} is ${got}; only tensors can be differentiated, choose others with argnums`;
export const nonTensorInput = /* @__PURE__ */ message(
  'AX405',
  <const op extends string, const path extends string, const got extends string>(
    op: op,
    path: path,
    got: got,
  ): nonTensorInput<op, path, got> =>
    `${op}: ${path} is ${got}; only tensors can be differentiated, choose others with argnums`,
);

export type argnumsOutOfRange<
  op extends string,
  argnum extends number,
  count extends number,
> = `${op}: argnums ${argnum} is out of range for ${counted<count, 'argument', 'arguments'>}`;
export const argnumsOutOfRange = /* @__PURE__ */ message(
  'AX406',
  <const op extends string, const argnum extends number, const count extends number>(
    op: op,
    argnum: argnum,
    count: count,
  ): argnumsOutOfRange<op, argnum, count> =>
    `${op}: argnums ${argnum} is out of range for ${counted(count, 'argument', 'arguments')}`,
);

export type argnumsRepeated<
  op extends string,
  argnum extends number,
  argnums extends readonly number[],
> = `${op}: argnums ${printShape<argnums>} names argument ${argnum} twice`;
export const argnumsRepeated = /* @__PURE__ */ message(
  'AX407',
  <const op extends string, const argnum extends number, const argnums extends readonly number[]>(
    op: op,
    argnum: argnum,
    argnums: argnums,
  ): argnumsRepeated<op, argnum, argnums> =>
    `${op}: argnums ${printShape(argnums)} names argument ${argnum} twice`,
);

export type argnumsEmpty<op extends string> = `${op}: argnums must name at least one argument, got []`;
export const argnumsEmpty = /* @__PURE__ */ message(
  'AX408',
  <const op extends string>(op: op): argnumsEmpty<op> =>
    `${op}: argnums must name at least one argument, got []`,
);

export type argnumsKind<
  op extends string,
  got extends string,
> = `${op}: argnums must be an integer or an array of integers, got ${got}`;
export const argnumsKind = /* @__PURE__ */ message(
  'AX409',
  <const op extends string, const got extends string>(op: op, got: got): argnumsKind<op, got> =>
    `${op}: argnums must be an integer or an array of integers, got ${got}`,
);

export type auxPair<
  op extends string,
  got extends string,
> = `${op}: with hasAux the function must return a pair [output, aux], got ${got}`;
export const auxPair = /* @__PURE__ */ message(
  'AX410',
  <const op extends string, const got extends string>(op: op, got: got): auxPair<op, got> =>
    `${op}: with hasAux the function must return a pair [output, aux], got ${got}`,
);
