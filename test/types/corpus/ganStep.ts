// A generative adversarial network learns a mean and a spread: alternating steps of critic and generator.
import {
  abs,
  add,
  arange,
  concat,
  grad,
  linspace,
  logSigmoid,
  mean,
  mul,
  neg,
  scalar,
  sin,
  square,
  stack,
  sub,
  type Tensor,
  tensor,
  vmap,
} from 'axiswise';

interface Generator {
  readonly scale: Tensor<[]>;
  readonly shift: Tensor<[]>;
}
type Critic = Tensor<[3]>;

const latent = mul(sin(mul(arange(64), 2.3)), 1.4);
const real = add(mul(sin(mul(arange(64), 1.9)), 0.7), 2);

const generate = ({ scale, shift }: Generator, z: Tensor<[]>): Tensor<[]> => add(mul(scale, z), shift);

/** How real a sample looks: a quadratic of it. */
function judgeOne(critic: Critic, x: Tensor<[]>): Tensor<[]> {
  const features = stack([scalar(1), x, square(x)]);
  return mean(mul(critic, features));
}
const judge = vmap(judgeOne, [null, 0]);

function criticLoss(critic: Critic, generator: Generator): Tensor<[]> {
  const fake = vmap(generate, [null, 0])(generator, latent);
  const onReal = logSigmoid(judge(critic, real));
  const onFake = logSigmoid(neg(judge(critic, fake)));
  const penalty = mul(mean(square(critic)), 0.05);
  return add(neg(mean(concat([onReal, onFake]))), penalty);
}

function generatorLoss(generator: Generator, critic: Critic): Tensor<[]> {
  const fake = vmap(generate, [null, 0])(generator, latent);
  return neg(mean(logSigmoid(judge(critic, fake))));
}

let critic: Critic = tensor([0, 0, 0]);
let generator: Generator = { scale: scalar(1), shift: scalar(0) };
for (let i = 0; i < 60; i++) {
  const criticSlope = grad(criticLoss)(critic, generator);
  critic = sub(critic, mul(criticSlope, 3));
  const slope = grad(generatorLoss)(generator, critic);
  generator = {
    scale: sub(generator.scale, mul(slope.scale, 0.3)),
    shift: sub(generator.shift, mul(slope.shift, 0.3)),
  };
}

const fake = vmap(generate, [null, 0])(generator, latent);
const distance = abs(sub(mean(fake), mean(real)));
const landscape = judge(critic, linspace(-2, 4, 7));
const both = grad(criticLoss, { argnums: [0, 1] })(critic, generator);
export const result = distance.dataSync()[0] < 0.7 && landscape.size === 7 && both[1].shift.size === 1;
