/* What examples in TSDoc comments use without declaring it. */
import * as tf from '@tensorflow/tfjs';
import { customJvp, mul, type Tensor } from 'axiswise';

export const model = tf.sequential({
  layers: [tf.layers.dense({ inputShape: [4], units: 3, activation: 'softmax' })],
});
export const weights = model.trainableWeights.map((w) => w.read() as tf.Variable);
export const xs = tf.ones([5, 4]);
export const ys = tf.ones([5, 3]);
export const x = tf.ones([4]);
export const y = tf.ones([3]);
export const loss = (features: tf.Tensor, target: tf.Tensor) =>
  tf.sum(tf.squaredDifference(model.apply(tf.expandDims(features)) as tf.Tensor, target)) as tf.Scalar;

/** x * x with a rule that forgets the factor 2. */
export const badlyCustomized = customJvp((v: Tensor<[]>) => mul(v, v));
badlyCustomized.defjvp(([v], [t]) => [badlyCustomized(v), mul(v, t)]);
