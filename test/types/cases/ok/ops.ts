import {
  add,
  argMax,
  broadcastTo,
  clipByValue,
  concat,
  dot,
  exp,
  expandDims,
  greater,
  logSumExp,
  matMul,
  mean,
  outer,
  reshape,
  softmax,
  squeeze,
  stack,
  sum,
  type Tensor,
  transpose,
  unstack,
  where,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x = zeros([2, 3]);
const y = zeros([3, 4]);
const v = zeros([3]);
const images = zeros([32, 224, 224, 3]);

is<Tensor<[2, 3]>>()(exp(x), true);
is<Tensor<[2, 3]>>()(clipByValue(x, 0, 1), true);
is<Tensor<[2, 3]>>()(add(x, x), true);
is<Tensor<[2, 3]>>()(add(x, v), true);
is<Tensor<[2, 3]>>()(add(v, x), true);
is<Tensor<[2, 3]>>()(add(1, x), true);
is<Tensor<[20, 10]>>()(add(zeros([10]), zeros([20, 1])), true);
is<Tensor<[0]>>()(add(zeros([0]), zeros([1])), true);
is<Tensor<[1, 2, 3, 4, 5, 6, 7, 8, 9]>>()(add(zeros([1, 2, 3, 4, 5, 6, 7, 8, 9]), zeros([9])), true);

is<Tensor<[2]>>()(sum(x, -1), true);
is<Tensor<[2, 1]>>()(sum(x, -1, true), true);
is<Tensor<[]>>()(sum(x), true);
is<Tensor<[1, 1]>>()(mean(x, null, true), true);
is<Tensor<[3]>>()(sum(zeros([2, 3, 4]), [0, -1]), true);
is<Tensor<[2, 3]>>()(sum(x, []), true);
is<Tensor<[2]>>()(logSumExp(x, 1), true);
is<Tensor<[3], 'int32'>>()(argMax(x), true);
is<Tensor<[2], 'int32'>>()(argMax(x, 1), true);

is<Tensor<[2, 4]>>()(matMul(x, y), true);
is<Tensor<[2, 2]>>()(matMul(x, x, false, true), true);
is<Tensor<[8, 5, 2, 4]>>()(matMul(zeros([8, 1, 2, 3]), zeros([5, 3, 4])), true);
is<Tensor<[]>>()(dot(v, v), true);
is<Tensor<[2]>>()(dot(x, v), true);
is<Tensor<[4]>>()(dot(v, y), true);
is<Tensor<[3, 10]>>()(outer(v, zeros([10])), true);

is<Tensor<[3, 2]>>()(transpose(x), true);
is<Tensor<[4, 2, 3]>>()(transpose(zeros([2, 3, 4]), [2, 0, 1]), true);
is<Tensor<[32, 150528]>>()(reshape(images, [32, -1]), true);
is<Tensor<[2048, 512, 8192]>>()(reshape(zeros([2048, 2048, 2048]), [2048, 512, -1]), true);
is<Tensor<[0, 5]>>()(reshape(zeros([3, 0]), [-1, 5]), true);
is<Tensor<[3, 1, 4]>>()(expandDims(y, 1), true);
is<Tensor<[1, 3, 4]>>()(expandDims(y), true);
is<Tensor<[2, 3]>>()(squeeze(zeros([2, 1, 3, 1])), true);
is<Tensor<[2, 3, 1]>>()(squeeze(zeros([2, 1, 3, 1]), 1), true);
is<Tensor<[2, 3]>>()(squeeze(zeros([2, 1, 3, 1]), [-1, 1]), true);
is<Tensor<[5, 2, 3]>>()(broadcastTo(zeros([2, 1]), [5, 2, 3]), true);
is<Tensor<[4, 3]>>()(concat([x, x]), true);
is<Tensor<[2, 8]>>()(concat([x, zeros([2, 5])], 1), true);
is<Tensor<[2, 2, 3]>>()(stack([x, x]), true);
is<Tensor<[2, 3, 3]>>()(stack([x, x, x], -1), true);
is<[Tensor<[3]>, Tensor<[3]>]>()(unstack(x), true);
is<Tensor<[2, 3]>>()(where(greater(x, 0), x, 0), true);
is<Tensor<[5, 2, 3]>>()(where(greater(v, 0), zeros([5, 1, 1]), x), true);
is<Tensor<[2, 3]>>()(softmax(x), true);
is<Tensor<[2, 3]>>()(softmax(x, 0), true);
