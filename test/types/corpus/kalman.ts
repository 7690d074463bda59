// A Kalman filter tracks a cart that moves at constant speed, from noisy positions.
import {
  add,
  div,
  eye,
  matMul,
  mul,
  outer,
  reshape,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
} from 'axiswise';

interface Belief {
  readonly mean: Tensor<[2, 1]>;
  readonly covariance: Tensor<[2, 2]>;
}

const motion = tensor([
  [1, 0.1],
  [0, 1],
]);
const drift = mul(eye(2), 1e-4);
const sensor = tensor([[1, 0]]);
const noise = 0.05;

function predict({ mean, covariance }: Belief): Belief {
  const moved = matMul(motion, mean);
  const spread = matMul(matMul(motion, covariance), transpose(motion));
  return { mean: moved, covariance: add(spread, drift) };
}

function update({ mean, covariance }: Belief, position: number): Belief {
  const expected = matMul(sensor, mean);
  const surprise = sub(position, expected);
  const cross = matMul(covariance, transpose(sensor));
  const variance = add(matMul(sensor, cross), noise);
  const gain = div(cross, variance);
  const correction = matMul(gain, surprise);
  const kept = sub(eye(2), matMul(gain, sensor));
  return { mean: add(mean, correction), covariance: matMul(kept, covariance) };
}

let belief: Belief = { mean: tensor([[0], [0]]), covariance: mul(eye(2), 10) };
for (let i = 1; i <= 100; i++) {
  const position = 1 + 0.2 * i + 0.1 * Math.sin(i * 7.3);
  belief = update(predict(belief), position);
}

const state = reshape(belief.mean, [2]);
const truth = tensor([21, 2]);
const error = sub(state, truth);
const distance = sum(mul(error, error));
const square = outer(error, error);
export const result = distance.dataSync()[0] < 0.05 && square.size === 4;
