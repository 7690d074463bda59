import { fn, grad, losses, ones, Reduction, type Shape, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const x = zeros([4, 3]);
const w = ones([4, 1]);
declare const some: Tensor<[number, 3]>;
declare const any: Tensor<Shape>;
declare const how: Reduction;

is<Tensor<[]>>()(losses.meanSquaredError(x, ones([4, 3])), true);
is<Tensor<[]>>()(losses.meanSquaredError(x, some, w), true);
is<Tensor<[4, 3]>>()(losses.meanSquaredError(x, some, w, Reduction.NONE), true);
is<Tensor<[]>>()(losses.absoluteDifference(x, x, null, Reduction.MEAN), true);
is<Tensor<[]>>()(losses.hingeLoss(zeros([4], 'int32'), zeros([4])), true);
is<Tensor<[4, 3]>>()(losses.huberLoss(x, x, w, 0.5, Reduction.NONE), true);
is<Tensor<[]>>()(losses.logLoss(x, x, 1, 1e-7), true);
is<Tensor<[4, 3]>>()(losses.sigmoidCrossEntropy(x, x, 1, 0, Reduction.NONE), true);
is<Tensor<[4]>>()(losses.softmaxCrossEntropy(x, x, ones([4]), 0.1, Reduction.NONE), true);
is<Tensor<[4, 1]>>()(losses.cosineDistance(x, x, 1, w, Reduction.NONE), true);
is<Tensor<[]>>()(losses.cosineDistance(x, x, 1), true);
is<Tensor<[4, 3]>>()(losses.computeWeightedLoss(x, w, Reduction.NONE), true);
is<Tensor<[]>>()(losses.meanSquaredError(any, x), true);
is<Tensor<Shape>>()(losses.meanSquaredError(x, x, 1, how), true);
is<Tensor<Shape>>()(losses.softmaxCrossEntropy(any, any, 1, 0, Reduction.NONE), true);

const perRow = fn((a: Tensor<['n', 'k']>, b: Tensor<['n', 'k']>) =>
  losses.softmaxCrossEntropy(a, b, null, 0, Reduction.NONE),
);
is<Tensor<[4]>>()(perRow(x, x), true);
is<Tensor<[4]>>()(vmap(losses.meanSquaredError)(x, x), true);
is<Tensor<[4]>>()(vmap(losses.softmaxCrossEntropy, [null, 0])(zeros([3]), x), true);
is<Tensor<[4, 3]>>()(grad(losses.huberLoss, { argnums: 1 })(x, x), true);
