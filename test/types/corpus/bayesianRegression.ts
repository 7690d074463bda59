// Bayesian linear regression, updated one observation at a time; the posterior agrees with the one from all data at once.
import {
  abs,
  add,
  arange,
  dims,
  div,
  dot,
  eye,
  fn,
  hessian,
  linspace,
  matMul,
  max,
  mul,
  outer,
  pow,
  reshape,
  sin,
  sqrt,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

const NOISE = 0.04;

interface Belief<N extends 'n' | 3> {
  readonly mean: Tensor<[N]>;
  readonly covariance: Tensor<[N, N]>;
}

/** The rank-one update of Sherman and Morrison. */
const learn = fn(({ mean, covariance }: Belief<'n'>, x: Tensor<['n']>, y: Tensor<[]>) => {
  const spread = dot(covariance, x);
  const variance = add(dot(x, spread), NOISE);
  const surprise = sub(y, dot(x, mean));
  return {
    mean: add(mean, mul(spread, div(surprise, variance))),
    covariance: sub(covariance, div(outer(spread, spread), variance)),
  };
});

const positions = linspace(-1, 1, 15);
const features = stack([pow(positions, 0), positions, square(positions)], 1);
const truth = tensor([0.5, -1, 2]);
const noise = mul(sin(mul(arange(15), 5.3)), 0.1);
const targets = add(dot(features, truth), noise);

const prior: Belief<3> = { mean: zeros([3]), covariance: mul(eye(3), 4) };
let belief = prior;
const outcomes = unstack(targets);
unstack(features).forEach((x, i) => {
  belief = learn(belief, x, outcomes[i]);
});

/** Minus the log of prior times likelihood: its Hessian is the inverse of the covariance. */
function potential(w: Tensor<[3]>): Tensor<[]> {
  const misses = sub(dot(features, w), targets);
  return add(div(sum(square(misses)), 2 * NOISE), div(sum(square(w)), 8));
}
const precision = hessian(potential)(belief.mean);
const identity = matMul(precision, belief.covariance);
const gap = max(abs(sub(identity, eye(3))));

const deviation = fn((covariance: Tensor<['n', 'n']>, x: Tensor<['n']>) => {
  const [size] = dims(x);
  const column = reshape(x, [size, 1]);
  const variance = matMul(transpose(column), matMul(covariance, column));
  return sqrt(add(reshape(variance, []), NOISE));
});
const known = vmap(deviation, [null, 0])(belief.covariance, features);
const before = vmap(deviation, [null, 0])(prior.covariance, features);
const outside = deviation(belief.covariance, tensor([1, 3, 9]));
const error = max(abs(sub(belief.mean, truth)));
const learned = sub(before, known);
export const result =
  gap.dataSync()[0] < 1e-2 &&
  error.dataSync()[0] < 0.15 &&
  [...learned.dataSync()].every((value) => value > 1) &&
  outside.dataSync()[0] > max(known).dataSync()[0];
