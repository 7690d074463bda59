// An echo state network: a fixed reservoir follows a signal, ridge regression learns to predict what comes next.
import {
  abs,
  add,
  arange,
  asShape,
  concat,
  div,
  dot,
  expandDims,
  linearize,
  matMul,
  max,
  mean,
  mul,
  ones,
  reshape,
  sin,
  sqrt,
  square,
  squeeze,
  stack,
  sub,
  type Tensor,
  tanh,
  transpose,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

const UNITS = 12;
const scramble = sin(mul(square(add(arange(144), 1)), 1.37));
const recurrent = mul(reshape(scramble, [UNITS, UNITS]), 0.25);
const entry = sin(mul(arange(UNITS), 2.9));

type Reservoir = Tensor<[12]>;
const follow = (state: Reservoir, input: Tensor<[]>): Reservoir =>
  tanh(add(dot(recurrent, state), mul(entry, input)));

const time = mul(arange(81), 0.3);
const signal = mul(add(sin(time), sin(mul(time, 2.3))), 0.5);
const samples = unstack(signal);

let state: Reservoir = zeros([UNITS]);
const states: Reservoir[] = [];
for (const sample of samples.slice(0, 80)) {
  state = follow(state, sample);
  states.push(state);
}
const features = concat([asShape(stack(states), [80, 12]), ones([80, 1])], 1);
const targets = asShape(stack(samples.slice(1)), [80]);

/** Ridge regression by conjugate gradients: the slope of the error is linear, so linearize gives its matrix. */
function ridge(inputs: Tensor<[80, 13]>, outputs: Tensor<[80]>): Tensor<[13]> {
  const slope = (w: Tensor<[13]>) => {
    const misses = sub(dot(inputs, w), outputs);
    return add(div(dot(transpose(inputs), misses), 80), mul(w, 1e-5));
  };
  const start: Tensor<[13]> = zeros([13]);
  const [atStart, curvature] = linearize(slope, [start]);
  let weights = start;
  let residual = mul(atStart, -1);
  let direction = residual;
  for (let i = 0; i < 13; i++) {
    const energy = dot(residual, residual);
    const image = curvature(direction);
    const length = div(energy, add(dot(direction, image), 1e-20));
    weights = add(weights, mul(direction, length));
    residual = sub(residual, mul(image, length));
    direction = add(residual, mul(direction, div(dot(residual, residual), add(energy, 1e-20))));
  }
  return weights;
}

const weights = ridge(features, targets);
const predictions = squeeze(matMul(features, expandDims(weights, 1)), [1]);
const error = sqrt(mean(square(sub(predictions, targets))));
const scale = sqrt(mean(square(targets)));

/** Echo state property: two different beginnings are forgotten. */
const beginnings = stack([ones([UNITS]), mul(ones([UNITS]), -1)]);
let followers: Tensor<[2, 12]> = beginnings;
for (const sample of samples.slice(0, 30)) followers = vmap(follow, [0, null])(followers, sample);
const [one, other] = unstack(followers);
const distance = max(abs(sub(one, other)));
export const result = error.dataSync()[0] < 0.2 * scale.dataSync()[0] && distance.dataSync()[0] < 0.05;
