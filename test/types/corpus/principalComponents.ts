// Principal components by power iteration with deflation; the reconstruction error is the variance that is left.
import {
  abs,
  add,
  arange,
  div,
  dot,
  expandDims,
  eye,
  fn,
  matMul,
  max,
  mean,
  mul,
  ones,
  outer,
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
  vmap,
} from 'axiswise';

const scores = reshape(sin(add(square(arange(150)), 1)), [50, 3]);
const loadings = tensor([
  [3, 1, 0, -1],
  [0, 1, 2, 1],
  [0.2, -0.1, 0.1, 0.3],
]);
const data = add(matMul(scores, loadings), tensor([1, 2, 3, 4]));
const centred = sub(data, mean(data, 0));
const covariance = div(matMul(centred, centred, true), 50);

const normalize = fn('(d)->(d)', (v) => div(v, sqrt(sum(square(v)))));

function leading(matrix: Tensor<[4, 4]>): { value: Tensor<[]>; vector: Tensor<[4]> } {
  let vector: Tensor<[4]> = normalize(ones([4]));
  for (let i = 0; i < 100; i++) vector = normalize(dot(matrix, vector));
  const value = dot(vector, dot(matrix, vector));
  return { value, vector };
}

function components(matrix: Tensor<[4, 4]>) {
  const first = leading(matrix);
  const deflated = sub(matrix, mul(outer(first.vector, first.vector), first.value));
  const second = leading(deflated);
  return {
    values: stack([first.value, second.value]),
    vectors: stack([first.vector, second.vector]),
  };
}

const { values, vectors } = components(covariance);
const gram = matMul(vectors, transpose(vectors));
const orthogonality = max(abs(sub(gram, eye(2))));

const encode = (x: Tensor<[4]>) => dot(vectors, x);
const decode = (code: Tensor<[2]>): Tensor<[4]> => reshape(matMul(expandDims(code), vectors), [4]);
const codes = vmap(encode)(centred);
const rebuilt = vmap(decode)(codes);
const lost = mean(sum(square(sub(rebuilt, centred)), 1));
const trace = sum(mul(covariance, eye(4)));
const left = sub(trace, sum(values));
const directions = vmap(normalize)(centred);
const lengths = sum(square(directions), -1);
export const result =
  orthogonality.dataSync()[0] < 1e-2 &&
  Math.abs(lost.dataSync()[0] - left.dataSync()[0]) < 1e-3 &&
  lost.dataSync()[0] < 0.1 * trace.dataSync()[0] &&
  [...lengths.dataSync()].every((value) => Math.abs(value - 1) < 1e-4);
