// A graph convolution classifies the members of two communities from the labels of four of them.
import {
  add,
  arange,
  argMax,
  cast,
  dims,
  div,
  equal,
  expandDims,
  eye,
  grad,
  logSoftmax,
  matMul,
  mean,
  mul,
  neg,
  relu,
  reshape,
  rsqrt,
  sin,
  sub,
  sum,
  type Tensor,
  tensor,
} from 'axiswise';

const adjacency = tensor([
  [0, 1, 1, 1, 0, 0, 0, 0],
  [1, 0, 1, 1, 0, 0, 0, 0],
  [1, 1, 0, 1, 0, 0, 0, 0],
  [1, 1, 1, 0, 1, 0, 0, 0],
  [0, 0, 0, 1, 0, 1, 1, 1],
  [0, 0, 0, 0, 1, 0, 1, 1],
  [0, 0, 0, 0, 1, 1, 0, 1],
  [0, 0, 0, 0, 1, 1, 1, 0],
]);
const communities = tensor([0, 0, 0, 0, 1, 1, 1, 1], [8], 'int32');
const oneHot = cast(equal(expandDims(communities, 1), arange(0, 2, 1, 'int32')), 'float32');
const known = tensor([1, 0, 0, 1, 1, 0, 0, 1]);

/** D^-1/2 (A + I) D^-1/2 */
function propagation(edges: Tensor<[8, 8]>): Tensor<[8, 8]> {
  const [nodes] = dims(edges);
  const loops = add(edges, eye(nodes));
  const scale = rsqrt(sum(loops, 1));
  return mul(mul(expandDims(scale, 1), loops), scale);
}
const spread = propagation(adjacency);

type Weights = readonly [Tensor<[8, 4]>, Tensor<[4, 2]>];

function logits([first, second]: Weights): Tensor<[8, 2]> {
  const hidden = relu(matMul(spread, first));
  return matMul(spread, matMul(hidden, second));
}

function loss(weights: Weights): Tensor<[]> {
  const logProbabilities = logSoftmax(logits(weights));
  const perNode = neg(sum(mul(logProbabilities, oneHot), 1));
  return div(sum(mul(perNode, known)), sum(known));
}

let weights: Weights = [
  reshape(mul(sin(mul(arange(32), 1.9)), 1), [8, 4]),
  reshape(mul(sin(mul(arange(8), 2.7)), 1), [4, 2]),
];
const before = loss(weights);
for (let i = 0; i < 80; i++) {
  const [first, second] = grad(loss)(weights);
  weights = [sub(weights[0], mul(first, 3)), sub(weights[1], mul(second, 3))];
}
const after = loss(weights);
const decided = argMax(logits(weights), 1);
const right = equal(decided, communities);
const accuracy = mean(cast(right, 'float32'));
export const result = after.dataSync()[0] < before.dataSync()[0] * 0.6 && accuracy.dataSync()[0] === 1;
