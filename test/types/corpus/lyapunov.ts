// Lyapunov exponents of the Henon map: tangents carried along orbits by jvp, made orthogonal after every step.
import {
  abs,
  add,
  arange,
  div,
  dot,
  eye,
  jacfwd,
  jvp,
  log,
  max,
  mean,
  mul,
  reshape,
  sin,
  sqrt,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

type Point = Tensor<[2]>;
interface Settings {
  readonly a: Tensor<[]>;
  readonly b: Tensor<[]>;
}

function henon({ a, b }: Settings, point: Point): Point {
  const [x, y] = unstack(point);
  return stack([add(sub(1, mul(a, square(x))), y), mul(b, x)]);
}

interface Frame {
  readonly point: Point;
  readonly tangents: Tensor<[2, 2]>;
  readonly growth: Tensor<[2]>;
}

/** Gram and Schmidt: unit tangents, and the logarithms of their lengths. */
function orthogonalize(tangents: Tensor<[2, 2]>): { units: Tensor<[2, 2]>; logs: Tensor<[2]> } {
  const [first, second] = unstack(tangents);
  const length = sqrt(dot(first, first));
  const along = div(first, length);
  const rest = sub(second, mul(along, dot(along, second)));
  const height = sqrt(dot(rest, rest));
  return { units: stack([along, div(rest, height)]), logs: log(stack([length, height])) };
}

function advance(settings: Settings, { point, tangents, growth }: Frame): Frame {
  const step = (p: Point) => henon(settings, p);
  const push = (tangent: Point) => jvp(step, [point], [tangent]);
  const [next, pushed] = vmap(push, 0, [null, 0])(tangents);
  const { units, logs } = orthogonalize(pushed);
  return { point: next, tangents: units, growth: add(growth, logs) };
}

const settings: Settings = { a: tensor(1.4), b: tensor(0.3) };
const starts = mul(sin(reshape(arange(12), [6, 2])), 0.1);
let frames = {
  point: starts,
  tangents: mul(eye(2, 2, [6]), 1),
  growth: zeros([6, 2]),
};
const STEPS = 80;
for (let i = 0; i < STEPS; i++) frames = vmap(advance, [null, 0])(settings, frames);

const exponents = div(frames.growth, STEPS);
const average = mean(exponents, 0);
const totals = sum(exponents, 1);
/** The map shrinks every area by the same factor. */
const volume = sub(totals, Math.log(0.3));
const jacobians = vmap((p: Point) => jacfwd(henon, { argnums: 1 })(settings, p))(frames.point);
const determinants = vmap((j: Tensor<[2, 2]>) => {
  const [[a, b], [c, d]] = unstack(j).map((row) => unstack(row));
  return sub(mul(a, d), mul(b, c));
})(jacobians);
const shrinking = max(abs(add(determinants, 0.3)));
const [fast, slow] = average.dataSync();
export const result =
  max(abs(volume)).dataSync()[0] < 1e-3 &&
  shrinking.dataSync()[0] < 1e-5 &&
  Math.abs(fast - 0.42) < 0.1 &&
  slow < -1;
