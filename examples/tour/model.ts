import * as tf from '@tensorflow/tfjs';
import { asShape, type Tensor } from 'axiswise';
import { flowers, labels } from '../data/iris.js';

export const measurements = () => asShape(tf.tensor(flowers.map((flower) => [...flower])), [150, 4]);
export const targets = () => asShape(tf.oneHot(tf.tensor1d([...labels], 'int32'), 3).toFloat(), [150, 3]);

/** An ordinary tf.layers model, trained in the ordinary way, that tells the species from the measurements. */
export async function train(x: Tensor<[150, 4]>, y: Tensor<[150, 3]>): Promise<tf.LayersModel> {
  const init = (seed: number) => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [4], units: 8, activation: 'tanh', ...init(1) }),
      tf.layers.dense({ units: 3, activation: 'softmax', ...init(2) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(x, y, { epochs: 100, batchSize: 50, shuffle: false, verbose: 0, yieldEvery: 'never' });
  return model;
}
