// A perceptron with one hidden layer learns XOR by gradient descent.
import {
  add,
  greater,
  matMul,
  mean,
  mul,
  reshape,
  sigmoid,
  squaredDifference,
  sub,
  type Tensor,
  tanh,
  tensor,
  valueAndGrad,
  vmap,
} from 'axiswise';

const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const labels = tensor([0, 1, 1, 0]);

interface Parameters {
  readonly w1: Tensor<[2, 4]>;
  readonly b1: Tensor<[4]>;
  readonly w2: Tensor<[4, 1]>;
  readonly b2: Tensor<[1]>;
}

const start: Parameters = {
  w1: tensor([
    [1.5, -1.4, 1.2, -0.6],
    [-1.3, 1.6, 1.1, -0.8],
  ]),
  b1: tensor([0.1, -0.1, 0.2, -0.2]),
  w2: tensor([[1], [1.2], [-0.6], [0.3]]),
  b2: tensor([0]),
};

/** The probability that the label of one pair of bits is 1. */
function predict(p: Parameters, x: Tensor<[2]>): Tensor<[]> {
  const row = reshape(x, [1, 2]);
  const hidden = tanh(add(matMul(row, p.w1), p.b1));
  const output = add(matMul(hidden, p.w2), p.b2);
  return sigmoid(reshape(output, []));
}

function loss(p: Parameters, xs: Tensor<[4, 2]>, ys: Tensor<[4]>): Tensor<[]> {
  const predictions = vmap(predict, [null, 0])(p, xs);
  return mean(squaredDifference(predictions, ys));
}

const step = <S extends [4] | [2, 4] | [4, 1] | [1]>(x: Tensor<S>, slope: Tensor<S>): Tensor<S> =>
  sub(x, mul(slope, 2));

let parameters = start;
const losses: number[] = [];
for (let epoch = 0; epoch < 150; epoch++) {
  const [value, slopes] = valueAndGrad(loss)(parameters, inputs, labels);
  losses.push(value.dataSync()[0]);
  parameters = {
    w1: step(parameters.w1, slopes.w1),
    b1: step(parameters.b1, slopes.b1),
    w2: step(parameters.w2, slopes.w2),
    b2: step(parameters.b2, slopes.b2),
  };
}

const final = vmap(predict, [null, 0])(parameters, inputs);
const decided = greater(final, 0.5);
export const result = losses[149] < 0.05 && [...decided.dataSync()].join() === '0,1,1,0';
