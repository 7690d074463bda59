import { backend_util } from '@tensorflow/tfjs-core';
import type { KernelName } from '../../kernels/names.js';
import type { Attrs } from '../../kernels/record.js';
import type { Apply, Dtype } from '../kernel/expr.js';
import type { Builder } from '../tensors/builder.js';
import type { Node } from '../tensors/node.js';
import type { Lower, Lowering } from './lowering.js';

/** A function of float32. */
const float =
  (f: (b: Builder, x: Node, attrs: Attrs) => Node): Lower =>
  ({ b, x, attrs }) =>
    f(b, b.cast(x.x, 'float32'), attrs);
const plain = (fn: Apply['op']): Lower => float((b, x) => b.map(fn, [x]));
/** A function that int32 has too. */
const number =
  (fn: Apply['op']): Lower =>
  ({ b, x }) =>
    b.map(fn, [x.x.dtype === 'bool' ? b.cast(x.x, 'int32') : x.x]);
/** int32 is whole. */
const rounded =
  (fn: Apply['op']): Lower =>
  ({ b, x }) =>
    x.x.dtype === 'float32' ? b.map(fn, [x.x]) : x.x;

const square = (b: Builder, x: Node) => b.map('mul', [x, x]);
const sigmoid = (b: Builder, x: Node) =>
  b.map('div', [1, b.map('add', [b.map('exp', [b.map('neg', [x])]), 1])]);
/** (1 - x) (1 + x), exact near 1. */
const underRoot = (b: Builder, x: Node) => b.map('mul', [b.map('sub', [1, x]), b.map('add', [x, 1])]);
const root = (b: Builder, x: Node) => b.map('sqrt', [x]);

/** (e + e / (e + 1)) / 2 with e = exp(|x|) - 1, which loses nothing near 0. */
function sinh(b: Builder, x: Node): Node {
  const e = b.map('expm1', [b.map('abs', [x])]);
  const y = b.map('mul', [b.map('add', [e, b.map('div', [e, b.map('add', [e, 1])])]), 0.5]);
  const large = b.map('greater', [e, 1e30]);
  return b.map('mul', [b.map('sign', [x]), b.map('select', [large, b.map('mul', [e, 0.5]), y])]);
}

/** log(|x| + sqrt(x^2 + 1)) with the sign of x, from what exceeds 1. */
function asinh(b: Builder, x: Node): Node {
  const size = b.map('abs', [x]);
  const s = square(b, x);
  const above = b.map('add', [size, b.map('div', [s, b.map('add', [root(b, b.map('add', [s, 1])), 1])])]);
  const far = b.map('add', [b.map('log', [size]), Math.LN2]);
  const y = b.map('select', [b.map('greater', [size, 1e18]), far, b.map('log1p', [above])]);
  return b.map('mul', [b.map('sign', [x]), y]);
}

function acosh(b: Builder, x: Node): Node {
  const t = b.map('sub', [x, 1]);
  const near = b.map('add', [t, root(b, b.map('mul', [t, b.map('add', [x, 1])]))]);
  const far = b.map('add', [b.map('log', [x]), Math.LN2]);
  return b.map('select', [b.map('greater', [x, 1e18]), far, b.map('log1p', [near])]);
}

/** The larger of x and 0, plus log(1 + exp(-|x|)). */
const softplus = (b: Builder, x: Node) =>
  b.map('add', [b.map('max', [x, 0]), b.map('log1p', [b.map('exp', [b.map('neg', [b.map('abs', [x])])])])]);

/** x above 0; elsewhere what `f` makes of it. */
const belowZero = (b: Builder, x: Node, f: (x: Node) => Node, above: Node = x) =>
  b.map('select', [b.map('less', [x, 0]), f(x), above]);

const clip = (b: Builder, x: Node, low: number, high: number) => {
  const raised = b.map('select', [b.map('less', [x, low]), b.filled(low, [], x.dtype), x]);
  return b.map('select', [b.map('greater', [raised, high]), b.filled(high, [], x.dtype), raised]);
};

const isInfinite = (b: Builder, x: Node) => b.map('equal', [b.map('abs', [x]), Number.POSITIVE_INFINITY]);
const filledLike =
  (value: number): Lower =>
  ({ b, out: [{ shape, dtype }] }) =>
    b.filled(value, shape, dtype as Dtype);

export const unary = {
  Abs: number('abs'),
  Acos: float((b, x) => b.map('atan2', [root(b, underRoot(b, x)), x])),
  Acosh: float(acosh),
  Asin: float((b, x) => b.map('atan2', [x, root(b, underRoot(b, x))])),
  Asinh: float(asinh),
  Atan: plain('atan'),
  Atanh: float((b, x) => {
    const twice = b.map('div', [b.map('mul', [x, 2]), b.map('sub', [1, x])]);
    return b.map('mul', [b.map('log1p', [twice]), 0.5]);
  }),
  Cast: ({ b, x, out: [{ dtype }] }) => b.cast(x.x, dtype as Dtype),
  Ceil: rounded('ceil'),
  ClipByValue: ({ b, x, attrs }) => clip(b, x.x, attrs.clipValueMin, attrs.clipValueMax),
  Cos: plain('cos'),
  Cosh: float((b, x) => {
    const e = b.map('exp', [b.map('abs', [x])]);
    return b.map('mul', [b.map('add', [e, b.map('div', [1, e])]), 0.5]);
  }),
  Elu: float((b, x) => belowZero(b, x, (y) => b.map('expm1', [y]))),
  EluGrad: ({ b, x: { dy, y } }) =>
    b.map('select', [b.map('less', [y, 0]), b.map('mul', [dy, b.map('add', [y, 1])]), dy]),
  Erf: plain('erf'),
  Exp: plain('exp'),
  Expm1: plain('expm1'),
  Floor: rounded('floor'),
  Identity: ({ x }) => x.x,
  IsFinite: float((b, x) => b.map('less', [b.map('abs', [x]), Number.POSITIVE_INFINITY])),
  IsInf: float(isInfinite),
  IsNan: plain('isNan'),
  LeakyRelu: float((b, x, { alpha }) => belowZero(b, x, (y) => b.map('mul', [y, alpha]))),
  Log: plain('log'),
  Log1p: plain('log1p'),
  LogicalNot: ({ b, x }) => b.map('not', [b.cast(x.x, 'bool')]),
  Neg: number('neg'),
  OnesLike: filledLike(1),
  Reciprocal: float((b, x) => b.map('div', [1, x])),
  Relu: ({ b, x }) => b.map('max', [x.x, 0]),
  Relu6: ({ b, x }) => clip(b, x.x, 0, 6),
  Round: rounded('round'),
  Rsqrt: plain('rsqrt'),
  Selu: float((b, x) =>
    belowZero(
      b,
      x,
      (y) => b.map('mul', [b.map('expm1', [y]), backend_util.SELU_SCALEALPHA]),
      b.map('mul', [x, backend_util.SELU_SCALE]),
    ),
  ),
  Sigmoid: float(sigmoid),
  Sign: number('sign'),
  Sin: plain('sin'),
  Sinh: float(sinh),
  Softplus: float(softplus),
  Sqrt: plain('sqrt'),
  Square: ({ b, x }) => square(b, x.x),
  Step: float((b, x, { alpha }) => {
    const y = b.map('select', [b.map('greater', [x, 0]), b.filled(1), b.filled(alpha)]);
    return b.map('select', [b.map('isNan', [x]), x, y]);
  }),
  Tan: float((b, x) => b.map('div', [b.map('sin', [x]), b.map('cos', [x])])),
  Tanh: plain('tanh'),
  ZerosLike: filledLike(0),
} satisfies Partial<Record<KernelName, Lowering>>;
