// The forms of methods that move a window over images.
import { checked } from './signatures.mjs';

/** What the generated types of windows mention, by the names of the parameters. */
export const image = (op, n = 2) => `operandError<'${op}', 0, dtype, imageError<'${op}', shape, ${n}>>`;
export const filterOf = (op, error, name = 'filter', argument = 1) =>
  `${name}: check<operandError<'${op}', ${argument}, ${name}Dtype, ${error}>, Operand<${name}, ${name}Dtype> | TensorLike>`;
export const FILTER = 'filter extends Shape, filterDtype extends DType';
export const STRIDES = 'const strides extends Sizes';
export const PAD = 'const pad extends Padding';
export const DILATIONS = 'const dilations extends Sizes = 1';
export const ROUNDING = 'rounding extends Rounding | undefined = undefined';
/** A method over images, whose shape a rule of its own arguments gives. */
export const windowed = (op, rule, parameters, generics, n = 2) => [
  checked(
    image(op, n),
    parameters(rule),
    `Tensor<shapeOrAny<${rule.replace(/NoInfer<(\w+)>/g, '$1')}>>`,
    generics.join(', '),
  ),
];
export const pooling = (op) =>
  windowed(
    op,
    `pool<'${op}', 2, shape, windows, strides, pad, NoInfer<rounding>>`,
    (rule) => `filterSize: windows, strides: strides, pad: check<${rule}, pad>, dimRoundingMode?: rounding`,
    ['const windows extends Sizes', STRIDES, PAD, ROUNDING],
  );
export const convolution = (kind) => (op) =>
  windowed(
    op,
    `conv<'${op}', 2, shape, filter, strides, pad, NoInfer<format>, NoInfer<dilations>, NoInfer<rounding>, '${kind}'>`,
    (rule) =>
      `${filterOf(op, `filterError<'${op}', 2, shape, filter, NoInfer<format>>`)}, strides: strides, pad: check<${rule}, pad>, dataFormat?: format, dilations?: dilations, dimRoundingMode?: rounding`,
    [FILTER, STRIDES, PAD, "format extends 'NHWC' | 'NCHW' = 'NHWC'", DILATIONS, ROUNDING],
  );
