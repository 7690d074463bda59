// Softmax regression with clipped per-example gradients, as private training does.
import {
  add,
  arange,
  argMax,
  asShape,
  div,
  expandDims,
  grad,
  logSoftmax,
  matMul,
  maximum,
  mean,
  mul,
  neg,
  reshape,
  sin,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  vmap,
  zeros,
} from 'axiswise';

const features = reshape(sin(mul(arange(40), 1.3)), [20, 2]);
const directions = tensor([
  [2, -1, 0],
  [0.5, 1.5, -2],
]);
const scores = matMul(features, directions);
const best = argMax(scores, 1).dataSync();
const labels = tensor(Array.from({ length: 60 }, (_, i) => +(best[Math.floor(i / 3)] === i % 3)));
const oneHot = reshape(labels, [-1, 3]);

function loss(w: Tensor<[2, 3]>, x: Tensor<[2]>, y: Tensor<[3]>): Tensor<[]> {
  const logits = matMul(expandDims(x, 0), w);
  const logProbabilities = reshape(logSoftmax(logits), [3]);
  return neg(sum(mul(y, logProbabilities)));
}

function clip(g: Tensor<[2, 3]>): Tensor<[2, 3]> {
  const norm = sqrt(sum(square(g)));
  return div(g, maximum(norm, 1));
}

const targets = asShape(oneHot, [20, 3]);
let weights: Tensor<[2, 3]> = zeros([2, 3]);
const before = mean(vmap(loss, [null, 0, 0])(weights, features, targets));
for (let i = 0; i < 60; i++) {
  const gradients = vmap(grad(loss), [null, 0, 0])(weights, features, targets);
  const clipped = vmap(clip)(gradients);
  const update = mean(clipped, 0);
  weights = sub(weights, mul(update, 1));
}
const after = mean(vmap(loss, [null, 0, 0])(weights, features, targets));
const norms = sqrt(sum(square(vmap(grad(loss), [null, 0, 0])(weights, features, targets)), [1, 2]));
const shifted = add(norms, 0);
export const result =
  after.dataSync()[0] < before.dataSync()[0] / 2 && [...shifted.dataSync()].every((v) => v >= 0);
