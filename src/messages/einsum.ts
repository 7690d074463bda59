import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** `argument` counts the equation too. */
export type einsumRank<
  argument extends number,
  shape extends Shape,
  labels extends string,
> = `einsum: argument ${argument} of shape ${printShape<shape>} does not have an axis for each label of '${labels}'`;
export const einsumRank = /* @__PURE__ */ message(
  'AX143',
  <const argument extends number, const shape extends Shape, const labels extends string>(
    argument: argument,
    shape: shape,
    labels: labels,
  ): einsumRank<argument, shape, labels> =>
    `einsum: argument ${argument} of shape ${printShape(shape)} does not have an axis for each label of '${labels}'`,
);

export type einsumSize<
  label extends string,
  equation extends string,
  first extends Dim,
  other extends Dim,
> = `einsum: label ${label} of '${equation}' is ${printDim<first>} and ${printDim<other>}`;
export const einsumSize = /* @__PURE__ */ message(
  'AX144',
  <
    const label extends string,
    const equation extends string,
    const first extends Dim,
    const other extends Dim,
  >(
    label: label,
    equation: equation,
    first: first,
    other: other,
  ): einsumSize<label, equation, first, other> =>
    `einsum: label ${label} of '${equation}' is ${printDim(first)} and ${printDim(other)}`,
);
