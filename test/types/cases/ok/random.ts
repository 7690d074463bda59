import {
  dims,
  dropout,
  fn,
  multinomial,
  rand,
  randomGamma,
  randomNormal,
  randomStandardNormal,
  randomUniform,
  randomUniformInt,
  type Shape,
  type Tensor,
  truncatedNormal,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

declare const any: Tensor<Shape>;
declare const count: number;
declare const rate: number;
const x = zeros([2, 3]);

is<Tensor<[2, 3]>>()(randomNormal([2, 3]), true);
is<Tensor<[2], 'int32'>>()(randomNormal([2], 0, 9, 'int32', 7), true);
is<Tensor<[number, 3]>>()(randomNormal([count, 3]), true);
is<Tensor<[2]>>()(randomStandardNormal([2]), true);
is<Tensor<[2], 'int32'>>()(randomStandardNormal([2], 'int32', 7), true);
is<Tensor<[2]>>()(truncatedNormal([2], 0, 1), true);
is<Tensor<[]>>()(randomUniform([]), true);
is<Tensor<[2], 'bool'>>()(randomUniform([2], 0, 2, 'bool', 'seed'), true);
is<Tensor<[2], 'int32'>>()(randomUniformInt([2], 0, 10), true);
is<Tensor<[2]>>()(randomGamma([2], 1, 2), true);
is<Tensor<[2], 'int32'>>()(rand([2], Math.random, 'int32'), true);

is<Tensor<[5], 'int32'>>()(multinomial(zeros([3]), 5), true);
is<Tensor<[2, 5], 'int32'>>()(multinomial(x, 5, 7, true), true);
is<Tensor<[2, number], 'int32'>>()(multinomial(x, count), true);
is<Tensor<Shape, 'int32'>>()(multinomial(any, 5), true);
is<Tensor<[2, 3]>>()(dropout(x, 0.5), true);
is<Tensor<[2, 3]>>()(dropout(x, rate, [2, 1], 'seed'), true);
is<Tensor<[2, 3]>>()(dropout(zeros([2, 3], 'int32'), 1e-7), true);
is<Tensor<Shape>>()(dropout(any, 0), true);

const noisy = fn((v: Tensor<['n', 3]>) => dropout(v, 0.5, [dims(v)[0], 1]));
is<Tensor<[2, 3]>>()(noisy(x), true);
is<Tensor<[2, 3]>>()(vmap(dropout, [0, null])(x, 0.5), true);
