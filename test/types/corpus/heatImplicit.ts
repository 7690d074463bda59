// The heat equation on a rod by implicit steps: tridiagonal systems by elimination, for several diffusivities at once.
import {
  abs,
  add,
  asShape,
  concat,
  div,
  exp,
  expandDims,
  linspace,
  max,
  mul,
  neg,
  ones,
  scalar,
  sin,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';

const CELLS = 19;
const SPACING = 1 / 20;
const STEP = 0.002;

/** Solves -r x[i-1] + (1 + 2 r) x[i] - r x[i+1] = b[i] with x = 0 at both ends. */
function solve(r: Tensor<[]>, b: Tensor<[19]>): Tensor<[19]> {
  const diagonal = add(mul(r, 2), 1);
  const below: Tensor<[]>[] = [];
  const values: Tensor<[]>[] = [];
  let factor: Tensor<[]> = scalar(0);
  let value: Tensor<[]> = scalar(0);
  for (const target of unstack(b)) {
    const pivot = sub(diagonal, mul(r, factor));
    factor = div(r, pivot);
    value = div(add(target, mul(r, value)), pivot);
    below.push(factor);
    values.push(value);
  }
  const solution: Tensor<[]>[] = [];
  let next: Tensor<[]> = scalar(0);
  for (let i = CELLS - 1; i >= 0; i--) {
    next = add(values[i], mul(below[i], next));
    solution.unshift(next);
  }
  return asShape(stack(solution), [CELLS]);
}

const inner = linspace(SPACING, 1 - SPACING, 19);
const start = sin(mul(inner, Math.PI));
const diffusivities = tensor([0.1, 0.5, 1]);
const ratios = mul(diffusivities, STEP / SPACING ** 2);

let temperatures: Tensor<[3, 19]> = mul(ones([3, 1]), start);
for (let i = 0; i < 20; i++) temperatures = vmap(solve)(ratios, temperatures);

/** The sine decays and keeps its form. */
const exact = vectorize((diffusivity: Tensor<[]>, x: Tensor<[]>) => {
  const decay = exp(mul(diffusivity, -(Math.PI ** 2) * 20 * STEP));
  return mul(decay, sin(mul(x, Math.PI)));
});
const expected = exact(expandDims(diffusivities, 1), inner);
const error = max(abs(sub(temperatures, expected)));

const padded = concat([zeros([3, 1]), temperatures, zeros([3, 1])], 1);
const warmth = mul(sum(padded, 1), SPACING);
const coldest = max(neg(temperatures));
const [slow, medium, fast] = warmth.dataSync();
export const result =
  error.dataSync()[0] < 0.02 && coldest.dataSync()[0] < 0 && slow > medium && medium > fast;
