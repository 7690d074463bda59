import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

/** The squares of 0 to 3, computed by the named backend. */
export async function squares(backend: string): Promise<{ backend: string; values: number[] }> {
  await tf.setBackend(backend);
  await tf.ready();
  const values = tf.tensor1d([0, 1, 2, 3]).square();
  return { backend: tf.getBackend(), values: [...(await values.data())] };
}
