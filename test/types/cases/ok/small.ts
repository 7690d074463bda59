import type * as tf from '@tensorflow/tfjs-core';
import {
  addN,
  arange,
  basicLSTMCell,
  batchNorm2d,
  bitwiseAnd,
  broadcastArgs,
  buffer,
  concat1d,
  concat2d,
  concat3d,
  dims,
  ensureShape,
  euclideanNorm,
  fn,
  movingAverage,
  mul,
  multiRNNCell,
  print,
  range,
  type Shape,
  sum,
  type Tensor,
  tensor1d,
  tensor2d,
  tensor4d,
  type Variable,
  valueAndGradVars,
  variable,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

declare const any: Tensor<Shape>;
declare const count: number;
declare const measured: number[][];
const x = zeros([2, 3]);
const i = zeros([3], 'int32');

// sequences
is<Tensor<[5]>>()(arange(0, 10, 2), true);
is<Tensor<[7]>>()(arange(-3, 4), true);
is<Tensor<[4]>>()(arange(10, -2, -3), true);
is<Tensor<[334]>>()(arange(1, 1001, 3), true);
is<Tensor<[0]>>()(arange(-3), true);
is<Tensor<[number]>>()(arange(0, count, 2), true);
is<Tensor<[number]>>()(arange(0, 1, 0.1), true);
is<Tensor<[2], 'int32'>>()(arange(0, 3, 2, 'int32'), true);
is<Tensor<[5]>>()(range(0, 10, 2), true);
is<Tensor<[4]>>()(range(5, 1), true);
is<Tensor<[0]>>()(range(5, 1, 2), true);
is<Tensor<[3], 'int32'>>()(range(-1, 2, 1, 'int32'), true);
const positions = fn((v: Tensor<['n']>) => mul(v, arange(dims(v)[0])));
is<Tensor<[4]>>()(positions(zeros([4])), true);

// constructors
is<Tensor<[2]>>()(tensor1d([1, 2]), true);
is<Tensor<[number]>>()(tensor1d(new Float32Array(3)), true);
is<Tensor<[2, 1]>>()(tensor2d([[1], [2]]), true);
is<Tensor<[2, 3], 'int32'>>()(tensor2d([1, 2, 3, 4, 5, 6], [2, 3], 'int32'), true);
is<Tensor<[number, number]>>()(tensor2d(measured), true);
is<Tensor<[1, 1, 1, 2], 'bool'>>()(tensor4d([[[[true, false]]]]), true);
is<Tensor<[number, 2]>>()(tensor2d([1, 2], [count, 2]), true);

// variables, buffers
const w = variable(x);
is<Variable<[2, 3]>>()(w, true);
is<Variable<[], 'int32'>>()(variable(1, true, 'step', 'int32'), true);
is<Variable<[2, 3], 'bool'>>()(variable(x, false, undefined, 'bool'), true);
export const asTensor: Tensor<[2, 3]> = w;
export const asVariable: tf.Variable = w;
w.assign(zeros([2, 3]));
is<Tensor<[2, 3]>>()(mul(w, x), true);
is<Tensor<[2]>>()(vmap((row: Tensor<[3]>) => sum(row))(w), true);
const [, gradients] = valueAndGradVars(() => sum(w), { w })();
export const gradient: Tensor<[2, 3]> = gradients.w;
is<Tensor<[2, 3], 'int32'>>()(buffer([2, 3], 'int32').toTensor(), true);
buffer([2, 3]).set(1, 0, 0);
print(x);

// ops on tensors of one shape
is<Tensor<[2, 3]>>()(addN([x, zeros([2, 3], 'int32')]), true);
declare const terms: Tensor<[3]>[];
is<Tensor<[3]>>()(addN(terms), true);
is<Tensor<[3], 'int32'>>()(bitwiseAnd(i, i), true);
is<Tensor<[3], 'int32'>>()(broadcastArgs(i, zeros([2], 'int32')), true);
is<Tensor<[2, 3]>>()(ensureShape(any, [2, 3]), true);
is<Tensor<[number, 3]>>()(ensureShape(any, [null, 3]), true);
is<Tensor<[2, 3]>>()(ensureShape(x, [null, 3]), true);
is<Tensor<[2, 3]>>()(movingAverage(x, x, 0.9, 3), true);
is<Tensor<[2, 3]>>()(movingAverage(x, any, 0.9, undefined, false), true);
is<Tensor<[5]>>()(concat1d([zeros([2]), zeros([3])]), true);
is<Tensor<[2, 4]>>()(concat2d([x, zeros([2, 1])], 1), true);
is<Tensor<[2, 1, 1]>>()(concat3d([zeros([1, 1, 1]), zeros([1, 1, 1])], 0), true);
is<Tensor<[2, 3]>>()(vmap(movingAverage, [0, 0, null, null])(x, x, 0.9, 1), true);

// cells
const [kernel, bias, c] = [zeros([5, 8]), zeros([8]), zeros([4, 2])];
is<[Tensor<[4, 2]>, Tensor<[4, 2]>]>()(basicLSTMCell(1, kernel, bias, zeros([4, 3]), c, c), true);
is<[Tensor<[number, 2]>, Tensor<[number, 2]>]>()(basicLSTMCell(1, kernel, bias, any, any, any), true);
const step = fn(
  (v: Tensor<['b', 'n']>, s: Tensor<['b', 'u']>, k: Tensor<['k', 'g']>) =>
    basicLSTMCell(1, k, zeros([8]), v, s, s)[1],
);
is<Tensor<[4, 2]>>()(step(zeros([4, 3]), c, kernel), true);
is<[Tensor<[7, 4, 2]>, Tensor<[7, 4, 2]>]>()(
  vmap(basicLSTMCell, [null, null, null, 0, null, null])(1, kernel, bias, zeros([7, 4, 3]), c, c),
  true,
);
const below = (v: Tensor<Shape>, s: Tensor<[4, 2]>, h: Tensor<[4, 2]>) =>
  basicLSTMCell(1, kernel, bias, v, s, h);
const [states, outputs] = multiRNNCell([below, below], x, [c, c], [c, c]);
is<[Tensor<[4, 2]>, Tensor<[4, 2]>]>()(states, true);
is<[Tensor<[4, 2]>, Tensor<[4, 2]>]>()(outputs, true);
is<[[Tensor], [Tensor]]>()(multiRNNCell([(v, s, h) => [s, addN([v, h])]], x, [x], [x]), true);

// other names of ops
is<Tensor<[2]>>()(euclideanNorm(x, 1), true);
is<Tensor<[2, 1]>>()(euclideanNorm(x, [1], true), true);
is<Tensor<[2]>>()(vmap(euclideanNorm)(x), true);
is<Tensor<[2, 3]>>()(batchNorm2d(x, 0, zeros([3])), true);
is<Tensor<[7, 2, 3]>>()(vmap(batchNorm2d)(zeros([7, 2, 3]), zeros([7, 3]), zeros([7, 3])), true);
