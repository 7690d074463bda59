// The loss of a variational autoencoder and some steps of its gradient; the noise is given from outside.
import {
  add,
  arange,
  type Dim,
  exp,
  expandDims,
  fn,
  grad,
  matMul,
  mean,
  mul,
  reshape,
  sigmoid,
  sin,
  softplus,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  tanh,
  valueAndGrad,
  vmap,
  zeros,
} from 'axiswise';

interface Layer<In extends Dim, Out extends Dim> {
  readonly weights: Tensor<[In, Out]>;
  readonly bias: Tensor<[Out]>;
}
interface Autoencoder {
  readonly hidden: Layer<12, 8>;
  readonly mean: Layer<8, 2>;
  readonly logVariance: Layer<8, 2>;
  readonly decoder: Layer<2, 12>;
}

const pixels = sigmoid(mul(sin(mul(arange(192), 0.37)), 4));
const images = reshape(pixels, [16, 12]);
const noise = reshape(sin(mul(arange(32), 5.1)), [16, 2]);
const initial = (seed: number) => mul(sin(mul(arange(96), seed)), 0.3);

const start: Autoencoder = {
  hidden: { weights: reshape(initial(1.3), [12, 8]), bias: zeros([8]) },
  mean: { weights: reshape(mul(sin(arange(16)), 0.3), [8, 2]), bias: zeros([2]) },
  logVariance: { weights: zeros([8, 2]), bias: zeros([2]) },
  decoder: { weights: reshape(mul(sin(arange(24)), 0.3), [2, 12]), bias: zeros([12]) },
};

const dense = fn(({ weights, bias }: Layer<'in', 'out'>, x: Tensor<['in']>): Tensor<['out']> => {
  const row = matMul(expandDims(x), weights);
  return add(squeeze(row, [0]), bias);
});

interface Code {
  readonly mean: Tensor<[2]>;
  readonly logVariance: Tensor<[2]>;
}

function encode(model: Autoencoder, image: Tensor<[12]>): Code {
  const hidden = tanh(dense(model.hidden, image));
  return { mean: dense(model.mean, hidden), logVariance: dense(model.logVariance, hidden) };
}

/** Distance of a code's distribution from the standard normal one. */
function divergence(code: Code): Tensor<[]> {
  const terms = sub(add(square(code.mean), exp(code.logVariance)), add(code.logVariance, 1));
  return mul(sum(terms), 0.5);
}

function imageLoss(model: Autoencoder, image: Tensor<[12]>, epsilon: Tensor<[2]>) {
  const code = encode(model, image);
  const latent = add(code.mean, mul(exp(mul(code.logVariance, 0.5)), epsilon));
  const logits = dense(model.decoder, latent);
  const reconstruction = sum(sub(softplus(logits), mul(image, logits)));
  const distance = divergence(code);
  return { total: add(reconstruction, distance), distance };
}

function loss(model: Autoencoder): [Tensor<[]>, Tensor<[]>] {
  const { total, distance } = vmap(imageLoss, [null, 0, 0])(model, images, noise);
  return [mean(total), mean(distance)];
}

const RATE = 0.1;
const descend = <In extends number, Out extends number>(
  layer: Layer<In, Out>,
  slope: Layer<In, Out>,
): Layer<In, Out> => ({
  weights: sub(layer.weights, mul(slope.weights, RATE)),
  bias: sub(layer.bias, mul(slope.bias, RATE)),
});

let model = start;
const losses: number[] = [];
for (let i = 0; i < 30; i++) {
  const [[value], slope] = valueAndGrad(loss, { hasAux: true })(model);
  losses.push(value.dataSync()[0]);
  model = {
    hidden: descend(model.hidden, slope.hidden),
    mean: descend(model.mean, slope.mean),
    logVariance: descend(model.logVariance, slope.logVariance),
    decoder: descend(model.decoder, slope.decoder),
  };
}

const codes = vmap(encode, [null, 0])(model, images);
const spread = exp(mul(codes.logVariance, 0.5));
const [remaining, distance] = grad(loss, { hasAux: true })(model);
const steepness = mean(square(remaining.decoder.weights));
export const result =
  losses[29] < losses[0] - 0.1 &&
  distance.dataSync()[0] >= 0 &&
  [...spread.dataSync()].every((value) => value > 0) &&
  Number.isFinite(steepness.dataSync()[0]);
