// A cubic through noisy points: normal equations solved by conjugate gradients, the matrix never formed but by vjp and jvp.
import {
  abs,
  add,
  dims,
  div,
  dot,
  fn,
  jvp,
  linspace,
  max,
  mul,
  pow,
  sin,
  stack,
  sub,
  type Tensor,
  tensor,
  unstack,
  vectorize,
  vjp,
  zeros,
} from 'axiswise';

const positions = linspace(-1, 1, 25);
const truth = tensor([1, -2, 0.5, 3]);

const horner = vectorize(
  (coefficients: Tensor<[4]>, x: Tensor<[]>) => {
    const [a, b, c, d] = unstack(coefficients);
    const inner = add(mul(d, x), c);
    const middle = add(mul(inner, x), b);
    return add(mul(middle, x), a);
  },
  { excluded: [0] },
);

const powers = stack([pow(positions, 0), positions, pow(positions, 2), pow(positions, 3)], 1);
const evaluate = (coefficients: Tensor<[4]>): Tensor<[25]> => dot(powers, coefficients);
const noise = mul(sin(mul(positions, 50)), 0.05);
const observed = add(evaluate(truth), noise);

/** Transpose(A) A x: the model is linear, so its jvp is A and its vjp the transpose. */
function normalEquations(x: Tensor<[4]>): Tensor<[4]> {
  const [, image] = jvp(evaluate, [zeros([4])], [x]);
  return project(image);
}
function project(residual: Tensor<[25]>): Tensor<[4]> {
  const [, pullback] = vjp(evaluate, [zeros([4])]);
  const [back] = pullback(residual);
  return back;
}

const along = fn((x: Tensor<['n']>, direction: Tensor<['n']>, length: Tensor<[]>) =>
  add(x, mul(direction, length)),
);

let solution: Tensor<[4]> = zeros([4]);
let residual = project(observed);
let direction = residual;
for (let i = 0; i < 6; i++) {
  const energy = dot(residual, residual);
  const image = normalEquations(direction);
  const length = div(energy, add(dot(direction, image), 1e-12));
  solution = along(solution, direction, length);
  residual = sub(residual, mul(image, length));
  const ratio = div(dot(residual, residual), add(energy, 1e-12));
  direction = along(residual, direction, ratio);
}

const [count] = dims(observed);
const fitted = evaluate(solution);
const sameFit = horner(solution, positions);
const difference = max(abs(sub(fitted, sameFit)));
const remaining = max(abs(project(sub(fitted, observed))));
const error = max(abs(sub(solution, truth)));
export const result =
  count === 25 &&
  difference.dataSync()[0] < 1e-5 &&
  remaining.dataSync()[0] < 1e-3 &&
  error.dataSync()[0] < 0.1;
