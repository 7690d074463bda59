import * as tf from '@tensorflow/tfjs';
import { grad, valueAndGradVars, vmap } from 'axiswise';
import { compare } from './measure.js';
import type { Section } from './report.js';

type ScalarFunction = (x: tf.Tensor) => tf.Tensor;

/** Per-example gradients: one vmap against a loop of tf.grad. */
export function perExampleGradients(): Section {
  const wave: ScalarFunction = (x) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
  const energy: ScalarFunction = (x) => tf.sum(wave(x));
  const rows = [
    { examples: 64, shape: [], target: 40 },
    { examples: 64, shape: [10] },
    { examples: 64, shape: [1000] },
    { examples: 1, shape: [] },
  ].map(({ examples, shape, target }) => {
    const x = tf.randomUniform([examples, ...shape]);
    const f = shape.length === 0 ? wave : energy;
    const loop = tf.grad(f);
    const mapped = vmap(grad(f));
    const { theirs, ours } = compare({
      theirs: () => tf.tidy(() => void tf.stack(tf.unstack(x).map((row) => loop(row)))),
      ours: () => tf.tidy(() => void mapped(x)),
    });
    return {
      what: `${shape.length === 0 ? 'exp(-x) sin x' : 'sum(exp(-x) sin x)'} at ${examples} x [${shape}]`,
      baseline: 'loop of tf.grad',
      theirs: theirs.median,
      ours: ours.median,
      speedup: 1 / ours.ratio,
      target,
    };
  });
  return {
    title: 'Per-example gradients of a function',
    text: 'The loop also stacks its results, as vmap does.',
    rows,
  };
}

/** Per-example gradients of an unmodified tf.layers model with respect to its weights. */
export function perExampleModelGradients(): Section {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [12, 12, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 16, activation: 'tanh' }),
      tf.layers.dense({ units: 4 }),
    ],
  });
  const variables = model.trainableWeights.map((w) => w.read() as tf.Variable);
  const loss = (x: tf.Tensor, y: tf.Tensor) =>
    tf.losses.softmaxCrossEntropy(tf.expandDims(y), model.apply(tf.expandDims(x)) as tf.Tensor) as tf.Scalar;
  const perExample = vmap(valueAndGradVars(loss, variables));
  const rows = [4, 16, 64].map((examples) => {
    const x = tf.randomNormal([examples, 12, 12, 1]);
    const y = tf.oneHot(tf.range(0, examples, 1, 'int32').mod(4).toInt(), 4).toFloat();
    const { theirs, ours } = compare(
      {
        theirs: () =>
          tf.tidy(() => {
            const labels = tf.unstack(y);
            const all = tf
              .unstack(x)
              .map((row, i) => tf.variableGrads(() => loss(row, labels[i]), variables).grads);
            for (const { name } of variables) tf.stack(all.map((g) => g[name]));
          }),
        ours: () => tf.tidy(() => void perExample(x, y)),
      },
      11,
    );
    return {
      what: `convolutional network, ${examples} images`,
      baseline: 'loop of tf.variableGrads',
      theirs: theirs.median,
      ours: ours.median,
      speedup: 1 / ours.ratio,
    };
  });
  return {
    title: 'Per-example gradients of a tf.layers model',
    text: 'Two convolutional and two dense layers, gradients of the loss with respect to every weight, one set per image.',
    rows,
  };
}
