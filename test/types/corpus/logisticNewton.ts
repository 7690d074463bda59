// Logistic regression by Newton's method: gradient and Hessian of the loss, a 3 x 3 solve by elimination.
import {
  abs,
  add,
  arange,
  asShape,
  concat,
  div,
  dot,
  expandDims,
  grad,
  greater,
  hessian,
  matMul,
  max,
  mean,
  mul,
  neg,
  ones,
  outer,
  reshape,
  sigmoid,
  sin,
  softplus,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vmap,
  where,
  zeros,
} from 'axiswise';

const measured = reshape(sin(mul(arange(60), 2.1)), [30, 2]);
const inputs = concat([measured, ones([30, 1])], 1);
const truth = tensor([2, -1, 0.3]);
const noise = mul(sin(mul(arange(30), 7.7)), 0.8);
const signal = add(dot(inputs, truth), noise);
const labels = where(greater(signal, 0), ones([30]), zeros([30]));

const score = (w: Tensor<['f']>, x: Tensor<['f']>) => dot(w, x);

/** Mean negative log likelihood, with a small penalty that keeps the weights finite. */
function loss(w: Tensor<[3]>): Tensor<[]> {
  const scores = vmap(score, [null, 0])(w, inputs);
  const perExample = sub(softplus(scores), mul(labels, scores));
  return add(mean(perExample), mul(sum(square(w)), 0.01));
}

/** Gauss-Jordan elimination without pivots, which suits positive definite matrices. */
function solve(matrix: Tensor<[3, 3]>, target: Tensor<[3]>): Tensor<[3]> {
  let rows: Tensor<[3, 4]> = concat([matrix, expandDims(target, 1)], 1);
  for (let i = 0; i < 3; i++) {
    const pivotRow = unstack(rows)[i];
    const pivot = unstack(pivotRow)[i];
    const scaled = div(pivotRow, pivot);
    const column = unstack(rows, 1)[i];
    const others = sub(rows, outer(column, scaled));
    rows = asShape(stack(unstack(others).map((row, k) => (k === i ? scaled : row))), [3, 4]);
  }
  return unstack(rows, 1)[3];
}

let weights: Tensor<[3]> = zeros([3]);
const steps: number[] = [];
for (let i = 0; i < 8; i++) {
  const slope = grad(loss)(weights);
  const curvature = hessian(loss)(weights);
  const step = solve(curvature, slope);
  weights = add(weights, neg(step));
  steps.push(max(abs(step)).dataSync()[0]);
}

const finalSlope = grad(loss)(weights);
const flatness = max(abs(finalSlope));
const probabilities = sigmoid(reshape(matMul(inputs, expandDims(weights, 1)), [30]));
const agreement = mean(where(greater(probabilities, 0.5), labels, sub(1, labels)));
export const result =
  flatness.dataSync()[0] < 1e-5 && steps[7] < 1e-4 && steps[7] < steps[0] && agreement.dataSync()[0] > 0.8;
