// PageRank of a small web by power iteration, and how the ranks depend on the damping, by forward mode.
import {
  abs,
  add,
  div,
  dot,
  expandDims,
  fill,
  jvp,
  matMul,
  max,
  mul,
  reshape,
  scalar,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
} from 'axiswise';

const links = tensor([
  [0, 1, 1, 0, 0],
  [0, 0, 1, 0, 0],
  [1, 0, 0, 1, 0],
  [0, 0, 1, 0, 1],
  [1, 0, 0, 0, 0],
]);
const outgoing = sum(links, 1);
const transition = transpose(div(links, expandDims(outgoing, 1)));
const start = fill([5], 0.2);

function ranks(damping: Tensor<[]>): Tensor<[5]> {
  let rank: Tensor<[5]> = start;
  for (let i = 0; i < 50; i++) {
    const followed = reshape(matMul(transition, expandDims(rank, 1)), [5]);
    const teleported = mul(sub(1, damping), start);
    rank = add(mul(followed, damping), teleported);
  }
  return rank;
}

const damping = scalar(0.85);
const [rank, slope] = jvp(ranks, [damping], [scalar(1)]);
const total = sum(rank);
const change = sum(slope);
const stationary = ranks(damping);
const residual = max(abs(sub(rank, stationary)));
const weight = dot(rank, outgoing);
export const result =
  Math.abs(total.dataSync()[0] - 1) < 1e-5 &&
  Math.abs(change.dataSync()[0]) < 1e-5 &&
  residual.dataSync()[0] === 0 &&
  weight.dataSync()[0] > 1;
