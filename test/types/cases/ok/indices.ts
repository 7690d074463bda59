import {
  cumprod,
  cumsum,
  dims,
  fn,
  gatherND,
  greater,
  moments,
  norm,
  oneHot,
  type Tensor,
  topk,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x = zeros([4, 6]);
const ids = zeros([5], 'int32');
declare const some: Tensor<[number, 3]>;
declare const count: number;

is<Tensor<[4, 6]>>()(cumsum(x, 1), true);
is<Tensor<[4, 6], 'int32'>>()(cumprod(greater(x, 0), -1, true, true), true);
is<Tensor<[5, 3], 'int32'>>()(oneHot(ids, 3), true);
is<Tensor<[5, 3]>>()(oneHot(ids, 3, 1, 0, 'float32'), true);
is<Tensor<[5, number], 'int32'>>()(oneHot(ids, count), true);
is<Tensor<[3], 'int32'>>()(oneHot(1, 3), true);
is<Tensor<[4, 2]>>()(topk(x, 2).values, true);
is<Tensor<[4, 1], 'int32'>>()(topk(x).indices, true);
is<Tensor<[number, number]>>()(topk(some, count).values, true);
is<Tensor<[5]>>()(gatherND(x, zeros([5, 2], 'int32')), true);
is<Tensor<[7, 5, 6]>>()(gatherND(x, zeros([7, 5, 1], 'int32')), true);
is<Tensor<[]>>()(norm(x), true);
is<Tensor<[1, 1]>>()(norm(x, 1, null, true), true);
is<Tensor<[4]>>()(norm(x, 'euclidean', 1), true);
is<Tensor<[number]>>()(norm(some, 1, [-1]), true);
is<Tensor<[6]>>()(moments(x, 0).mean, true);
is<Tensor<[4, 1]>>()(moments(x, [1], true).variance, true);

is<Tensor<[4, 6]>>()(vmap(cumsum)(x), true);
is<Tensor<[4]>>()(vmap(norm)(x), true);
is<Tensor<[4, 1]>>()(vmap(topk)(x).values, true);
is<Tensor<[4]>>()(vmap(moments)(x).variance, true);
is<Tensor<[5, 7]>>()(vmap(gatherND)(zeros([5, 4, 7]), zeros([5, 1], 'int32')), true);
is<Tensor<[5, 8]>>()(
  vmap.over(ids)((id) => oneHot(id, 8, 1, 0, 'float32')),
  true,
);
export const encoded = fn((at: Tensor<['n'], 'int32'>, table: Tensor<['k', 3]>) => {
  const [k] = dims(table);
  is<Tensor<['n', 'k'], 'int32'>>()(oneHot(at, k), true);
  return norm(table, 1, 0);
});
