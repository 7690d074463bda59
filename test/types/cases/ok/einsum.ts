import { einsum, fn, type Tensor, unsortedSegmentSum, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const x = zeros([2, 3]);
const whole = zeros([3], 'int32');
declare const some: Tensor<[number, 4]>;
declare const equation: string;

is<Tensor<[2, 5]>>()(einsum('ij,jk->ik', x, zeros([3, 5])), true);
is<Tensor<[]>>()(einsum('ij,ij->', x, x), true);
is<Tensor<[3, 2]>>()(einsum('ij -> ji', x), true);
is<Tensor<[], 'int32'>>()(einsum('i,i->', whole, whole), true);
is<Tensor<[2]>>()(einsum('ij,j->i', x, whole), true);
is<Tensor<[number, 4]>>()(einsum('ij->ij', some), true);
is<Tensor<[3, 4]>>()(einsum('ij,i->ij', some, zeros([3])), true);
export const unknown: Tensor<readonly (number | string)[]> = einsum(equation, x, x);
const bilinear = fn((a: Tensor<['n']>, m: Tensor<['n', 'k']>) => einsum('n,nk->k', a, m));
is<Tensor<[3]>>()(bilinear(zeros([2]), x), true);
is<Tensor<[7, 3]>>()(vmap(bilinear, [0, null])(zeros([7, 2]), x), true);

is<Tensor<[4, 3]>>()(unsortedSegmentSum(x, zeros([2], 'int32'), 4), true);
is<Tensor<[7, 4]>>()(
  vmap.over(zeros([7, 5]), zeros([7, 5], 'int32'))((a, ids) => unsortedSegmentSum(a, ids, 4)),
  true,
);
