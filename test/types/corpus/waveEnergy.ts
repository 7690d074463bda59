// A vibrating string: the force is minus the gradient of the energy, leapfrog steps keep the energy, for many strings.
import {
  abs,
  add,
  concat,
  cos,
  dims,
  grad,
  linspace,
  max,
  mul,
  neg,
  outer,
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
  zerosLike,
} from 'axiswise';

const SPACING = 1 / 32;
const STEP = 0.01;

type Line = Tensor<[31]>;
interface State {
  readonly position: Line;
  readonly velocity: Line;
}

/** Differences of neighbours, where the string is held at both ends. */
function stretches(position: Line): Tensor<[32]> {
  const end = zeros([1]);
  const right = concat([position, end]);
  const left = concat([end, position]);
  return sub(right, left);
}

const tension = (position: Line) => mul(sum(square(stretches(position))), 0.5 / SPACING);
const motion = (velocity: Line) => mul(sum(square(velocity)), 0.5 * SPACING);
const energy = ({ position, velocity }: State) => add(tension(position), motion(velocity));

function leap({ position, velocity }: State): State {
  const middle = add(position, mul(velocity, STEP / 2));
  const force = neg(grad(tension)(middle));
  const faster = add(velocity, mul(force, STEP / SPACING));
  return { position: add(middle, mul(faster, STEP / 2)), velocity: faster };
}

const places = linspace(SPACING, 1 - SPACING, 31);
const harmonics = tensor([1, 2, 3]);
const shapes = sin(mul(outer(harmonics, places), Math.PI));
let strings: { position: Tensor<[3, 31]>; velocity: Tensor<[3, 31]> } = {
  position: shapes,
  velocity: zerosLike(shapes),
};
const before = vmap(energy)(strings);
for (let i = 0; i < 50; i++) strings = vmap(leap)(strings);
const after = vmap(energy)(strings);

/** After time t the harmonic k is cos(k pi t) of what it was. */
const [count] = dims(harmonics);
const phases = cos(mul(harmonics, Math.PI * 50 * STEP));
const expected = stack(unstack(shapes).map((shape, k) => mul(shape, unstack(phases)[k])));
const error = max(abs(sub(strings.position, expected)));
const drift = max(abs(sub(after, before)));
const [tensions, forces] = vmap(valueAndGrad(tension))(strings.position);
const kept = sub(after, tensions);
export const result =
  count === 3 &&
  error.dataSync()[0] < 0.1 &&
  drift.dataSync()[0] < 0.05 &&
  [...kept.dataSync()].every((value) => value > -1e-3) &&
  forces.size === 93;
