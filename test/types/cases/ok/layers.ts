import { batchNorm, depthToSpace, fn, ones, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const x = zeros([8, 4, 6, 12]);
const c = zeros([12]);
declare const some: Tensor<[number, 'h', 'w', number]>;

is<Tensor<[8, 8, 12, 3]>>()(depthToSpace(x, 2), true);
is<Tensor<[8, 1, 12, 24]>>()(depthToSpace(x, 2, 'NCHW'), true);
is<Tensor<[number, '2*h', '2*w', number]>>()(depthToSpace(some, 2), true);
is<Tensor<[8, 4, 6, 12]>>()(batchNorm(x, c, ones([12])), true);
is<Tensor<[8, 4, 6, 12]>>()(batchNorm(x, c, 1, null, c, 0.1), true);
const perFeature = fn((a: Tensor<['b', 'k']>, m: Tensor<['k']>) => batchNorm(a, m, 1));
is<Tensor<[5, 3]>>()(perFeature(zeros([5, 3]), zeros([3])), true);
is<Tensor<[7, 5, 3]>>()(vmap(batchNorm)(zeros([7, 5, 3]), zeros([7, 3]), ones([7, 3])), true);
