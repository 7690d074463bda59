import * as tf from '@tensorflow/tfjs';
import type { TensorFunction } from './case.js';

/** A model as a function of one example and of its weights, which stand in for the model's own during the call. */
export function functional(model: tf.LayersModel): TensorFunction {
  const slots = model.weights as unknown as { val: tf.Tensor }[];
  return (x, ...weights) => {
    const own = slots.map((slot) => slot.val);
    slots.forEach((slot, i) => {
      slot.val = weights[i];
    });
    try {
      return tf.squeeze(model.apply(tf.expandDims(x)) as tf.Tensor, [0]);
    } finally {
      slots.forEach((slot, i) => {
        slot.val = own[i];
      });
    }
  };
}
