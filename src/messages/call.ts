import { message } from './error.js';
import { counted, printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** Why a dim does not fit: a name that met two sizes, or two sizes. */
export type dimConflict<wanted, first, got> = wanted extends string
  ? `${wanted} is ${printDim<first>} and ${printDim<got>}`
  : `${printDim<wanted>} vs ${printDim<got>}`;
export const dimConflict = <const wanted extends Dim, const first extends Dim, const got extends Dim>(
  wanted: wanted,
  first: first,
  got: got,
) =>
  (typeof wanted === 'string'
    ? `${wanted} is ${printDim(first)} and ${printDim(got)}`
    : `${printDim(wanted)} vs ${printDim(got)}`) as dimConflict<wanted, first, got>;

type because<detail extends string> = detail extends '' ? '' : ` (${detail})`;

/** `path` names an argument or one of its leaves: `arg 0`, `arg 1.w`. */
export type argumentShape<
  path extends string,
  got extends Shape,
  wanted extends Shape,
  detail extends string,
> = `${path} has shape ${printShape<got>} but ${printShape<wanted>} is expected${because<detail>}`;
export const argumentShape = /* @__PURE__ */ message(
  'AX131',
  <
    const path extends string,
    const got extends Shape,
    const wanted extends Shape,
    const detail extends string,
  >(
    path: path,
    got: got,
    wanted: wanted,
    detail: detail,
  ): argumentShape<path, got, wanted, detail> =>
    `${path} has shape ${printShape(got)} but ${printShape(wanted)} is expected${(detail && ` (${detail})`) as because<detail>}`,
);

export type argumentDtype<
  path extends string,
  got extends string,
  wanted extends string,
> = `${path} is ${got} but ${wanted} is expected`;
export const argumentDtype = /* @__PURE__ */ message(
  'AX132',
  <const path extends string, const got extends string, const wanted extends string>(
    path: path,
    got: got,
    wanted: wanted,
  ): argumentDtype<path, got, wanted> => `${path} is ${got} but ${wanted} is expected`,
);

export type argumentKind<
  path extends string,
  got extends string,
  wanted extends Shape,
> = `${path} is ${got} but a tensor of shape ${printShape<wanted>} is expected`;
export const argumentKind = /* @__PURE__ */ message(
  'AX133',
  <const path extends string, const got extends string, const wanted extends Shape>(
    path: path,
    got: got,
    wanted: wanted,
  ): argumentKind<path, got, wanted> =>
    `${path} is ${got} but a tensor of shape ${printShape(wanted)} is expected`,
);

export type argumentType<path extends string> = `${path} does not have the type of the parameter`;
/** For values that are no tensors; only the types can tell. */
export const argumentType = /* @__PURE__ */ message(
  'AX134',
  <const path extends string>(path: path): argumentType<path> =>
    `${path} does not have the type of the parameter`,
);

export type argumentCount<
  wanted extends number,
  got extends number,
> = `expected ${counted<wanted, 'argument', 'arguments'>}, got ${got}`;
export const argumentCount = /* @__PURE__ */ message(
  'AX130',
  <const wanted extends number, const got extends number>(
    wanted: wanted,
    got: got,
  ): argumentCount<wanted, got> => `expected ${counted(wanted, 'argument', 'arguments')}, got ${got}`,
);
