import * as tf from '@tensorflow/tfjs-core';
import {
  add,
  asShape,
  type DType,
  exp,
  grad,
  matMul,
  mul,
  reshape,
  type Shape,
  sum,
  type Tensor,
  transpose,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

type UnknownTensor = Tensor<Shape, DType>;

// typed tensors go in wherever tfjs takes tensors
const x = zeros([10, 3]);
export const plain: tf.Tensor2D = x;
export const summed: tf.Tensor = tf.sum(x, 1);

// plain tensors go in wherever ops take tensors, and make results unknown
declare const raw: tf.Tensor;
declare const raw2: tf.Tensor2D;
export const a: Tensor<Shape, 'float32' | 'complex64' | 'string'> = add(raw, x);
export const b: UnknownTensor = matMul(raw2, x);
export const c: UnknownTensor = vmap(matMul)(raw2, x);
is<Tensor<Shape>>()(exp(raw), true);
is<Tensor<[3]>>()(asShape(raw, [3]), true);

// unknown sizes stay quiet and propagate
declare const someRows: Tensor<[number, 3]>;
declare const anything: UnknownTensor;
const dot = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));
is<Tensor<[10]>>()(vmap(dot)(someRows, x), true);
is<Tensor<[number]>>()(vmap(dot)(someRows, someRows), true);
is<Tensor<[number]>>()(vmap(dot)(anything, anything), true);
is<Tensor<[number, 3]>>()(add(someRows, x), true);
is<Tensor<[10, 3]>>()(add(someRows, zeros([10, 1])), true);
is<Tensor<[3, number]>>()(transpose(someRows), true);
is<Tensor<[number, 1]>>()(reshape(someRows, [-1, 1]), true);
export const known: Tensor<[number, 3]> = x;

// a union of shapes is no operand, but what they have in common is
declare const either: Tensor<[2]> | Tensor<[3]>;
const common: Tensor<[number]> = either;
is<Tensor<[number]>>()(exp(common), true);

// any goes in everywhere
// biome-ignore lint/suspicious/noExplicitAny: that is what is tested
declare const whatever: any;
vmap(dot)(whatever, x);
vectorize(add)(whatever, x);
grad(dot)(whatever, whatever);
add(whatever, x);

// spread arguments
declare const many: Tensor<[10, 3]>[];
vmap((...xs: Tensor<[3]>[]) => xs[0])(...many);
