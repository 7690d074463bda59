// Swinging a pendulum to a chosen angle: the gradient of the final error goes back through the whole simulation.
import {
  abs,
  add,
  cos,
  grad,
  jacrev,
  matMul,
  mean,
  mul,
  neg,
  scalar,
  sin,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  valueAndGrad,
  vmap,
  zeros,
} from 'axiswise';

const STEP = 0.1;
interface Pendulum {
  readonly angle: Tensor<[]>;
  readonly speed: Tensor<[]>;
}
type Torques = Tensor<[20]>;

function move({ angle, speed }: Pendulum, torque: Tensor<[]>): Pendulum {
  const acceleration = sub(torque, add(mul(sin(angle), 2), mul(speed, 0.1)));
  const faster = add(speed, mul(acceleration, STEP));
  return { angle: add(angle, mul(faster, STEP)), speed: faster };
}

function simulate(torques: Torques, start: Pendulum): Tensor<[2]> {
  const end = unstack(torques).reduce(move, start);
  return stack([end.angle, end.speed]);
}

const target = tensor([1, 0]);
function cost(torques: Torques, start: Pendulum): [cost: Tensor<[]>, end: Tensor<[2]>] {
  const end = simulate(torques, start);
  const miss = sum(square(sub(end, target)));
  const effort = mul(mean(square(torques)), 0.01);
  return [add(miss, effort), end];
}

const rest: Pendulum = { angle: scalar(0), speed: scalar(0) };
let torques: Torques = zeros([20]);
let end: Tensor<[2]> = zeros([2]);
const costs: number[] = [];
for (let i = 0; i < 40; i++) {
  const [[value, reached], slope] = valueAndGrad(cost, { hasAux: true })(torques, rest);
  costs.push(value.dataSync()[0]);
  end = reached;
  torques = sub(torques, mul(slope, 1));
}

const sensitivity = jacrev(simulate)(torques, rest);
const controllability = matMul(sensitivity, sensitivity, false, true);
const starts = { angle: tensor([-0.1, 0, 0.1]), speed: zeros([3]) };
const ends = vmap(simulate, [null, 0])(torques, starts);
const middle = unstack(ends)[1];
const gap = sum(abs(sub(middle, simulate(torques, rest))));
const heights = neg(cos(ends));
const [slopes] = vmap(grad(cost, { argnums: [1], hasAux: true }), [null, 0])(torques, starts);
const perStart = slopes[0].angle;
export const result =
  costs[39] < 0.01 &&
  Math.abs(end.dataSync()[0] - 1) < 0.05 &&
  gap.dataSync()[0] < 1e-5 &&
  controllability.size === 4 &&
  heights.size === 6 &&
  perStart.size === 3;
