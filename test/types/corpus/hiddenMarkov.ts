// The forward algorithm of a hidden Markov model in log space; the posteriors of the states are its gradient.
import {
  add,
  arange,
  argMax,
  equal,
  exp,
  expandDims,
  floorDiv,
  grad,
  log,
  logSumExp,
  mod,
  stack,
  sum,
  type Tensor,
  tensor,
  transpose,
  unstack,
  vmap,
  where,
} from 'axiswise';

const initial = log(tensor([0.6, 0.3, 0.1]));
const transition = log(
  tensor([
    [0.8, 0.15, 0.05],
    [0.1, 0.8, 0.1],
    [0.05, 0.15, 0.8],
  ]),
);
const emission = log(
  tensor([
    [0.7, 0.1, 0.1, 0.1],
    [0.1, 0.7, 0.1, 0.1],
    [0.1, 0.1, 0.4, 0.4],
  ]),
);

/** log p(symbol | state) for the three states. */
function evidenceOf(symbol: Tensor<[], 'int32'>): Tensor<[3]> {
  const chosen = equal(arange(0, 4, 1, 'int32'), symbol);
  return sum(where(chosen, emission, 0), 1);
}
const evidence = vmap(vmap(evidenceOf));

/** log p(all symbols), from the evidence at each step. */
function forward(evidences: Tensor<['time', 3]>): Tensor<[]> {
  const [first, ...later] = unstack(evidences);
  let alpha = add(initial, first);
  for (const next of later) {
    const paths = add(expandDims(alpha, 1), transition);
    alpha = add(logSumExp(paths, 0), next);
  }
  return logSumExp(alpha);
}

const sequences = tensor(
  [
    [0, 0, 1, 0, 1, 1],
    [1, 1, 2, 3, 3, 2],
  ],
  [2, 6],
  'int32',
);
const evidences = evidence(sequences);
const logLikelihoods = vmap(forward)(evidences);
const posteriors = vmap(grad(forward))(evidences);
const totals = sum(posteriors, 2);
const decoded = argMax(posteriors, -1);

/** The probabilities of all pairs of symbols sum to one. */
const pairs = arange(0, 16, 1, 'int32');
const every = stack([floorDiv(pairs, 4), mod(pairs, 4)]);
const pairEvidences = evidence(transpose(every));
const probabilities = exp(vmap(forward)(pairEvidences));
const total = sum(probabilities);
export const result =
  Math.abs(total.dataSync()[0] - 1) < 1e-5 &&
  [...totals.dataSync()].every((value) => Math.abs(value - 1) < 1e-4) &&
  [...logLikelihoods.dataSync()].every((value) => value < 0) &&
  decoded.dataSync().join() === '0,0,1,0,1,1,1,1,2,2,2,2';
