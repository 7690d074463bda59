// One block of multi-head self-attention with a residual connection and layer normalization.
import {
  add,
  arange,
  div,
  expandDims,
  matMul,
  mean,
  mul,
  relu,
  reshape,
  rsqrt,
  sin,
  softmax,
  square,
  sub,
  sum,
  type Tensor,
  transpose,
  unstack,
  vmap,
} from 'axiswise';

const TOKENS = 6;
const WIDTH = 16;
const HEADS = 4;
const SIZE = 4;

/** Numbers that look random, the same in every run. */
const noise = arange(1024);
const scrambled = mul(sin(mul(noise, 12.9898)), 0.4);
const weights = reshape(scrambled, [4, 16, 16]);
const tokens = reshape(sin(mul(arange(288), 0.7)), [3, 6, 16]);

/** [tokens, width] to [heads, tokens, size]. */
function splitHeads(x: Tensor<[6, 16]>): Tensor<[4, 6, 4]> {
  const parts = reshape(x, [TOKENS, HEADS, SIZE]);
  return transpose(parts, [1, 0, 2]);
}

function attend(q: Tensor<['t', 'd']>, k: Tensor<['t', 'd']>, v: Tensor<['t', 'd']>) {
  const scores = div(matMul(q, transpose(k)), 2);
  const attention = softmax(scores);
  return matMul(attention, v);
}

function normalize(x: Tensor<['d']>): Tensor<['d']> {
  const centered = sub(x, mean(x));
  const variance = mean(square(centered));
  return mul(centered, rsqrt(add(variance, 1e-5)));
}

function block(x: Tensor<[6, 16]>, w: Tensor<[4, 16, 16]>): Tensor<[6, 16]> {
  const projected = matMul(expandDims(x, 0), w);
  const perHead = vmap(splitHeads)(projected);
  const [q, k, v] = unstack(perHead);
  const mixed = vmap(attend)(q, k, v);
  const joined = reshape(transpose(mixed, [1, 0, 2]), [TOKENS, WIDTH]);
  const residual = add(x, relu(joined));
  return vmap(normalize)(residual);
}

const outputs = vmap(block, [0, null])(tokens, weights);
const means = mean(outputs, 2);
const norms = mean(square(outputs), -1);
const total = sum(means);
export const result =
  Math.abs(total.dataSync()[0]) < 1e-3 && [...norms.dataSync()].every((v) => Math.abs(v - 1) < 1e-2);
