// Whitening of a mini-batch by Newton-Schulz iterations for the inverse square root of its covariance.
import {
  abs,
  add,
  arange,
  concat,
  dims,
  div,
  eye,
  matMul,
  max,
  mean,
  mul,
  reshape,
  sin,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  unstack,
  vmap,
} from 'axiswise';

const mixing = tensor([
  [2, 0.5, 0],
  [0, 1, 0.4],
  [0.3, 0, 0.7],
]);
const sources = reshape(sin(mul(square(arange(240)), 0.37)), [80, 3]);
const samples = add(matMul(sources, mixing), tensor([5, -3, 1]));

/** Pipeline: shuffle by a stride, cut into batches, normalize each. */
const strided = transpose(reshape(samples, [20, 4, 3]), [1, 0, 2]);
const batches = reshape(strided, [4, 20, 3]);

function standardize(batch: Tensor<['n', 'f']>): Tensor<['n', 'f']> {
  const centred = sub(batch, mean(batch, 0));
  const deviation = sqrt(add(mean(square(centred), 0), 1e-5));
  return div(centred, deviation);
}

function covariance(batch: Tensor<[20, 3]>): Tensor<[3, 3]> {
  const [count] = dims(batch);
  const centred = sub(batch, mean(batch, 0));
  return div(matMul(centred, centred, true, false), count);
}

/** Newton-Schulz: y tends to the square root, z to its inverse. */
function inverseRoot(matrix: Tensor<[3, 3]>): Tensor<[3, 3]> {
  const norm = sqrt(sum(square(matrix)));
  let y = div(matrix, norm);
  let z: Tensor<[3, 3]> = eye(3);
  for (let i = 0; i < 14; i++) {
    const t = mul(sub(mul(eye(3), 3), matMul(z, y)), 0.5);
    y = matMul(y, t);
    z = matMul(t, z);
  }
  return div(z, sqrt(norm));
}

function whiten(batch: Tensor<[20, 3]>) {
  const centred = sub(batch, mean(batch, 0, true));
  return matMul(centred, inverseRoot(covariance(batch)));
}

const scaled = vmap(standardize)(batches);
const white = vmap(whiten)(batches);
const spreads = vmap(covariance)(white);
const error = max(abs(sub(spreads, eye(3))));
const again = concat(unstack(scaled));
const centre = max(abs(mean(again, 0)));
const deviations = mean(square(scaled), 1);
export const result =
  error.dataSync()[0] < 0.02 &&
  centre.dataSync()[0] < 1e-4 &&
  [...deviations.dataSync()].every((value) => Math.abs(value - 1) < 1e-3);
