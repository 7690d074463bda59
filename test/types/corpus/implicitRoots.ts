// Kepler's equation by Newton's method: the root's derivative by the implicit function theorem, as a custom forward rule.
import {
  abs,
  add,
  checkGrads,
  cos,
  customJvp,
  div,
  expandDims,
  grad,
  hessian,
  jacfwd,
  jvp,
  linspace,
  max,
  mul,
  scalar,
  sin,
  sqrt,
  square,
  stack,
  sub,
  type Tensor,
  unstack,
  vectorize,
  vjp,
  vmap,
} from 'axiswise';

type Real = Tensor<[]>;

/** The E of E - e sin E = M. */
function solve(eccentricity: Real, meanAnomaly: Real): Real {
  let guess = meanAnomaly;
  for (let i = 0; i < 8; i++) {
    const miss = sub(sub(guess, mul(eccentricity, sin(guess))), meanAnomaly);
    guess = sub(guess, div(miss, sub(1, mul(eccentricity, cos(guess)))));
  }
  return guess;
}

const anomaly = customJvp(solve);
anomaly.defjvp(([e, m], [de, dm]) => {
  const root = anomaly(e, m);
  const push = add(dm, mul(sin(root), de));
  return [root, div(push, sub(1, mul(e, cos(root))))];
});

interface Orbit {
  readonly axis: Real;
  readonly eccentricity: Real;
}
function place({ axis, eccentricity }: Orbit, time: Real): Tensor<[2]> {
  const angle = anomaly(eccentricity, time);
  const x = mul(axis, sub(cos(angle), eccentricity));
  const minor = mul(axis, sqrt(sub(1, square(eccentricity))));
  return stack([x, mul(minor, sin(angle))]);
}

const orbit: Orbit = { axis: scalar(2), eccentricity: scalar(0.4) };
const times = linspace(0, 6, 13);
const places = vmap(place, [null, 0])(orbit, times);
const velocities = vmap(jacfwd(place, { argnums: 1 }), [null, 0])(orbit, times);
const [, changes] = jvp(
  vmap(place, [null, 0]),
  [orbit, times],
  [{ axis: scalar(1), eccentricity: scalar(0) }, mul(times, 0)],
);
const scaledGap = max(abs(sub(mul(changes, 2), places)));

/** Kepler's second law: equal areas in equal times. */
const sweeps = vmap((position: Tensor<[2]>, velocity: Tensor<[2]>) => {
  const [x, y] = unstack(position);
  const [vx, vy] = unstack(velocity);
  return sub(mul(x, vy), mul(y, vx));
});
const areas = sweeps(places, velocities);

const direct = grad(solve)(scalar(0.4), scalar(1));
const byRule = grad(anomaly)(scalar(0.4), scalar(1));
const curvature = hessian(anomaly, { argnums: 1 })(scalar(0.4), scalar(1));
const table = vectorize(anomaly)(expandDims(linspace(0, 0.8, 5), 1), times);
const [position, pullback] = vjp(place, [orbit, scalar(1)]);
const [orbitSlope, timeSlope] = pullback(position);
checkGrads(anomaly, [scalar(0.3), scalar(2)], { order: 2, tolerance: 0.02 });
const rule = sub(direct, byRule);
export const result =
  scaledGap.dataSync()[0] < 1e-4 &&
  Math.abs(rule.dataSync()[0]) < 1e-4 &&
  Math.max(...areas.dataSync()) - Math.min(...areas.dataSync()) < 1e-3 &&
  curvature.dataSync()[0] < 0 &&
  table.size === 65 &&
  orbitSlope.axis.dataSync()[0] > 0 &&
  Number.isFinite(timeSlope.dataSync()[0]);
