// How fast a lazy random walk on a cycle forgets where it began: total variation distance, and the spectral gap.
import {
  abs,
  add,
  arange,
  broadcastTo,
  cos,
  div,
  exp,
  expandDims,
  eye,
  fill,
  log,
  matMul,
  max,
  maximum,
  mod,
  mul,
  scalar,
  stack,
  sub,
  sum,
  type Tensor,
  unstack,
  vectorize,
  vmap,
} from 'axiswise';

const places = arange(9);
const stay = 0.5;

const chance = vectorize((from: Tensor<[]>, to: Tensor<[]>) => {
  const steps = mod(add(sub(to, from), 9), 9);
  const forth = maximum(sub(1, abs(sub(steps, 1))), 0);
  const back = maximum(sub(1, abs(sub(steps, 8))), 0);
  const still = maximum(sub(1, steps), 0);
  return add(mul(still, stay), mul(add(forth, back), (1 - stay) / 2));
});

const transition = chance(expandDims(places, 1), places);
const uniform = fill([9], 1 / 9);

const totalVariation = (p: Tensor<['s']>, q: Tensor<['s']>) => mul(sum(abs(sub(p, q))), 0.5);
const fromUniform = vmap(totalVariation, [0, null]);

/** The matrix to the power 2^k, by squaring. */
function power(matrix: Tensor<[9, 9]>, doublings: number): Tensor<[9, 9]> {
  let result = matrix;
  for (let i = 0; i < doublings; i++) result = matMul(result, result);
  return result;
}

const powers = stack([power(transition, 0), power(transition, 3), power(transition, 6)]);
const distances = vmap(fromUniform, [0, null])(powers, uniform);
const worst = max(distances, 1);

const rows = sum(transition, 1);
const everywhere = broadcastTo(uniform, [9, 9]);
const stationary = max(abs(sub(matMul(everywhere, transition), everywhere)));
const unmoved = max(abs(sub(power(eye(9), 5), eye(9))));

/** The second eigenvalue of a walk on a cycle is known, and so is the speed at which it forgets. */
const secondEigenvalue = add(mul(cos(scalar((2 * Math.PI) / 9)), 1 - stay), stay);
const [, after8, after64] = unstack(worst);
const measured = exp(div(log(div(after64, after8)), 56));
const gap = abs(sub(measured, secondEigenvalue));
export const result =
  [...rows.dataSync()].every((value) => Math.abs(value - 1) < 1e-5) &&
  stationary.dataSync()[0] < 1e-6 &&
  unmoved.dataSync()[0] === 0 &&
  gap.dataSync()[0] < 0.02;
