import * as tf from '@tensorflow/tfjs';
import { type Case, define, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

const column = (x: o.Nd) => x.reshape(x.data.length, 1);
const row = (x: o.Nd) => x.reshape(1, x.data.length);

export const linear: Case[] = [
  define(
    'matMul',
    [real(2, 3), real(3, 4)],
    (a, b) => tf.matMul(a, b),
    (a, b) => o.matMul(a, b),
  ),
  define(
    'matMul, first transposed',
    [real(3, 2), real(3, 4)],
    (a, b) => tf.matMul(a, b, true),
    (a, b) => o.matMul(o.transpose(a), b),
  ),
  define(
    'matMul, second transposed',
    [real(2, 3), real(4, 3)],
    (a, b) => tf.matMul(a, b, false, true),
    (a, b) => o.matMul(a, o.transpose(b)),
  ),
  define(
    'matMul of stacks',
    [real(2, 2, 3), real(2, 3, 2)],
    (a, b) => tf.matMul(a, b),
    (a, b) => o.matMul(a, b),
  ),
  define(
    'dot of vectors',
    [real(3), real(3)],
    (a, b) => tf.dot(a, b),
    (a, b) => o.matMul(row(a), column(b)).reshape(),
  ),
  define(
    'dot of matrix and vector',
    [real(2, 3), real(3)],
    (a, b) => tf.dot(a, b),
    (a, b) => o.matMul(a, column(b)).reshape(2),
  ),
  define(
    'dot of vector and matrix',
    [real(3), real(3, 2)],
    (a, b) => tf.dot(a, b),
    (a, b) => o.matMul(row(a), b).reshape(2),
  ),
  define(
    'outerProduct',
    [real(3), real(2)],
    (a, b) => tf.outerProduct(a as tf.Tensor1D, b as tf.Tensor1D),
    (a, b) => o.outer(a, b),
  ),
  define(
    'einsum ij,jk->ik',
    [real(2, 3), real(3, 4)],
    (a, b) => tf.einsum('ij,jk->ik', a, b),
    (a, b) => o.matMul(a, b),
  ),
  define(
    'einsum ij,ij->j',
    [real(2, 3), real(2, 3)],
    (a, b) => tf.einsum('ij,ij->j', a, b),
    (a, b) => o.reduce(o.mul(a, b), s.sum, [0]),
  ),
  define(
    'einsum ij->ji',
    [real(2, 3)],
    (a) => tf.einsum('ij->ji', a),
    (a) => o.transpose(a),
  ),
  define(
    'fused.matMul, relu',
    [real(2, 3), real(3, 4), real(4)],
    (a, b, bias) => tf.fused.matMul({ a: a, b: b, bias: bias, activation: 'relu' }),
    (a, b, bias) => o.add(o.matMul(a, b), bias).map(s.relu),
  ),
  define(
    'fused.matMul, sigmoid',
    [real(2, 3), real(3, 4), real(4)],
    (a, b, bias) => tf.fused.matMul({ a: a, b: b, bias: bias, activation: 'sigmoid' }),
    (a, b, bias) => o.add(o.matMul(a, b), bias).map(s.sigmoid),
  ),
  define(
    'quadratic form',
    [real(3), real(3, 3)],
    (x, a) => tf.dot(x, tf.dot(a, x)),
    (x, a) => o.matMul(o.matMul(row(x), a), column(x)).reshape(),
  ),
];
