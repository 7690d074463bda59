// Planets under gravity: forces are the gradient of the potential energy, and energy stays what it was.
import {
  add,
  div,
  expandDims,
  grad,
  matMul,
  mul,
  neg,
  reshape,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  vectorize,
  vmap,
} from 'axiswise';

const masses = tensor([10, 1, 0.5, 0.1]);
let positions: Tensor<[4, 3]> = tensor([
  [0, 0, 0],
  [3, 0, 0],
  [0, 5, 0],
  [0, 0, 8],
]);
let velocities: Tensor<[4, 3]> = tensor([
  [0, 0, 0],
  [0, 1.8, 0],
  [-1.4, 0, 0],
  [0, 1.1, 0],
]);

const distance = (a: Tensor<['d']>, b: Tensor<['d']>) => sqrt(add(sum(square(sub(a, b))), 0.01));
const distances = vectorize(distance, { signature: '(d),(d)->()' });

function potential(x: Tensor<[4, 3]>): Tensor<[]> {
  const apart = distances(expandDims(x, 1), x);
  const pairs = mul(expandDims(masses, 1), masses);
  const energies = div(pairs, apart);
  const self = sum(mul(square(masses), 5));
  return neg(sub(mul(sum(energies), 0.5), self));
}

function kinetic(v: Tensor<[4, 3]>): Tensor<[]> {
  const speeds = vmap((one: Tensor<[3]>) => sum(square(one)))(v);
  return mul(sum(mul(masses, speeds)), 0.5);
}

const accelerations = (x: Tensor<[4, 3]>) => {
  const forces = neg(grad(potential)(x));
  return div(forces, expandDims(masses, 1));
};

const STEP = 0.01;
const start = add(potential(positions), kinetic(velocities));
for (let i = 0; i < 40; i++) {
  const half = add(velocities, mul(accelerations(positions), STEP / 2));
  positions = add(positions, mul(half, STEP));
  velocities = add(half, mul(accelerations(positions), STEP / 2));
}
const end = add(potential(positions), kinetic(velocities));
const momentum = matMul(reshape(masses, [1, 4]), velocities);
const drift = sub(end, start);
export const result = Math.abs(drift.dataSync()[0]) < 0.02 && momentum.size === 3;
