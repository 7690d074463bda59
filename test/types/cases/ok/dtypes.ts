import {
  abs,
  add,
  any,
  argMin,
  atan2,
  cast,
  concat,
  div,
  exp,
  greater,
  isNaN as isNotNumber,
  less,
  logicalAnd,
  logicalNot,
  matMul,
  max,
  mean,
  mul,
  sum,
  type Tensor,
  where,
  zeros,
  zerosLike,
} from 'axiswise';
import { is } from '../is.js';

const f = zeros([3]);
const i = zeros([3], 'int32');
const b = greater(f, 0);
const c = zeros([3], 'complex64');

is<Tensor<[3], 'bool'>>()(b, true);
is<Tensor<[3]>>()(add(f, i), true);
is<Tensor<[3], 'int32'>>()(add(i, i), true);
is<Tensor<[3], 'int32'>>()(add(i, 1), true);
is<Tensor<[3], 'int32'>>()(add(i, b), true);
is<Tensor<[3]>>()(mul(b, f), true);
is<Tensor<[3]>>()(mul(b, 2), true);
is<Tensor<[3], 'int32'>>()(div(i, i), true);
is<Tensor<[3], 'complex64'>>()(add(c, f), true);
is<Tensor<[3]>>()(atan2(i, i), true);
is<Tensor<[3]>>()(abs(c), true);
is<Tensor<[3], 'int32'>>()(abs(i), true);
is<Tensor<[3]>>()(exp(i), true);
is<Tensor<[3], 'bool'>>()(isNotNumber(f), true);
is<Tensor<[3], 'bool'>>()(less(i, f), true);
is<Tensor<[3], 'bool'>>()(logicalAnd(b, true), true);
is<Tensor<[3], 'bool'>>()(logicalNot(b), true);
is<Tensor<[], 'bool'>>()(any(b), true);
is<Tensor<[], 'int32'>>()(sum(b), true);
is<Tensor<[], 'bool'>>()(max(b), true);
is<Tensor<[]>>()(mean(i), true);
is<Tensor<[], 'int32'>>()(argMin(f), true);
is<Tensor<[3], 'int32'>>()(cast(f, 'int32'), true);
is<Tensor<[3], 'int32'>>()(zerosLike(i), true);
is<Tensor<[6]>>()(concat([i, f]), true);
is<Tensor<[3]>>()(where(b, i, f), true);
is<Tensor<[3], 'int32'>>()(where(b, i, 0), true);
is<Tensor<[2, 2], 'int32'>>()(matMul(zeros([2, 3], 'int32'), zeros([3, 2], 'int32')), true);

// scalars of another dtype, on either side
const two = zeros([], 'int32');
is<Tensor<[3]>>()(mul(two, f), true);
is<Tensor<[3]>>()(mul(f, two), true);
is<Tensor<[]>>()(mul(two, zeros([])), true);
is<Tensor<[], 'int32'>>()(mul(two, two), true);
is<Tensor<[3], 'int32'>>()(add(i, two), true);
is<Tensor<[3], 'bool'>>()(less(two, f), true);

// a number beside int32
declare const n: number;
is<Tensor<[3], 'int32'>>()(mul(2, i), true);
is<Tensor<[3], 'int32'>>()(mul(i, n), true);
is<Tensor<[3]>>()(mul(b, 0.5), true);
is<Tensor<[3], 'bool'>>()(less(i, 0.5), true);
is<Tensor<[3]>>()(atan2(i, 0.5), true);
is<Tensor<[3]>>()(where(b, b, 1), true);
is<Tensor<[3]>>()(where(b, 1, b), true);
is<Tensor<[3], 'int32'>>()(where(b, i, 1), true);
is<Tensor<[3], 'bool'>>()(where(b, b, b), true);
