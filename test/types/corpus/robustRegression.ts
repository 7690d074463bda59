// Lines through points with outliers: Huber and focal losses compared with squares, every loss from its residuals.
import {
  abs,
  add,
  arange,
  equal,
  exp,
  fn,
  grad,
  less,
  linspace,
  log,
  mean,
  min,
  mod,
  mul,
  neg,
  pow,
  sigmoid,
  sin,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  vectorize,
  vmap,
  where,
  zeros,
} from 'axiswise';

const positions = linspace(-1, 1, 20);
const clean = add(mul(positions, 2), 1);
const outlier = equal(mod(arange(20), 6), 5);
const targets = add(where(outlier, add(clean, 8), clean), mul(sin(mul(arange(20), 9)), 0.05));

const huber = (residual: Tensor<[]>): Tensor<[]> => {
  const size = abs(residual);
  return where(less(size, 0.5), square(residual), sub(size, 0.25));
};
const squared = (residual: Tensor<[]>): Tensor<[]> => square(residual);
/** log(cosh(r)), without overflow. */
const logCosh = (residual: Tensor<[]>): Tensor<[]> => {
  const size = abs(residual);
  return add(size, log(mul(add(1, exp(mul(size, -2))), 0.5)));
};

interface Line {
  readonly slope: Tensor<[]>;
  readonly offset: Tensor<[]>;
}
const at = ({ slope, offset }: Line, x: Tensor<[]>) => add(mul(slope, x), offset);

function fit(penalty: (residual: Tensor<[]>) => Tensor<[]>): Line {
  const loss = (line: Line): Tensor<[]> => {
    const residuals = sub(vmap(at, [null, 0])(line, positions), targets);
    return mean(vectorize(penalty)(residuals));
  };
  let line: Line = { slope: zeros([]), offset: zeros([]) };
  for (let i = 0; i < 40; i++) {
    const { slope, offset } = grad(loss)(line);
    line = { slope: sub(line.slope, mul(slope, 0.5)), offset: sub(line.offset, mul(offset, 0.5)) };
  }
  return line;
}

const lines = [squared, huber, logCosh].map(fit);
const offsets = stack(lines.map(({ offset }) => offset));
const slopes = stack(lines.map(({ slope }) => slope));
const errors = add(abs(sub(offsets, 1)), abs(sub(slopes, 2)));
const best = min(errors);

/** The focal loss counts easy examples less than cross entropy does. */
const focal = fn((logits: Tensor<['n']>, labels: Tensor<['n'], 'bool'>, gamma: Tensor<[]>) => {
  const right = sigmoid(where(labels, logits, neg(logits)));
  const ease = pow(sub(1, right), gamma);
  return neg(sum(mul(ease, log(right))));
});
const logits = tensor([-3, -1, 1, 3]);
const labels = tensor([false, true, true, true]);
const losses = vmap(focal, [null, null, 0])(logits, labels, tensor([0, 1, 2]));
const pull = grad(focal)(logits, labels, tensor(2));
const [plain, robust] = errors.dataSync();
const [crossEntropy, focusedOnce, focusedTwice] = losses.dataSync();
export const result =
  robust < plain / 3 &&
  best.dataSync()[0] < 0.5 &&
  crossEntropy > focusedOnce &&
  focusedOnce > focusedTwice &&
  Math.abs(pull.dataSync()[3]) < Math.abs(pull.dataSync()[1]);
