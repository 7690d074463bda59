import { message } from './error.js';
import { printShape } from './print.js';

type Shape = readonly (number | string)[];

export type shapesDiffer<
  op extends string,
  a extends Shape,
  b extends Shape,
> = `${op}: shapes ${printShape<a>} and ${printShape<b>} must be equal`;
export const shapesDiffer = /* @__PURE__ */ message(
  'AX170',
  <const op extends string, const a extends Shape, const b extends Shape>(
    op: op,
    a: a,
    b: b,
  ): shapesDiffer<op, a, b> => `${op}: shapes ${printShape(a)} and ${printShape(b)} must be equal`,
);

export type ensuredShape<
  wanted extends Shape,
  got extends Shape,
> = `ensureShape: expected shape ${printShape<wanted>}, got ${printShape<got>}`;
export const ensuredShape = /* @__PURE__ */ message(
  'AX171',
  <const wanted extends Shape, const got extends Shape>(
    wanted: wanted,
    got: got,
  ): ensuredShape<wanted, got> => `ensureShape: expected shape ${printShape(wanted)}, got ${printShape(got)}`,
);
