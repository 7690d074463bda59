import { message } from './error.js';
import { printDim, printShape } from './print.js';

type Dim = number | string;
type Shape = readonly Dim[];

/** The channels are `channels`, at `axis` of x; the filter, which is this argument, takes `taken`, at `at` of its shape. */
export type channelMismatch<
  op extends string,
  argument extends number,
  filter extends Shape,
  taken extends Dim,
  at extends number,
  x extends Shape,
  channels extends Dim,
  axis extends number,
  format extends string,
> = `${op}: argument ${argument} of shape ${printShape<filter>} takes ${printDim<taken>} channels (axis ${at}) but argument 0 of shape ${printShape<x>} has ${printDim<channels>} (axis ${axis}, as dataFormat '${format}' says)`;
export const channelMismatch = /* @__PURE__ */ message(
  'AX150',
  <
    const op extends string,
    const argument extends number,
    const filter extends Shape,
    const taken extends Dim,
    const at extends number,
    const x extends Shape,
    const channels extends Dim,
    const axis extends number,
    const format extends string,
  >(
    op: op,
    argument: argument,
    filter: filter,
    taken: taken,
    at: at,
    x: x,
    channels: channels,
    axis: axis,
    format: format,
  ): channelMismatch<op, argument, filter, taken, at, x, channels, axis, format> =>
    `${op}: argument ${argument} of shape ${printShape(filter)} takes ${printDim(taken)} channels (axis ${at}) but argument 0 of shape ${printShape(x)} has ${printDim(channels)} (axis ${axis}, as dataFormat '${format}' says)`,
);

/** `span` is from the first to the last pixel of a dilated window, `padding` what is added at both ends together. */
export type windowSpan<
  op extends string,
  span extends Dim,
  axis extends number,
  shape extends Shape,
  padding extends Dim,
> = `${op}: a window that spans ${printDim<span>} does not fit axis ${axis} of shape ${printShape<shape>} with padding ${printDim<padding>}`;
export const windowSpan = /* @__PURE__ */ message(
  'AX151',
  <
    const op extends string,
    const span extends Dim,
    const axis extends number,
    const shape extends Shape,
    const padding extends Dim,
  >(
    op: op,
    span: span,
    axis: axis,
    shape: shape,
    padding: padding,
  ): windowSpan<op, span, axis, shape, padding> =>
    `${op}: a window that spans ${printDim(span)} does not fit axis ${axis} of shape ${printShape(shape)} with padding ${printDim(padding)}`,
);

/** Both as they were given, printed. */
export type strideDilation<
  op extends string,
  strides extends string,
  dilations extends string,
> = `${op}: strides or dilations must be 1, got strides ${strides} and dilations ${dilations}`;
export const strideDilation = /* @__PURE__ */ message(
  'AX152',
  <const op extends string, const strides extends string, const dilations extends string>(
    op: op,
    strides: strides,
    dilations: dilations,
  ): strideDilation<op, strides, dilations> =>
    `${op}: strides or dilations must be 1, got strides ${strides} and dilations ${dilations}`,
);

/** Windows that move over `to` leave `left` at this axis, where x has `dim`. */
export type transposedSize<
  op extends string,
  to extends Shape,
  left extends Dim,
  axis extends number,
  dim extends Dim,
  x extends Shape,
> = `${op}: windows over outputShape ${printShape<to>} leave size ${printDim<left>} at axis ${axis} but argument 0 of shape ${printShape<x>} has ${printDim<dim>}`;
export const transposedSize = /* @__PURE__ */ message(
  'AX153',
  <
    const op extends string,
    const to extends Shape,
    const left extends Dim,
    const axis extends number,
    const dim extends Dim,
    const x extends Shape,
  >(
    op: op,
    to: to,
    left: left,
    axis: axis,
    dim: dim,
    x: x,
  ): transposedSize<op, to, left, axis, dim, x> =>
    `${op}: windows over outputShape ${printShape(to)} leave size ${printDim(left)} at axis ${axis} but argument 0 of shape ${printShape(x)} has ${printDim(dim)}`,
);
