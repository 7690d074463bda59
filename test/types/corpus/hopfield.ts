// A Hopfield network remembers two letters; every sweep lowers its energy, which is that of an Ising model.
import {
  all,
  any,
  argMin,
  cast,
  dot,
  equal,
  expandDims,
  eye,
  fill,
  grad,
  greaterEqual,
  logicalAnd,
  logicalNot,
  matMul,
  mean,
  mul,
  neg,
  notEqual,
  outer,
  reshape,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vmap,
  where,
} from 'axiswise';

const letterT = tensor([
  [1, 1, 1, 1],
  [-1, 1, 1, -1],
  [-1, 1, 1, -1],
  [-1, 1, 1, -1],
]);
const letterL = tensor([
  [1, -1, -1, -1],
  [1, -1, -1, -1],
  [1, -1, -1, -1],
  [1, 1, 1, 1],
]);
type Spins = Tensor<[16]>;

const memories = reshape(stack([letterT, letterL]), [2, 16]);

/** Hebb's rule, without couplings of a spin to itself. */
const perMemory = vmap(outer)(memories, memories);
const correlations = mean(perMemory, 0);
const couplings = where(cast(eye(16), 'bool'), 0, correlations);

const energy = (spins: Spins): Tensor<[]> => mul(dot(spins, dot(couplings, spins)), -0.5);
/** What the others make a spin want. */
const field = (spins: Spins) => neg(grad(energy)(spins));

function sweep(spins: Spins): Spins {
  const wanted = field(spins);
  return where(greaterEqual(wanted, 0), fill([16], 1), -1);
}

const damage = tensor([1, 1, -1, 1, 1, 1, 1, 1, 1, 1, 1, -1, 1, 1, 1, 1]);
const damaged = mul(memories, damage);
const energies = [vmap(energy)(damaged)];
let spins: Tensor<[2, 16]> = damaged;
for (let i = 0; i < 3; i++) {
  spins = vmap(sweep)(spins);
  energies.push(vmap(energy)(spins));
}

const recalled = all(equal(spins, memories), 1);
const changed = any(notEqual(damaged, memories), [0, 1]);
const repaired = logicalAnd(recalled, changed);
const overlaps = matMul(spins, memories, false, true);
const [first, second] = unstack(overlaps);
const own = stack([unstack(first)[0], unstack(second)[1]]);
const stable = logicalNot(any(notEqual(vmap(sweep)(spins), spins)));
const lowest = argMin(stack([energies[0], energies[1], energies[2], energies[3]]));
const drop = sub(energies[0], energies[3]);
const pixels = reshape(spins, [2, 4, 4]);
const ink = sum(cast(equal(pixels, 1), 'float32'), [1, 2]);
const column = expandDims(ink, -1);
export const result =
  [...repaired.dataSync()].every((value) => value === 1) &&
  [...own.dataSync()].every((value) => value === 16) &&
  [...drop.dataSync()].every((value) => value > 0) &&
  [...lowest.dataSync()].every((value) => value > 0) &&
  stable.dataSync()[0] === 1 &&
  column.dataSync().join() === '10,7';
