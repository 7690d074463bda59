// A small convolutional network learns to tell horizontal from vertical stripes.
import {
  add,
  arange,
  argMax,
  cast,
  concat,
  conv2d,
  equal,
  losses,
  matMul,
  maxPool,
  mean,
  mod,
  mul,
  oneHot,
  ones,
  outer,
  relu,
  reshape,
  sin,
  sub,
  type Tensor,
  tensor,
  transpose,
  valueAndGrad,
  zeros,
} from 'axiswise';

const stripes = cast(equal(mod(arange(8), 2), 0), 'float32');
const rows = outer(stripes, ones([8]));
const columns = transpose(rows);
const all = concat([rows, sub(1, rows), columns, sub(1, columns)]);
const images = reshape(all, [4, 8, 8, 1]);
const classes = cast(tensor([0, 0, 1, 1]), 'int32');
const targets = cast(oneHot(classes, 2), 'float32');

interface Weights {
  readonly filter: Tensor<[3, 3, 1, 4]>;
  readonly dense: Tensor<[36, 2]>;
  readonly bias: Tensor<[2]>;
}

const noise = (count: number) => mul(sin(mul(arange(count), 12.9)), 0.3);
const filter = reshape(noise(36), [3, 3, 1, 4]);
const dense = reshape(noise(72), [36, 2]);
const bias = zeros([2]);
let weights: Weights = { filter, dense, bias };

function logits(w: Weights, x: Tensor<[4, 8, 8, 1]>): Tensor<[4, 2]> {
  const features = relu(conv2d(x, w.filter, 1, 'valid'));
  const pooled = maxPool(features, 2, 2, 'valid');
  const flat = reshape(pooled, [4, 36]);
  return add(matMul(flat, w.dense), w.bias);
}

const loss = (w: Weights, x: Tensor<[4, 8, 8, 1]>, y: Tensor<[4, 2]>): Tensor<[]> =>
  losses.softmaxCrossEntropy(y, logits(w, x));

const history: number[] = [];
for (let i = 0; i < 30; i++) {
  const [value, slope] = valueAndGrad(loss)(weights, images, targets);
  history.push(value.dataSync()[0]);
  weights = {
    filter: sub(weights.filter, mul(slope.filter, 0.3)),
    dense: sub(weights.dense, mul(slope.dense, 0.3)),
    bias: sub(weights.bias, mul(slope.bias, 0.3)),
  };
}

const guesses = argMax(logits(weights, images), 1);
const accuracy = mean(cast(equal(guesses, classes), 'float32'));
export const result = history[29] < history[0] / 3 && accuracy.dataSync()[0] === 1;
