import { backend_util, type Tensor } from '@tensorflow/tfjs-core';
import { canon, elementwise, type Form, splitCanon } from './canonical.js';
import { constant, diagonal, linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Attrs, Derivative } from './record.js';
import { asIs, elementwiseCanon, filled, repeated, shapeOf, unaryKernel } from './rules.js';

/** g times the slope, given x. */
const ofInput = (slope: (ops: Ops, g: Tensor, x: Tensor, attrs: Attrs) => Tensor): AnyRecord =>
  unaryKernel(diagonal({ x: (g, { ops, inputs, attrs }) => slope(ops, g, inputs.x, attrs) }, 'inputs'));

/** g times the slope, given y = f(x). */
const ofOutput = (slope: (ops: Ops, g: Tensor, y: Tensor) => Tensor): AnyRecord =>
  unaryKernel(diagonal({ x: (g, { ops, y }) => slope(ops, g, y) }, 'outputs'));

const ofBoth = (slope: (ops: Ops, g: Tensor, x: Tensor, y: Tensor) => Tensor): AnyRecord =>
  unaryKernel(diagonal({ x: (g, { ops, inputs, y }) => slope(ops, g, inputs.x, y) }));

const step = unaryKernel(constant);
const predicate = unaryKernel(constant, 'bool');

/** 1 where a > b, 1/2 where they are equal, 0 elsewhere: the share of a in the derivative of max(a, b). */
export function shareAbove(ops: Ops, a: Tensor | number, b: Tensor | number): Tensor {
  const flag = (x: Tensor) => ops.cast(x, 'float32');
  return ops.mul(ops.add(flag(ops.greater(a, b)), flag(ops.greaterEqual(a, b))), 0.5);
}

/** min(max(x, low), high). */
const clip = (bounds: (attrs: Attrs) => readonly [number, number]): AnyRecord =>
  ofInput((ops, g, x, attrs) => {
    const [low, high] = bounds(attrs);
    return ops.mul(g, ops.mul(shareAbove(ops, x, low), shareAbove(ops, high, x)));
  });

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

const castForm: Form = (r, name, { x }, attrs) => {
  const isDropped = x.dtype === 'complex64' && attrs.dtype !== 'complex64';
  const given = isDropped ? (r.apply('Real', { input: x }, {}) as Tensor) : x;
  return elementwise(r, name, { x: given }, attrs);
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
  Abs: ofInput((ops, g, x) => ops.where(ops.greaterEqual(x, 0), g, ops.neg(g))),
  Acos: ofInput((ops, g, x) => ops.neg(ops.mul(g, ops.rsqrt(ops.sub(1, ops.square(x)))))),
  Acosh: ofInput((ops, g, x) => ops.mul(g, ops.rsqrt(ops.mul(ops.sub(x, 1), ops.add(x, 1))))),
  Asin: ofInput((ops, g, x) => ops.mul(g, ops.rsqrt(ops.sub(1, ops.square(x))))),
  Asinh: ofInput((ops, g, x) => ops.mul(g, ops.rsqrt(ops.add(ops.square(x), 1)))),
  Atan: ofInput((ops, g, x) => ops.div(g, ops.add(ops.square(x), 1))),
  Atanh: ofInput((ops, g, x) => ops.div(g, ops.mul(ops.sub(1, x), ops.add(x, 1)))),
  Cast: {
    shape: ({ inputs, attrs }) => ({ shape: inputs.x.shape, dtype: attrs.dtype }),
    batch: asIs,
    ...cast,
    // wasm keeps the low byte.
    wrongOn: (backend, { dtype }, { x }) => backend === 'wasm' && dtype === 'bool' && x.dtype !== 'bool',
    decompose: ({ inputs: { x }, attrs, ops }) =>
      attrs.dtype === 'bool' ? ops.notEqual(x, 0) : ops.call('Cast', { x }, attrs),
    canon: canon(castForm, { dtypes: ['complex64'] }),
  },
  Ceil: step,
  ClipByValue: {
    ...clip(({ clipValueMin, clipValueMax }) => [clipValueMin, clipValueMax]),
    // wasm reads the bits of integers as floats.
    wrongOn: (backend, _, { x }) => backend === 'wasm' && x.dtype === 'int32',
    decompose({ inputs: { x }, attrs, ops }) {
      const bound = (v: number) => (x.dtype === 'int32' ? Math.min(Math.max(v, -(2 ** 31)), 2 ** 31 - 1) : v);
      return ops.minimum(ops.maximum(x, bound(attrs.clipValueMin)), bound(attrs.clipValueMax));
    },
  },
  Cos: ofInput((ops, g, x) => ops.neg(ops.mul(g, ops.sin(x)))),
  Cosh: ofInput((ops, g, x) => ops.mul(g, ops.sinh(x))),
  Elu: unaryKernel(diagonal({ x: (g, { ops, y }) => ops.call('EluGrad', { dy: g, y }) }, 'outputs')),
  EluGrad: eluGrad,
  Erf: ofInput((ops, g, x) => ops.mul(g, ops.mul(ops.exp(ops.neg(ops.square(x))), 2 / Math.sqrt(Math.PI)))),
  Exp: { ...ofOutput((ops, g, y) => ops.mul(g, y)), shape: shapeOf('x', 'float32') },
  Expm1: ofOutput((ops, g, y) => ops.mul(g, ops.add(y, 1))),
  Floor: step,
  Identity: { shape: shapeOf('x'), batch: asIs, ...identity },
  IsFinite: predicate,
  IsInf: predicate,
  IsNan: predicate,
  LeakyRelu: {
    ...ofInput((ops, g, x, { alpha }) => ops.where(ops.greaterEqual(x, 0), g, ops.mul(g, alpha))),
    shape: shapeOf('x', 'float32'),
  },
  Log: ofInput((ops, g, x) => ops.div(g, x)),
  Log1p: ofInput((ops, g, x) => ops.div(g, ops.add(x, 1))),
  LogicalNot: predicate,
  Neg: { ...unaryKernel(linear(({ ct, ops }) => ({ x: ops.neg(ct) }))), canon: splitCanon(elementwise) },
  OnesLike: { shape: shapeOf('x'), batch: filled(1), ...constant },
  Reciprocal: ofOutput((ops, g, y) => ops.neg(ops.mul(g, ops.square(y)))),
  Relu: ofInput((ops, g, x) => ops.where(ops.greater(x, 0), g, ops.zerosLike(g))),
  Relu6: clip(() => [0, 6]),
  Round: step,
  Rsqrt: ofBoth((ops, g, x, y) => ops.mul(g, ops.mul(ops.div(y, x), -0.5))),
  Selu: ofBoth((ops, g, x, y) =>
    ops.where(
      ops.greater(x, 0),
      ops.mul(g, backend_util.SELU_SCALE),
      ops.mul(g, ops.add(y, backend_util.SELU_SCALEALPHA)),
    ),
  ),
  Sigmoid: ofOutput((ops, g, y) => ops.mul(g, ops.mul(y, ops.sub(1, y)))),
  Sign: step,
  Sin: ofInput((ops, g, x) => ops.mul(g, ops.cos(x))),
  Sinh: ofInput((ops, g, x) => ops.mul(g, ops.cosh(x))),
  Softplus: ofInput((ops, g, x) => ops.mul(g, ops.sigmoid(x))),
  Sqrt: ofOutput((ops, g, y) => ops.mul(g, ops.div(0.5, y))),
  Square: ofInput((ops, g, x) => ops.mul(g, ops.mul(x, 2))),
  Step: step,
  Tan: ofOutput((ops, g, y) => ops.mul(g, ops.add(ops.square(y), 1))),
  Tanh: ofOutput((ops, g, y) => ops.mul(g, ops.mul(ops.add(y, 1), ops.sub(1, y)))),
  ZerosLike: { shape: shapeOf('x'), batch: filled(0), ...constant, canon: splitCanon(elementwise) },
} satisfies Partial<Record<KernelName, AnyRecord>>;
