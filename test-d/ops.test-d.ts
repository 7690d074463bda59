import {
  add,
  argMax,
  gather,
  greater,
  matMul,
  mul,
  pad,
  reshape,
  slice,
  split,
  sum,
  type Tensor,
  transpose,
  where,
  zeros,
} from 'axiswise';
import { expectError, expectType } from 'tsd';

const x = zeros([2, 3]);
expectType<Tensor<[2, 3]>>(add(x, zeros([3])));
expectType<Tensor<[2, 4]>>(matMul(x, zeros([3, 4])));
expectType<Tensor<[2]>>(sum(x, -1));
expectType<Tensor<[6]>>(reshape(x, [-1]));
expectType<Tensor<[3, 2]>>(transpose(x));
expectType<Tensor<[2, 3], 'bool'>>(greater(x, 0));
expectType<Tensor<[3], 'int32'>>(argMax(x));
expectType<Tensor<[2, 3]>>(where(greater(x, 0), x, 0));
expectType<Tensor<[1, 3]>>(slice(x, [1]));
expectType<Tensor<[2, 5]>>(gather(x, zeros([5], 'int32'), 1));
expectType<[Tensor<[1, 3]>, Tensor<[1, 3]>]>(split(x, 2));

expectError(slice(x, 3));
expectError(pad(x, [[1, 1]]));
expectError(add(x, zeros([4])));
expectError(matMul(x, zeros([4, 5])));
expectError(sum(x, 2));
expectError(reshape(x, [4, -1]));
expectError(mul(greater(x, 0), greater(x, 1)));
