// A Gaussian mixture on a line by expectation maximization; the likelihood never falls.
import {
  add,
  arange,
  concat,
  div,
  exp,
  expandDims,
  fill,
  log,
  logSumExp,
  matMul,
  maximum,
  mul,
  sin,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  vectorize,
  vmap,
} from 'axiswise';

interface Mixture {
  readonly weights: Tensor<[3]>;
  readonly means: Tensor<[3]>;
  readonly variances: Tensor<[3]>;
}

const left = add(sin(mul(arange(20), 1.7)), -5);
const middle = mul(sin(mul(arange(30), 2.9)), 0.5);
const right = add(mul(sin(mul(arange(10), 0.9)), 2), 6);
const samples = concat([left, middle, right]);

const logDensity = vectorize((x: Tensor<[]>, mean: Tensor<[]>, variance: Tensor<[]>) => {
  const exponent = div(square(sub(x, mean)), variance);
  const normalizer = log(mul(variance, 2 * Math.PI));
  return mul(add(exponent, normalizer), -0.5);
});

/** log p(x, component), one row per sample. */
function joint({ weights, means, variances }: Mixture): Tensor<[60, 3]> {
  const densities = logDensity(expandDims(samples, 1), means, variances);
  return add(densities, log(weights));
}

function likelihood(mixture: Mixture): Tensor<[]> {
  return sum(logSumExp(joint(mixture), 1));
}

function responsibilities(mixture: Mixture): Tensor<[60, 3]> {
  const table = joint(mixture);
  return exp(sub(table, logSumExp(table, 1, true)));
}

/** The weighted mean and variance of all samples, for one component. */
function moments(shares: Tensor<[60]>): { mean: Tensor<[]>; variance: Tensor<[]> } {
  const total = sum(shares);
  const mean = div(sum(mul(shares, samples)), total);
  const variance = div(sum(mul(shares, square(sub(samples, mean)))), total);
  return { mean, variance: maximum(variance, 1e-3) };
}

function improve(mixture: Mixture): Mixture {
  const shares = responsibilities(mixture);
  const { mean, variance } = vmap(moments, 1)(shares);
  return { weights: div(sum(shares, 0), 60), means: mean, variances: variance };
}

let mixture: Mixture = {
  weights: fill([3], 1 / 3),
  means: tensor([-2, 0.5, 3]),
  variances: tensor([4, 4, 4]),
};
const likelihoods: number[] = [];
for (let i = 0; i < 30; i++) {
  likelihoods.push(likelihood(mixture).dataSync()[0]);
  mixture = improve(mixture);
}

const shares = responsibilities(mixture);
const total = sum(shares, 1);
const expected = squeeze(matMul(transpose(shares), expandDims(samples, 1)), [1]);
const centres = div(expected, sum(shares, 0));
const risen = likelihoods.every((value, i) => i === 0 || value >= likelihoods[i - 1] - 1e-3);
const [first, second, third] = mixture.means.dataSync();
export const result =
  risen &&
  Math.abs(first + 5) < 0.3 &&
  Math.abs(second) < 0.3 &&
  Math.abs(third - 6) < 1.5 &&
  centres.size === 3 &&
  [...total.dataSync()].every((value) => Math.abs(value - 1) < 1e-4);
