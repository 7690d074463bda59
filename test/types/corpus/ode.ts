// The Lorenz system by Runge-Kutta steps, for many starting points at once, and how a step depends on its start.
import {
  abs,
  add,
  arange,
  eye,
  jacfwd,
  jacrev,
  max,
  mean,
  mul,
  reshape,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vmap,
} from 'axiswise';

type Point = Tensor<[3]>;

function velocity(point: Point): Point {
  const [x, y, z] = unstack(point);
  const dx = mul(sub(y, x), 10);
  const dy = sub(mul(x, sub(28, z)), y);
  const dz = sub(mul(x, y), mul(z, 8 / 3));
  return stack([dx, dy, dz]);
}

const STEP = 0.01;
function rungeKutta(p: Point): Point {
  const k1 = velocity(p);
  const k2 = velocity(add(p, mul(k1, STEP / 2)));
  const k3 = velocity(add(p, mul(k2, STEP / 2)));
  const k4 = velocity(add(p, mul(k3, STEP)));
  const slope = add(add(k1, k4), mul(add(k2, k3), 2));
  return add(p, mul(slope, STEP / 6));
}

const start = tensor([1, 1, 1]);
const shifts = mul(reshape(arange(24), [8, 3]), 1e-3);
let points: Tensor<[8, 3]> = add(shifts, start);
for (let i = 0; i < 50; i++) points = vmap(rungeKutta)(points);

const forward = jacfwd(rungeKutta)(start);
const reverse = jacrev(rungeKutta)(start);
const perPoint = vmap(jacfwd(rungeKutta))(points);
const gap = max(abs(sub(forward, reverse)));
const identity = max(abs(sub(forward, eye(3))));
const centre = mean(points, 0);
const spread = sum(abs(sub(points, centre)));
const size = sum(abs(perPoint));
export const result =
  gap.dataSync()[0] < 1e-5 &&
  identity.dataSync()[0] < 1 &&
  spread.dataSync()[0] > 0 &&
  Number.isFinite(size.dataSync()[0]);
