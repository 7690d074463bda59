import { message } from './error.js';
import { printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

export type raggedValues<
  a extends Shape,
  b extends Shape,
> = `tensor: nested arrays must be rectangular, got entries of shapes ${printShape<a>} and ${printShape<b>}`;
export const raggedValues = /* @__PURE__ */ message(
  'AX122',
  <const a extends Shape, const b extends Shape>(a: a, b: b): raggedValues<a, b> =>
    `tensor: nested arrays must be rectangular, got entries of shapes ${printShape(a)} and ${printShape(b)}`,
);

export type valueCount<
  count extends number,
  shape extends Shape,
  size extends number,
> = `tensor: ${count} values do not fill shape ${printShape<shape>} (${size} elements)`;
export const valueCount = /* @__PURE__ */ message(
  'AX123',
  <const count extends number, const shape extends Shape, const size extends number>(
    count: count,
    shape: shape,
    size: size,
  ): valueCount<count, shape, size> =>
    `tensor: ${count} values do not fill shape ${printShape(shape)} (${size} elements)`,
);

export type invalidSize<
  op extends string,
  size extends number,
  shape extends Shape,
> = `${op}: sizes must be non-negative integers, got ${size} in ${printShape<shape>}`;
export const invalidSize = /* @__PURE__ */ message(
  'AX124',
  <const op extends string, const size extends number, const shape extends Shape>(
    op: op,
    size: size,
    shape: shape,
  ): invalidSize<op, size, shape> =>
    `${op}: sizes must be non-negative integers, got ${size} in ${printShape(shape)}`,
);

/** `wanted` completes "must be ...", for example "a non-zero step". */
export type invalidArgument<
  op extends string,
  argument extends string,
  wanted extends string,
  got extends string,
> = `${op}: ${argument} must be ${wanted}, got ${got}`;
export const invalidArgument = /* @__PURE__ */ message(
  'AX125',
  <
    const op extends string,
    const argument extends string,
    const wanted extends string,
    const got extends string,
  >(
    op: op,
    argument: argument,
    wanted: wanted,
    got: got,
  ): invalidArgument<op, argument, wanted, got> => `${op}: ${argument} must be ${wanted}, got ${got}`,
);

/** `detail` is empty or says which name has which two sizes. */
export const shapeAssertion = /* @__PURE__ */ message(
  'AX126',
  (wanted: Shape, got: readonly number[], detail = '') =>
    `asShape: expected shape ${printShape(wanted)}, got ${printShape(got)}${detail && ` (${detail})`}`,
);

export const dtypeAssertion = /* @__PURE__ */ message(
  'AX127',
  (wanted: string, got: string) => `asShape: expected dtype ${wanted}, got ${got}`,
);

export type operandDtype<
  op extends string,
  argument extends number,
  wanted extends string,
  got extends string,
> = `${op}: argument ${argument} must be ${wanted}, got ${got}; convert it with cast`;
export const operandDtype = /* @__PURE__ */ message(
  'AX128',
  <
    const op extends string,
    const argument extends number,
    const wanted extends string,
    const got extends string,
  >(
    op: op,
    argument: argument,
    wanted: wanted,
    got: got,
  ): operandDtype<op, argument, wanted, got> =>
    `${op}: argument ${argument} must be ${wanted}, got ${got}; convert it with cast`,
);

export type operandKind<
  op extends string,
  argument extends number,
  got extends string,
> = `${op}: argument ${argument} must be a tensor or a number, got ${got}`;
export const operandKind = /* @__PURE__ */ message(
  'AX129',
  <const op extends string, const argument extends number, const got extends string>(
    op: op,
    argument: argument,
    got: got,
  ): operandKind<op, argument, got> => `${op}: argument ${argument} must be a tensor or a number, got ${got}`,
);

export const emptyReduction = /* @__PURE__ */ message(
  'AX121',
  (op: string, shape: readonly number[]) =>
    `${op}: cannot reduce an empty axis of shape ${printShape(shape)}`,
);
