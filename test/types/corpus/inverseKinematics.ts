// A robot arm of four links reaches for points by the transpose of its Jacobian.
import {
  abs,
  add,
  all,
  arange,
  cos,
  div,
  dot,
  fill,
  jacfwd,
  jacrev,
  less,
  matMul,
  max,
  maximum,
  mul,
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

type Angles = Tensor<[4]>;
type Point = Tensor<[2]>;

const lengths = tensor([1, 0.8, 0.6, 0.4]);
/** Row i adds up the joints up to i. */
const upTo = tensor([
  [1, 0, 0, 0],
  [1, 1, 0, 0],
  [1, 1, 1, 0],
  [1, 1, 1, 1],
]);

function hand(angles: Angles): Point {
  const directions = dot(upTo, angles);
  const x = sum(mul(lengths, cos(directions)));
  const y = sum(mul(lengths, sin(directions)));
  return stack([x, y]);
}

/** One step that reduces the distance as much as a linear model says it can. */
function reach(angles: Angles, target: Point): Angles {
  const miss = sub(target, hand(angles));
  const jacobian = jacfwd(hand)(angles);
  const turn = dot(transpose(jacobian), miss);
  const effect = dot(jacobian, turn);
  const length = div(dot(miss, effect), maximum(dot(effect, effect), 1e-9));
  return add(angles, mul(turn, length));
}

const targets = tensor([
  [1.5, 1],
  [0, 2],
  [-1, 1],
  [1, -1.2],
  [2, 0.5],
]);
const bent = div(add(arange(4), 1), 10);
let angles = vmap((start: Angles, _target: Point) => start, [null, 0])(bent, targets);
for (let i = 0; i < 60; i++) angles = vmap(reach)(angles, targets);

const hands = vmap(hand)(angles);
const misses = sqrt(sum(square(sub(hands, targets)), 1));
const close = all(less(misses, 0.02));
const forward = vmap(jacfwd(hand))(angles);
const reverse = vmap(jacrev(hand))(angles);
const difference = max(abs(sub(forward, reverse)));
const manipulability = matMul(forward, forward, false, true);
const stretched = hand(fill([4], 0));
export const result =
  close.dataSync()[0] === 1 &&
  difference.dataSync()[0] < 1e-5 &&
  manipulability.size === 20 &&
  Math.abs(stretched.dataSync()[0] - 2.8) < 1e-5;
