import * as tf from '@tensorflow/tfjs';
import type { WebglBackend } from '../../../src/backends/webgl/backend.js';
import { webglTarget } from '../../../src/backends/webgl/target.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { interpret } from '../../support/interpret.js';

export const target = webglTarget();

export type Values = ArrayLike<number>;

/** The one output of a kernel, from tensors of the backend. */
export async function launched(kernel: Kernel, inputs: readonly tf.TensorInfo[]): Promise<Values> {
  const [output] = target.compile(kernel, 'kernel').run(inputs);
  const tensor = tf.engine().makeTensorFromTensorInfo(output);
  const values = await tensor.data();
  tensor.dispose();
  return values;
}

/** What is wrong with values, or nothing. */
export function difference(got: Values, want: Values, tolerance: number): string {
  if (got.length !== want.length) return `${got.length} elements instead of ${want.length}`;
  for (let i = 0; i < want.length; i++) {
    const near = Math.abs(got[i] - want[i]) <= tolerance * (1 + Math.abs(want[i]));
    if (!near && !Object.is(got[i], want[i]) && got[i] !== want[i]) {
      return `element ${i} of ${want.length} is ${got[i]} instead of ${want[i]}`;
    }
  }
  return '';
}

/** A kernel against its meaning. */
export const mistake = async (
  kernel: Kernel,
  tensors: readonly tf.TensorInfo[],
  values: readonly Values[],
  tolerance = 1e-4,
): Promise<string> => difference(await launched(kernel, tensors), interpret(kernel, values)[0], tolerance);

type Place = 'unread' | 'packed' | 'flat' | 'part';
export const PLACES: readonly Place[] = ['unread', 'packed', 'flat', 'part'];

/** A tensor whose elements are in a texture of some kind, or in none yet. */
export function placed(values: number[], shape: number[], dtype: tf.DataType, place: Place): tf.Tensor {
  if (place === 'unread' || values.length === 0) return tf.tensor(values, shape, dtype);
  const backend = tf.backend() as unknown as WebglBackend;
  const tensor =
    place === 'part' ? tf.tensor([0, ...values], undefined, dtype) : tf.tensor(values, shape, dtype);
  backend.texData.get(tensor.dataId).isPacked = place === 'packed';
  backend.uploadToGPU(tensor.dataId);
  return place === 'part' ? tensor.slice([1]).reshape(shape) : tensor;
}
