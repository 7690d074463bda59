import * as tf from '@tensorflow/tfjs';
import { valueAndGradVars, vmap } from 'axiswise';
import { labels, species } from '../data/iris.js';
import { measurements, targets, train } from './model.js';
import { check, code, fixed, heading, say, table } from './print.js';
import { gap } from './values.js';

export async function perExample(): Promise<tf.LayersModel> {
  heading(7, 'The gradient of every example, of an unmodified tf.layers model');
  const x = measurements();
  const y = targets();
  const model = await train(x, y);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);

  const predict = (flower: tf.Tensor) => tf.squeeze(model.apply(tf.expandDims(flower)) as tf.Tensor, [0]);
  const loss = (flower: tf.Tensor, target: tf.Tensor) =>
    tf.neg(tf.sum(tf.mul(target, tf.log(predict(flower))))) as tf.Scalar;

  const probabilities = vmap(predict)(x);
  const right = tf
    .sum(tf.cast(tf.equal(tf.argMax(probabilities, 1), tf.argMax(y, 1)), 'int32'))
    .dataSync()[0];
  say(
    `A small network has learned the species of Fisher's iris flowers, ${right} of 150. Which ones pull at its weights?`,
  );
  code(
    'the loop',
    'tf.unstack(x).map((flower, i) => tf.variableGrads(() => loss(flower, ys[i]), variables))',
  );
  code('vmap', 'vmap(valueAndGradVars(loss, variables))(x, y)');
  const ys = tf.unstack(y);
  const looped = tf.unstack(x).map((flower, i) => tf.variableGrads(() => loss(flower, ys[i]), variables));
  const [, gradients] = vmap(valueAndGradVars(loss, variables))(x, y);

  const differences = variables.map(({ name }, k) => {
    const stacked = tf.stack(looped.map(({ grads }) => grads[name]));
    return gap(gradients[k], stacked);
  });
  const squares = gradients.map((g) => tf.sum(tf.square(tf.reshape(g, [150, -1])), 1));
  const norms = tf.sqrt(tf.addN(squares)).dataSync();
  const chances = probabilities.dataSync();
  const order = [...labels.keys()].sort((i, j) => norms[j] - norms[i]);

  table(
    ['flower', 'species', 'the model says', 'gradient norm'],
    [...order.slice(0, 5), order[75]].map((i) => [
      i + 1,
      species[labels[i]],
      `${fixed(100 * chances[3 * i + labels[i]], 1)} % ${species[labels[i]]}`,
      fixed(norms[i], 3),
    ]),
  );
  say(
    'The last row is the median flower. The few with large norms make the update: look at them for wrong labels,',
  );
  say('or clip them, as private and robust training do. A summed gradient cannot tell them apart.');
  check('equal to the loop of tf.variableGrads to 1e-5', Math.max(...differences) < 1e-5);
  return model;
}
