// A long-only portfolio: projected gradient steps on risk minus return, for many appetites for risk at once.
import {
  add,
  arange,
  argMax,
  clipByValue,
  div,
  dot,
  fill,
  grad,
  greaterEqual,
  less,
  linspace,
  matMul,
  max,
  mean,
  min,
  mul,
  relu,
  reshape,
  sin,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  vmap,
  where,
} from 'axiswise';

const ASSETS = 5;
const history = mul(
  reshape(sin(mul(square(arange(200)), 0.77)), [40, 5]),
  tensor([0.01, 0.02, 0.04, 0.06, 0.1]),
);
const returns = add(history, tensor([0.002, 0.006, 0.01, 0.016, 0.02]));
const expected = mean(returns, 0);
const centred = sub(returns, expected);
const risk = div(matMul(transpose(centred), centred), 40);

type Weights = Tensor<[5]>;

/** The nearest weights that are positive and add up to one: the threshold by bisection. */
function project(weights: Weights): Weights {
  let low = sub(min(weights), 1);
  let high = max(weights);
  for (let i = 0; i < 25; i++) {
    const middle = mul(add(low, high), 0.5);
    const excess = greaterEqual(sum(relu(sub(weights, middle))), 1);
    low = where(excess, middle, low);
    high = where(excess, high, middle);
  }
  const kept = relu(sub(weights, low));
  return div(kept, sum(kept));
}

const variance = (weights: Weights) => dot(weights, dot(risk, weights));
const gain = (weights: Weights) => dot(weights, expected);

function regret(weights: Weights, appetite: Tensor<[]>): Tensor<[]> {
  return sub(variance(weights), mul(gain(weights), appetite));
}

const improve = vmap((weights: Weights, appetite: Tensor<[]>) => {
  const slope = grad(regret)(weights, appetite);
  const bounded = clipByValue(mul(slope, 20), -1, 1);
  return project(sub(weights, bounded));
});

const appetites = linspace(0, 1, 6);
let weights: Tensor<[6, 5]> = fill([6, ASSETS], 1 / ASSETS);
for (let i = 0; i < 60; i++) weights = improve(weights, appetites);

const totals = sum(weights, 1);
const gains = vmap(gain)(weights);
const deviations = sqrt(vmap(variance)(weights));
const favourite = argMax(weights, 1);
const negative = sum(where(less(weights, 0), 1, 0));
const rising = (values: ArrayLike<number>) =>
  Array.from(values).every((value, i) => i === 0 || value >= values[i - 1] - 1e-4);
export const result =
  [...totals.dataSync()].every((value) => Math.abs(value - 1) < 1e-4) &&
  negative.dataSync()[0] === 0 &&
  rising(gains.dataSync()) &&
  rising(deviations.dataSync()) &&
  favourite.dataSync()[5] === 4;
