import * as tf from '@tensorflow/tfjs';
import { type Arg, bools, type Case, define, ints, positive, real } from '../case.js';
import { type Scalar2, zip } from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

type Binary = (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
const ops = tf as unknown as Record<string, Binary>;

const arithmetic: Record<string, Scalar2> = {
  add: (x, y) => x.add(y),
  sub: (x, y) => x.sub(y),
  mul: (x, y) => x.mul(y),
  div: (x, y) => x.div(y),
  divNoNan: (x, y) => x.div(y),
  maximum: s.maximum,
  minimum: s.minimum,
  squaredDifference: (x, y) => s.square(x.sub(y)),
  pow: s.pow,
  atan2: s.atan2,
  mod: s.mod,
};

const forms: Record<string, [Arg, Arg]> = {
  'same shape': [positive(2, 3), positive(2, 3)],
  'row by matrix': [positive(3), positive(2, 3)],
  'scalar by column': [positive(), positive(2, 1)],
};

const compare = ['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'];
const logical = ['logicalAnd', 'logicalOr', 'logicalXor'];

export const binary: Case[] = [
  ...Object.entries(arithmetic).flatMap(([name, scalar]) =>
    Object.entries(forms).map(([form, args]) =>
      define(
        `${name}, ${form}`,
        args,
        (x, y) => ops[name](x, y),
        (x, y) => zip(scalar)(x, y),
      ),
    ),
  ),
  ...compare.map((name) => define(name, [ints(3)(3), ints(3)(2, 3)], (x, y) => ops[name](x, y))),
  define('greater of floats', [real(3), real(2, 3)], (x, y) => tf.greater(x, y)),
  ...logical.map((name) => define(name, [bools(3), bools(2, 3)], (x, y) => ops[name](x, y))),
  define('floorDiv of integers', [ints(9)(3), ints(5, 1)(3)], (x, y) => tf.floorDiv(x, y)),
  define('bitwiseAnd', [ints(8)(4), ints(8)(4)], (x, y) => tf.bitwiseAnd(x, y)),
  define(
    'integer and float',
    [ints(5)(3), real(3)],
    (x, y) => tf.add(x, y),
    zip((x, y) => x.add(y)),
  ),
  define(
    'prelu',
    [real(2, 3), positive(3)],
    (x, a) => tf.prelu(x, a),
    (x, a) => zip((v, slope) => s.leaky(slope)(v))(x, a),
  ),
  define(
    'addN',
    [real(2), real(2), real(2)],
    (x, y, z) => tf.addN([x, y, z]),
    (x, y, z) => zip((a, b) => a.add(b))(zip((a, b) => a.add(b))(x, y), z),
  ),
  define(
    'where',
    [bools(2, 3), real(2, 3), real(2, 3)],
    (c, x, y) => tf.where(c, x, y),
    (c, x, y) =>
      zip((v, w) => v.add(w))(zip((m, v) => v.times(m.v))(c, x), zip((m, v) => v.times(1 - m.v))(c, y)),
  ),
  define(
    'where, broadcast',
    [bools(3), real(2, 3), real()],
    (c, x, y) => tf.where(c, x, y),
    (c, x, y) =>
      zip((v, w) => v.add(w))(zip((m, v) => v.times(m.v))(c, x), zip((m, v) => v.times(1 - m.v))(c, y)),
  ),
];
