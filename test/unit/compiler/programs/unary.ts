import type * as tf from '@tensorflow/tfjs';
import { isBool, isExact, isFloat, OPS, rounded, type T, type Tf, type Val } from './values.js';

/** Functions of floats with a bound of the result and of the derivative. */
function smooth(
  name: string,
  f: (t: Tf, x: T) => T,
  most: (m: number) => number,
  slope: (m: number) => number,
  limit = 100,
  ofOdd = true,
) {
  OPS[name] = (run, [pick]) => {
    const v = run.find(pick, (x) => isFloat(x) && x.most <= limit && (ofOdd || !x.odd));
    return v && rounded(f(run.tf, v.t), most(v.most), v.error * slope(v.most), v.odd);
  };
}
export const one = () => 1;
smooth('sin', (t, x) => t.sin(x), one, one);
smooth('cos', (t, x) => t.cos(x), one, one);
smooth('tanh', (t, x) => t.tanh(x), one, one);
smooth('sigmoid', (t, x) => t.sigmoid(x), one, one);
smooth(
  'erf',
  (t, x) => t.erf(x),
  one,
  () => 1.2,
);
smooth(
  'atan',
  (t, x) => t.atan(x),
  () => 1.6,
  one,
);
smooth(
  'asinh',
  (t, x) => t.asinh(x),
  (m) => m,
  one,
);
smooth(
  'softplus',
  (t, x) => t.softplus(x),
  (m) => m + 1,
  one,
);
smooth(
  'elu',
  (t, x) => t.elu(x),
  (m) => m + 1,
  one,
);
smooth(
  'selu',
  (t, x) => t.selu(x),
  (m) => 2 * m + 2,
  () => 2,
);
smooth(
  'exp',
  (t, x) => t.exp(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'expm1',
  (t, x) => t.expm1(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'sinh',
  (t, x) => t.sinh(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'cosh',
  (t, x) => t.cosh(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'log1p',
  (t, x) => t.log1p(t.abs(x)),
  (m) => m,
  one,
);
smooth(
  'log',
  (t, x) => t.log(t.add(t.abs(x), 0.5)),
  (m) => m + 1,
  () => 2,
);
smooth(
  'sqrt',
  (t, x) => t.sqrt(t.add(t.abs(x), 1)),
  (m) => m + 1,
  one,
);
smooth('rsqrt', (t, x) => t.rsqrt(t.add(t.square(x), 1)), one, one);
smooth('reciprocal', (t, x) => t.reciprocal(t.add(t.abs(x), 1)), one, one);
smooth(
  'tan',
  (t, x) => t.tan(t.atan(t.mul(x, 0.5))),
  (m) => m,
  () => 20,
  4,
  false,
);
smooth('asin', (t, x) => t.asin(t.mul(t.tanh(x), 0.5)), one, one);
smooth(
  'acos',
  (t, x) => t.acos(t.mul(t.tanh(x), 0.5)),
  () => 3,
  one,
);
smooth('atanh', (t, x) => t.atanh(t.mul(t.sin(x), 0.5)), one, one);
smooth(
  'acosh',
  (t, x) => t.acosh(t.add(t.abs(x), 1.5)),
  (m) => m + 2,
  one,
);
smooth(
  'pow 3',
  (t, x) => t.pow(x, 3),
  (m) => m ** 3,
  (m) => 3 * m * m,
  8,
);
smooth(
  'pow 1.5',
  (t, x) => t.pow(t.add(t.abs(x), 0.5), 1.5),
  (m) => (m + 0.5) ** 1.5,
  (m) => 1.5 * (m + 1),
  50,
);
smooth(
  'pow -1',
  (t, x) => t.pow(t.add(t.abs(x), 0.5), -1),
  () => 2,
  () => 4,
);
smooth(
  'half',
  (t, x) => t.div(x, 2),
  (m) => m / 2,
  one,
);
smooth(
  'third',
  (t, x) => t.div(x, 3),
  (m) => m,
  one,
);

/** Functions of exact values, which may have steps. */
function stepped(
  name: string,
  f: (t: Tf, x: T, k: number) => T,
  isFit: (v: Val) => boolean = () => true,
  most: (m: number) => number = (m) => m,
  unit: (u: number) => number = (u) => u,
) {
  OPS[name] = (run, [pick, k]) => {
    const v = run.find(pick, (x) => isExact(x) && isFit(x));
    return v && { ...v, t: f(run.tf, v.t, k), most: most(v.most), unit: unit(v.unit!) };
  };
}
export const number = (v: Val) => !isBool(v);
stepped('abs', (t, x) => t.abs(x), number);
stepped('neg', (t, x) => t.neg(x), number);
stepped(
  'sign',
  (t, x) => t.sign(x),
  (v) => number(v) && !v.odd,
  one,
  () => 0,
);
stepped(
  'floor',
  (t, x) => t.floor(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped(
  'ceil',
  (t, x) => t.ceil(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped(
  'round',
  (t, x) => t.round(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped('relu', (t, x) => t.relu(x), number);
stepped(
  'relu6',
  (t, x) => t.relu6(x),
  (v) => isFloat(v) && !v.odd,
  (m) => m + 6,
);
stepped(
  'leakyRelu',
  (t, x) => t.leakyRelu(x, 0.25),
  isFloat,
  (m) => m,
  (u) => u + 2,
);
stepped(
  'step',
  (t, x) => t.step(x, 0.5),
  (v) => isFloat(v) && !v.odd,
  one,
  () => 1,
);
stepped(
  'clip',
  (t, x, k) => t.clipByValue(x, -1, k % 3),
  (v) => isFloat(v) && !v.odd,
  (m) => m + 2,
);
stepped(
  'isNaN',
  (t, x) => t.isNaN(x),
  isFloat,
  one,
  () => 0,
);
stepped(
  'isInf',
  (t, x) => t.isInf(x),
  isFloat,
  one,
  () => 0,
);
stepped(
  'isFinite',
  (t, x) => t.isFinite(x),
  isFloat,
  one,
  () => 0,
);
stepped('not', (t, x) => t.logicalNot(x), isBool);
stepped(
  'to bool',
  (t, x) => t.cast(x, 'bool'),
  (v) => !v.odd,
  one,
  () => 0,
);
stepped('to float', (t, x) => t.cast(x, 'float32'));
stepped(
  'to int',
  (t, x) => t.cast(x, 'int32'),
  (v) => !v.odd,
  (m) => m,
  () => 0,
);
stepped(
  'oneHot',
  (t, x, k) => t.oneHot(t.cast(x, 'int32') as tf.Tensor1D, 2 + (k % 4), 2, -1),
  (v) => v.t.dtype === 'int32' && v.t.rank < 3 && v.t.rank > 0,
  () => 2,
  () => 0,
);
stepped(
  'mod',
  (t, x, k) => t.mod(x, 1 + (k % 3)),
  (v) => number(v) && !v.odd,
  (m) => m + 3,
);
stepped(
  'floorDiv',
  (t, x, k) => t.floorDiv(x, 1 + (k % 3)),
  (v) => v.t.dtype === 'int32',
  (m) => m + 1,
  () => 0,
);
stepped(
  'times 2',
  (t, x) => t.mul(x, 2),
  number,
  (m) => 2 * m,
);
stepped('plus 0', (t, x) => t.add(x, t.zerosLike(x)), number);
stepped('times -1', (t, x) => t.mul(x, -1), number);
stepped(
  '1 - x',
  (t, x) => t.sub(1, x),
  number,
  (m) => m + 1,
);
