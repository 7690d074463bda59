// Model-agnostic meta-learning of sines, and a meta-gradient for the learning rate: gradients through updates.
import {
  add,
  arange,
  clipByValue,
  exp,
  expandDims,
  grad,
  linspace,
  log,
  mean,
  mul,
  outer,
  reshape,
  scalar,
  sin,
  squaredDifference,
  sub,
  sum,
  type Tensor,
  tanh,
  tensor,
  valueAndGrad,
  vmap,
} from 'axiswise';

interface Network {
  readonly input: Tensor<[10]>;
  readonly shift: Tensor<[10]>;
  readonly output: Tensor<[10]>;
}
interface Task {
  readonly xs: Tensor<[8]>;
  readonly ys: Tensor<[8]>;
}

const predict = ({ input, shift, output }: Network, x: Tensor<[]>): Tensor<[]> =>
  sum(mul(output, tanh(add(mul(input, x), shift))));

function loss(network: Network, { xs, ys }: Task): Tensor<[]> {
  const predictions = vmap(predict, [null, 0])(network, xs);
  return mean(squaredDifference(predictions, ys));
}

function descend(network: Network, slope: Network, rate: Tensor<[]> | number): Network {
  return {
    input: sub(network.input, mul(slope.input, rate)),
    shift: sub(network.shift, mul(slope.shift, rate)),
    output: sub(network.output, mul(slope.output, rate)),
  };
}

/** A step on the task, whose success is then measured. */
function adapted(network: Network, logRate: Tensor<[]>, task: Task): Tensor<[]> {
  const slope = grad(loss)(network, task);
  return loss(descend(network, slope, exp(logRate)), task);
}

const places = linspace(-2, 2, 8);
const amplitudes = tensor([0.5, 1, 1.5, 2]);
const waves = outer(amplitudes, sin(mul(places, 1.5)));
const positions = mul(expandDims(places), reshape(tensor([1, 1, 1, 1]), [4, 1]));
const tasks = { xs: positions, ys: waves };

const metaLoss = (network: Network, logRate: Tensor<[]>) =>
  mean(vmap(adapted, [null, null, 0])(network, logRate, tasks));

let network: Network = {
  input: sin(add(arange(10), 1)),
  shift: mul(sin(mul(arange(10), 2.2)), 0.5),
  output: mul(sin(mul(arange(10), 3.1)), 0.3),
};
let logRate: Tensor<[]> = log(scalar(0.01));
const losses: number[] = [];
for (let i = 0; i < 30; i++) {
  const [value, [slope, rateSlope]] = valueAndGrad(metaLoss, { argnums: [0, 1] })(network, logRate);
  losses.push(value.dataSync()[0]);
  network = descend(network, slope, 0.05);
  logRate = sub(logRate, clipByValue(rateSlope, -0.2, 0.2));
}

const rate = exp(logRate);
const unadapted = vmap(loss, [null, 0])(network, tasks);
const after = vmap(adapted, [null, null, 0])(network, logRate, tasks);
const helped = mean(sub(unadapted, after));
const perTask = vmap(grad(adapted, { argnums: 1 }), [null, null, 0])(network, logRate, tasks);
export const result =
  losses[29] < losses[0] / 2 && rate.dataSync()[0] > 0.01 && helped.dataSync()[0] > 0 && perTask.size === 4;
