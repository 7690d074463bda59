import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad, valueAndGrad, vmap } from 'axiswise';
import { type A, type FusedCase, rowOf, softmaxOf, type T, total } from './case.js';
import { exactGelu, gelu, slopeOfGelu, theirGelu } from './gelu.js';
import * as mlp from './mlp.js';
import { layerNorm, normalized, theirLayerNorm } from './rows.js';

const np = jax.numpy;
const SIDE = 1024;
const COUNT = SIDE * SIDE;

type Loss = (...xs: T[]) => T;
type TheirLoss = (...xs: A[]) => A;

/** Value and gradients of a loss, ours fused, and by tf.grads. */
const gradients = (
  name: string,
  inputs: FusedCase['inputs'],
  loss: Loss,
  theirs: TheirLoss,
  argnums: number[],
  exact: FusedCase['exact'],
): FusedCase => ({
  name,
  inputs,
  ours(...xs) {
    const [value, grads] = valueAndGrad(loss as never, { argnums } as never)(...(xs as never)) as unknown as [
      T,
      T[],
    ];
    return [value, ...grads];
  },
  tfjs(...xs) {
    const given = (...free: T[]) => loss(...xs.map((x, i) => free[argnums.indexOf(i)] ?? x));
    const { value, grads } = tf.valueAndGrads(given)(argnums.map((i) => xs[i]));
    return [value, ...grads];
  },
  jax: jax.jit((...xs: A[]) => {
    const [value, grads] = jax.valueAndGrad(theirs, { argnums })(...xs) as unknown as [A, A[]];
    return [value, ...grads];
  }) as FusedCase['jax'],
  exact,
  targets: { wasm: { tfjs: 5 } },
});

const meanSquare = (y: T) => tf.mean(tf.square(y)) as T;
const theirMeanSquare = (y: A) => np.square(y).mean();

export const training: readonly FusedCase[] = [
  gradients(
    '(g) value and gradients of (b), squared',
    [{ shape: [SIDE, SIDE] }, { shape: [SIDE] }, { shape: [SIDE, SIDE] }],
    (x, b, r) => meanSquare(tf.add(gelu(tf.add(x, b)), r)),
    (x, b, r) => theirMeanSquare(theirGelu(x.add(b)).add(r)),
    [0, 1, 2],
    ([x, b, r]) => {
      const y = (at: number) => exactGelu(x[at] + b[at % SIDE]) + r[at];
      const ofR = (at: number) => (2 * y(at)) / COUNT;
      const ofX = (at: number) => ofR(at) * slopeOfGelu(x[at] + b[at % SIDE]);
      const rows = Array.from({ length: SIDE }, (_, i) => i * SIDE);
      return (output, at) => {
        if (output === 0) return total(Array.from(x, (_, i) => y(i) ** 2)) / COUNT;
        if (output === 2) return total(rows.map((row) => ofX(row + at)));
        return output === 1 ? ofX(at) : ofR(at);
      };
    },
  ),
  gradients(
    '(g) value and gradient of (c) as cross-entropy',
    [{ shape: [SIDE, SIDE] }, { shape: [SIDE, SIDE], oneHot: true }],
    (x, y) => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(x), y), -1))),
    (x, y) => np.negative(jax.nn.logSoftmax(x, -1).mul(y).sum(-1).mean()),
    [0],
    ([x, y]) =>
      (output, at) => {
        const p = (i: number) => softmaxOf(rowOf(x, i, SIDE));
        if (output === 1) return (p(at)[at % SIDE] - y[at]) / SIDE;
        const rows = Array.from({ length: SIDE }, (_, i) => i * SIDE);
        const losses = rows.map((row) => -Math.log(p(row)[rowOf(y, row, SIDE).indexOf(1)]));
        return total(losses) / SIDE;
      },
  ),
  gradients(
    '(g) value and gradients of (d), squared',
    [{ shape: [SIDE, SIDE] }, { shape: [SIDE] }, { shape: [SIDE] }],
    (x, scale, shift) => meanSquare(layerNorm(x, scale, shift)),
    (x, scale, shift) => theirMeanSquare(theirLayerNorm(x, scale, shift)),
    [0, 1, 2],
    ([x, scale, shift]) => {
      const all = Array.from({ length: SIDE }, (_, i) => normalized(rowOf(x, i * SIDE, SIDE)));
      const ofY = (i: number, j: number) => (2 * (all[i].row[j] * scale[j] + shift[j])) / COUNT;
      const columns = all.map((_, i) => i);
      return (output, at) => {
        if (output === 0)
          return (COUNT / 4) * total(all.map((_, i) => total(columns.map((j) => ofY(i, j) ** 2))));
        if (output === 2) return total(columns.map((i) => ofY(i, at) * all[i].row[at]));
        if (output === 3) return total(columns.map((i) => ofY(i, at)));
        const [i, j] = [Math.floor(at / SIDE), at % SIDE];
        const { row, deviation } = all[i];
        const slopes = row.map((_, c) => ofY(i, c) * scale[c]);
        const mean = total(slopes) / SIDE;
        const along = total(slopes.map((d, c) => d * row[c])) / SIDE;
        return (slopes[j] - mean - row[j] * along) / deviation;
      };
    },
  ),
  {
    name: '(h) training step of an MLP, batch of 64',
    inputs: mlp.inputs,
    ours: mlp.step,
    tfjs: mlp.tfjsStep,
    jax: jax.jit(mlp.theirStep) as FusedCase['jax'],
    exact: mlp.exactStep,
    targets: {},
  },
  {
    name: '(i) per-example gradients of an MLP, batch of 64',
    inputs: mlp.inputs,
    ours: (...xs) =>
      (
        vmap(grad(mlp.loss as never, { argnums: [0, 1, 2, 3] } as never), [
          null,
          null,
          null,
          null,
          0,
          0,
        ] as never) as unknown as (...xs: T[]) => T[]
      )(...xs),
    tfjs: mlp.perExampleByHand as FusedCase['tfjs'],
    jax: jax.jit(
      jax.vmap(jax.grad(mlp.theirLoss, { argnums: [0, 1, 2, 3] }), [null, null, null, null, 0, 0]),
    ) as unknown as FusedCase['jax'],
    exact: mlp.exactPerExample,
    targets: {},
  },
];
