// Sinusoidal positions and causal attention with a bias for the distance; scores depend on the distance only.
import {
  abs,
  add,
  arange,
  broadcastTo,
  cos,
  dot,
  equal,
  exp,
  expandDims,
  floor,
  greater,
  matMul,
  max,
  mod,
  mul,
  reshape,
  sin,
  softmax,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  unstack,
  vectorize,
  vmap,
  where,
} from 'axiswise';

const LENGTH = 10;
const WIDTH = 8;

const places = arange(LENGTH);
const channels = arange(WIDTH);
const encode = vectorize((place: Tensor<[]>, channel: Tensor<[]>) => {
  const pair = floor(mul(channel, 0.5));
  const frequency = exp(mul(pair, (-2 * Math.log(10000)) / WIDTH));
  const angle = mul(place, frequency);
  return where(equal(mod(channel, 2), 0), sin(angle), cos(angle));
});
const encodings = encode(expandDims(places, 1), channels);

const similarity = vectorize((a: Tensor<['d']>, b: Tensor<['d']>) => dot(a, b), {
  signature: '(d),(d)->()',
});
const products = similarity(expandDims(encodings, 1), encodings);
const own = equal(expandDims(places, 1), places);
const diagonal = sum(where(own, products, 0), 1);

/** Keeps what is not later, and prefers what is near: slope per head as in ALiBi. */
function attend(slope: Tensor<[]>, tokens: Tensor<[10, 8]>): Tensor<[10, 8]> {
  const distances = sub(expandDims(places, 1), places);
  const scores = matMul(tokens, tokens, false, true);
  const biased = sub(mul(scores, 1 / Math.sqrt(WIDTH)), mul(distances, slope));
  const later = greater(places, expandDims(places, 1));
  const causal = where(later, -1e9, biased);
  return matMul(softmax(causal), tokens);
}

const slopes = tensor([0, 0.5, 4, 50]);
const tokens = add(reshape(sin(mul(arange(80), 1.1)), [10, 8]), encodings);
const heads = vmap(attend, [0, null])(slopes, tokens);
const lastAxis = vmap(attend, [0, null], 2)(slopes, tokens);
const sameHeads = max(abs(sub(transpose(lastAxis, [2, 0, 1]), heads)));

/** The first token sees itself only, and so does every token in the steepest head. */
const differences = abs(sub(heads, broadcastTo(tokens, [4, LENGTH, WIDTH])));
const perHead = max(differences, [1, 2]);
const firstTokens = max(unstack(differences, 1)[0]);
const [flat, , , steep] = perHead.dataSync();
export const result =
  [...diagonal.dataSync()].every((value) => Math.abs(value - WIDTH / 2) < 1e-4) &&
  flat > 0.1 &&
  steep < 1e-4 &&
  firstTokens.dataSync()[0] < 1e-5 &&
  sameHeads.dataSync()[0] === 0;
