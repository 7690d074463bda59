import {
  argMax,
  booleanMaskAsync,
  concat,
  cumsum,
  expandDims,
  gather,
  logSoftmax,
  norm,
  type Shape,
  softmax,
  split,
  squeeze,
  stack,
  sum,
  type Tensor,
  unstack,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x = zeros([2, 3, 4]);
declare const axis: number;
declare const axes: number[];
declare const unknown: Tensor<Shape>;

// along an axis that only the run time knows, sizes are lost and the rank is kept
is<Tensor<[number, number]>>()(sum(x, axis), true);
is<Tensor<[number, number], 'int32'>>()(argMax(x, axis), true);
is<Tensor<[number, number, number]>>()(sum(x, axis, true), true);
is<Tensor<[number]>>()(sum(x, [axis, 0]), true);
is<Tensor<[number, number, number]>>()(sum(x, [axis, axis], true), true);
is<Tensor<[number, number, number]>>()(sum(x, axes, true), true);
is<Tensor<Shape>>()(sum(x, axes), true);
is<Tensor<[]>>()(sum(zeros([3]), axis), true);
is<Tensor<Shape>>()(sum(unknown, axis), true);
is<Tensor<[number, number]>>()(norm(x, 2, axis), true);
is<Tensor<[number, number, number]>>()(norm(x, 2, axes, true), true);

is<Tensor<[2, 3, 4]>>()(softmax(x, axis), true);
is<Tensor<[2, 3, 4]>>()(logSoftmax(x, axis), true);
is<Tensor<[2, 3, 4]>>()(cumsum(x, axis), true);

is<Tensor<[number, number, number]>>()(concat([x, x], axis), true);
is<Tensor<[number, number, number, number]>>()(stack([x, x], axis), true);
is<Tensor<[number, number, number, number]>>()(expandDims(x, axis), true);
is<Tensor<[number, number]>>()(squeeze(x, axis), true);
is<Tensor<[number]>>()(squeeze(x, [axis, 0]), true);
is<Tensor<[number, number]>[]>()(unstack(x, axis), true);
is<Tensor<Shape>[]>()(unstack(unknown, axis), true);
is<[Tensor<[number, number, number]>, Tensor<[number, number, number]>]>()(split(x, 2, axis), true);
is<[Tensor<[number, number, number]>, Tensor<[number, number, number]>]>()(split(x, [1, -1], axis), true);
is<Tensor<[number, number, number]>[]>()(split(x, axis, axis), true);
is<Tensor<Shape>[]>()(split(unknown, axis, axis), true);
is<Tensor<[number, number, number, number]>>()(gather(x, zeros([5, 6], 'int32'), axis), true);
is<Tensor<Shape>>()(gather(unknown, zeros([5, 6], 'int32'), axis), true);
is<Promise<Tensor<[number, number]>>>()(booleanMaskAsync(x, zeros([2, 3], 'bool'), axis), true);
