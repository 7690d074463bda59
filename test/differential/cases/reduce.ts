import * as tf from '@tensorflow/tfjs';
import { bools, type Case, define, positive, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

type Reduction = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;
const ops = tf as unknown as Record<string, Reduction>;

const folds: Record<string, o.Fold> = { sum: s.sum, mean: s.mean, max: s.max, min: s.min, prod: s.prod };

export const reductions: Case[] = [
  ...Object.entries(folds).flatMap(([name, fold]) => [
    define(
      name,
      [positive(2, 3)],
      (x) => ops[name](x),
      (x) => o.reduce(x, fold),
    ),
    define(
      `${name} over the first axis`,
      [positive(2, 3)],
      (x) => ops[name](x, 0),
      (x) => o.reduce(x, fold, [0]),
    ),
    define(
      `${name} over the last axis, keepDims`,
      [positive(2, 3, 2)],
      (x) => ops[name](x, -1, true),
      (x) => o.reduce(x, fold, [2], true),
    ),
    define(
      `${name} over two axes`,
      [positive(2, 3, 2)],
      (x) => ops[name](x, [0, 2]),
      (x) => o.reduce(x, fold, [0, 2]),
    ),
    define(
      `${name} of a scalar`,
      [positive()],
      (x) => ops[name](x),
      (x) => x,
    ),
  ]),
  define('argMax', [real(4, 2)], (x) => tf.argMax(x, 0)),
  define('argMin', [real(4, 2)], (x) => tf.argMin(x, -1)),
  define('any', [bools(4)], (x) => tf.any(x)),
  define('all', [bools(4, 2)], (x) => tf.all(x, 0)),
  define(
    'logSumExp',
    [real(3, 2)],
    (x) => tf.logSumExp(x, 0),
    (x) => o.reduce(x, s.logSumExp, [0]),
  ),
  define(
    'norm',
    [positive(3, 2)],
    (x) => tf.norm(x),
    (x) => o.reduce(x.map(s.square), s.sum).map(s.sqrt),
  ),
  define(
    'moments',
    [real(3, 2)],
    (x) => {
      const { mean, variance } = tf.moments(x, [0]);
      return [mean, variance];
    },
    (x) => [o.reduce(x, s.mean, [0]), o.reduce(x, s.variance, [0])],
  ),
  define(
    'cumsum',
    [real(3, 2)],
    (x) => tf.cumsum(x, 0),
    (x) => o.scan(x, s.sum),
  ),
  define(
    'cumsum, exclusive and reversed',
    [real(4)],
    (x) => tf.cumsum(x, 0, true, true),
    (x) => o.reverse(o.scan(o.concat([o.constants([1], 0), o.take(o.reverse(x), [0, 1, 2])]), s.sum)),
  ),
  define(
    'cumprod',
    [positive(3, 2)],
    (x) => tf.cumprod(x, 0),
    (x) => o.scan(x, s.prod),
  ),
  define(
    'cumprod, reversed',
    [positive(4)],
    (x) => tf.cumprod(x, 0, false, true),
    (x) => o.reverse(o.scan(o.reverse(x), s.prod)),
  ),
];
