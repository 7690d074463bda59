import * as tf from '@tensorflow/tfjs';

/** Value x^2, derivative 10 x: made by the unhooked engine, as code does that is loaded before this library. */
export const early = tf.customGrad((x, save) => {
  const y = x as tf.Tensor;
  (save as (xs: tf.Tensor[]) => void)([y]);
  return { value: y.square(), gradFunc: (dy, [saved]) => [dy.mul(saved).mul(10)] };
});
