import * as tf from '@tensorflow/tfjs';
import { between, bools, type Case, define, positive, real } from '../case.js';
import * as s from '../oracle/scalar.js';

type Unary = (x: tf.Tensor) => tf.Tensor;
const ops = tf as unknown as Record<string, Unary>;

const onPositive: Record<string, (x: s.HyperDual) => s.HyperDual> = {
  abs: s.abs,
  asinh: s.asinh,
  atan: s.atan,
  ceil: s.ceil,
  cos: s.cos,
  cosh: s.cosh,
  erf: s.erf,
  exp: s.exp,
  expm1: s.expm1,
  floor: s.floor,
  log: s.log,
  log1p: s.log1p,
  neg: s.neg,
  reciprocal: s.reciprocal,
  round: s.round,
  rsqrt: s.rsqrt,
  sigmoid: s.sigmoid,
  sin: s.sin,
  sinh: s.sinh,
  sqrt: s.sqrt,
  square: s.square,
  tanh: s.tanh,
};

const onBothSigns: Record<string, (x: s.HyperDual) => s.HyperDual> = {
  elu: s.elu,
  leakyRelu: s.leaky(s.constant(0.2)),
  logSigmoid: s.logSigmoid,
  relu: s.relu,
  relu6: s.clip(0, 6),
  selu: s.selu,
  sign: s.sign,
  softplus: s.softplus,
  step: s.step,
  tan: s.tan,
};

const named = (table: Record<string, (x: s.HyperDual) => s.HyperDual>, arg: typeof real) =>
  Object.entries(table).map(([name, oracle]) =>
    define(
      name,
      [arg(2, 3)],
      (x) => ops[name](x),
      (x) => x.map(oracle),
    ),
  );

export const unary: Case[] = [
  ...named(onPositive, positive),
  ...named(onBothSigns, real),
  ...named({ acos: s.acos, asin: s.asin, atanh: s.atanh }, between(-0.9, 0.9)),
  ...named({ acosh: s.acosh }, between(1.2, 3)),
  ...['isFinite', 'isInf', 'isNaN'].map((name) => define(name, [positive(3)], (x) => ops[name](x))),
  define(
    'clipByValue',
    [real(6)],
    (x) => tf.clipByValue(x, -0.5, 0.5),
    (x) => x.map(s.clip(-0.5, 0.5)),
  ),
  define('cast to int32', [positive(3)], (x) => tf.cast(x, 'int32')),
  define('cast to bool', [real(3)], (x) => tf.cast(x, 'bool')),
  define(
    'cast of a mask',
    [positive(4)],
    (x) => tf.mul(tf.cast(tf.greater(x, 1), 'float32'), x),
    (x) => x.map((v) => (v.v > 1 ? v : s.constant(0))),
  ),
  define('logicalNot', [bools(3)], (x) => tf.logicalNot(x)),
  define(
    'zerosLike',
    [real(2)],
    (x) => tf.add(tf.zerosLike(x), x),
    (x) => x,
  ),
  define(
    'onesLike',
    [real(2)],
    (x) => tf.mul(tf.onesLike(x), x),
    (x) => x,
  ),
  define(
    'clone',
    [real(2)],
    (x) => x.clone(),
    (x) => x,
  ),
  define(
    'identity function',
    [real(2, 2)],
    (x) => x,
    (x) => x,
  ),
];
