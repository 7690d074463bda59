import * as tf from '@tensorflow/tfjs';

/** The largest difference between the elements of two tensors of one shape. */
export const gap = (a: tf.Tensor, b: tf.Tensor): number =>
  a.shape.join() === b.shape.join()
    ? tf.tidy(() => a.sub(b).abs().max().dataSync()[0])
    : Number.POSITIVE_INFINITY;

export const shape = (x: tf.Tensor) => `[${x.shape.join(', ')}]`;
