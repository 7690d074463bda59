import { backend_util, type Tensor } from '@tensorflow/tfjs-core';
import { constant, diagonal, linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Attrs, Derivative } from './record.js';
import { asIs, elementwiseCanon, filled, linearCanon, repeated, shapeOf, unaryKernel } from './rules.js';

type Value = (ops: Ops, v: Tensor, attrs: Attrs) => Tensor;

/** Elementwise kernels whose tangents are multiplied or divided by a value that depends on x or y alone. */
const scaling =
  (by: 'mul' | 'div', given: 'inputs' | 'outputs') =>
  (value: Value): AnyRecord =>
    unaryKernel(
      diagonal(
        {
          x: (g, { ops, inputs, y, attrs }) =>
            ops[by](g, value(ops, given === 'inputs' ? inputs.x : y, attrs)),
        },
        given,
      ),
    );
const timesOfX = scaling('mul', 'inputs');
const timesOfY = scaling('mul', 'outputs');
const overOfX = scaling('div', 'inputs');

const step = unaryKernel(constant);
const predicate = unaryKernel(constant, 'bool');

/** 1 where a > b, 1/2 where they are equal, 0 elsewhere: the share of a in the derivative of max(a, b). */
export function shareAbove(ops: Ops, a: Tensor | number, b: Tensor | number): Tensor {
  const flag = (x: Tensor) => ops.cast(x, 'float32');
  return ops.mul(ops.add(flag(ops.greater(a, b)), flag(ops.greaterEqual(a, b))), 0.5);
}

/** min(max(x, low), high). */
const clip = (low: (attrs: Attrs) => number, high: (attrs: Attrs) => number): AnyRecord =>
  timesOfX((ops, x, attrs) => ops.mul(shareAbove(ops, x, low(attrs)), shareAbove(ops, high(attrs), x)));

/** x, and alpha x below 0. */
const leaky = (alphaOf: (attrs: Attrs) => number): AnyRecord =>
  unaryKernel(
    diagonal(
      {
        x: (g, { ops, inputs, attrs }) =>
          ops.where(ops.greaterEqual(inputs.x, 0), g, ops.mul(g, alphaOf(attrs))),
      },
      'inputs',
    ),
  );

const isFloat = (dtype: string) => dtype === 'float32' || dtype === 'complex64';

/** Identity between floating types; the real part of complex values; steps without slope otherwise. */
const cast: Derivative<'x', { dtype: string }> = {
  saves: 'nothing',
  vjp: ({ ct, inputs, attrs, ops }) => (isFloat(attrs.dtype) ? { x: ops.cast(ct, inputs.x.dtype) } : {}),
  jvp: ({ tangents, attrs, ops }) =>
    isFloat(attrs.dtype) && tangents.x ? ops.cast(tangents.x, attrs.dtype as 'float32') : null,
};

/** stopGradient is the identity with an attribute. */
const identity: Derivative<'x', { stopGradient?: boolean }> = {
  saves: 'nothing',
  vjp: ({ ct, attrs }) => (attrs.stopGradient ? {} : { x: ct }),
  jvp: ({ tangents, attrs }) => (attrs.stopGradient ? null : (tangents.x ?? null)),
};

const eluGrad: AnyRecord = {
  shape: shapeOf('y', 'float32'),
  batch: repeated,
  canon: elementwiseCanon,
  ...diagonal<'dy' | 'y'>(
    {
      dy: (g, { ops, inputs: { y } }) => ops.call('EluGrad', { dy: g, y }),
      y: (g, { ops, inputs: { dy, y } }) => ops.where(ops.less(y, 0), ops.mul(g, dy), ops.zerosLike(g)),
    },
    'inputs',
  ),
};

export const unary = {
  Abs: leaky(() => -1),
  Acos: timesOfX((ops, x) => ops.neg(ops.rsqrt(ops.sub(1, ops.square(x))))),
  Acosh: timesOfX((ops, x) => ops.rsqrt(ops.mul(ops.sub(x, 1), ops.add(x, 1)))),
  Asin: timesOfX((ops, x) => ops.rsqrt(ops.sub(1, ops.square(x)))),
  Asinh: timesOfX((ops, x) => ops.rsqrt(ops.add(ops.square(x), 1))),
  Atan: overOfX((ops, x) => ops.add(ops.square(x), 1)),
  Atanh: overOfX((ops, x) => ops.mul(ops.sub(1, x), ops.add(x, 1))),
  Cast: {
    shape: ({ inputs, attrs }) => ({ shape: inputs.x.shape, dtype: attrs.dtype }),
    batch: asIs,
    ...cast,
    canon: elementwiseCanon,
  },
  Ceil: step,
  ClipByValue: clip(
    (attrs) => attrs.clipValueMin,
    (attrs) => attrs.clipValueMax,
  ),
  Cos: timesOfX((ops, x) => ops.neg(ops.sin(x))),
  Cosh: timesOfX((ops, x) => ops.sinh(x)),
  Elu: unaryKernel(diagonal({ x: (g, { ops, y }) => ops.call('EluGrad', { dy: g, y }) }, 'outputs')),
  EluGrad: eluGrad,
  Erf: timesOfX((ops, x) => ops.mul(ops.exp(ops.neg(ops.square(x))), 2 / Math.sqrt(Math.PI))),
  Exp: { ...timesOfY((_, y) => y), shape: shapeOf('x', 'float32') },
  Expm1: timesOfY((ops, y) => ops.add(y, 1)),
  Floor: step,
  Identity: { shape: shapeOf('x'), batch: asIs, ...identity },
  IsFinite: predicate,
  IsInf: predicate,
  IsNan: predicate,
  LeakyRelu: { ...leaky((attrs) => attrs.alpha), shape: shapeOf('x', 'float32') },
  Log: overOfX((_, x) => x),
  Log1p: overOfX((ops, x) => ops.add(x, 1)),
  LogicalNot: predicate,
  Neg: { ...unaryKernel(linear(({ ct, ops }) => ({ x: ops.neg(ct) }))), canon: linearCanon },
  OnesLike: { shape: shapeOf('x'), batch: filled(1), ...constant },
  Reciprocal: timesOfY((ops, y) => ops.neg(ops.square(y))),
  Relu: unaryKernel(
    diagonal(
      { x: (g, { ops, inputs }) => ops.where(ops.greater(inputs.x, 0), g, ops.zerosLike(g)) },
      'inputs',
    ),
  ),
  Relu6: clip(
    () => 0,
    () => 6,
  ),
  Round: step,
  Rsqrt: timesOfY((ops, y) => ops.mul(ops.mul(y, ops.square(y)), -0.5)),
  Selu: timesOfY((ops, y) =>
    ops.where(ops.greater(y, 0), backend_util.SELU_SCALE, ops.add(y, backend_util.SELU_SCALEALPHA)),
  ),
  Sigmoid: timesOfY((ops, y) => ops.mul(y, ops.sub(1, y))),
  Sign: step,
  Sin: timesOfX((ops, x) => ops.cos(x)),
  Sinh: timesOfX((ops, x) => ops.cosh(x)),
  Softplus: timesOfX((ops, x) => ops.sigmoid(x)),
  Sqrt: timesOfY((ops, y) => ops.div(0.5, y)),
  Square: timesOfX((ops, x) => ops.mul(x, 2)),
  Step: step,
  Tan: timesOfY((ops, y) => ops.add(ops.square(y), 1)),
  Tanh: timesOfY((ops, y) => ops.mul(ops.add(y, 1), ops.sub(1, y))),
  ZerosLike: { shape: shapeOf('x'), batch: filled(0), ...constant },
} satisfies Partial<Record<KernelName, AnyRecord>>;
