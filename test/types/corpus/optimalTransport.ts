// Optimal transport by Sinkhorn iterations; its gradient is the plan, which a custom rule gives without the iterations.
import {
  abs,
  add,
  arange,
  customVjp,
  div,
  exp,
  expandDims,
  fill,
  grad,
  linspace,
  log,
  logSumExp,
  max,
  mul,
  neg,
  reshape,
  sin,
  softmax,
  square,
  sub,
  sum,
  type Tensor,
  transpose,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';

const SOFTNESS = 0.1;
const distance = vectorize((a: Tensor<[]>, b: Tensor<[]>) => square(sub(a, b)));
const from = fill([6], 1 / 6);
const to = softmax(sin(arange(5)));
const costs = distance(expandDims(linspace(0, 1, 6), 1), linspace(0, 1, 5));

/** The transport plan: its rows add up to `from`, its columns to `to`. */
function plan(cost: Tensor<[6, 5]>): Tensor<[6, 5]> {
  const kernel = div(neg(cost), SOFTNESS);
  let left: Tensor<[6]> = zeros([6]);
  let right: Tensor<[5]> = zeros([5]);
  for (let i = 0; i < 60; i++) {
    left = sub(log(from), logSumExp(add(kernel, right), 1));
    right = sub(log(to), logSumExp(add(transpose(kernel), left), 1));
  }
  return exp(add(add(kernel, right), expandDims(left, 1)));
}

function transportCost(cost: Tensor<[6, 5]>): Tensor<[]> {
  const moved = plan(cost);
  const entropy = sum(mul(moved, log(moved)));
  return add(sum(mul(moved, cost)), mul(entropy, SOFTNESS));
}

/** By the envelope theorem the derivative with respect to the costs is the plan. */
const direct = customVjp(transportCost);
direct.defvjp(
  (cost) => [transportCost(cost), plan(cost)],
  (moved, slope) => [mul(moved, slope)],
);

const moved = plan(costs);
const rows = sum(moved, 1);
const columns = sum(moved, 0);
const byRule = grad(direct)(costs);
const throughAll = grad(transportCost)(costs);
const gap = max(abs(sub(byRule, throughAll)));
const scales = linspace(0.5, 1.5, 3);
const perScale = vmap(grad((scale: Tensor<[]>) => direct(mul(costs, scale))))(scales);
const scaled = mul(costs, reshape(scales, [3, 1, 1]));
const batch = vmap(direct)(scaled);
const error = add(max(abs(sub(rows, from))), max(abs(sub(columns, to))));
export const result =
  error.dataSync()[0] < 1e-4 &&
  gap.dataSync()[0] < 1e-3 &&
  [...perScale.dataSync()].every((value) => value > 0) &&
  batch.size === 3;
