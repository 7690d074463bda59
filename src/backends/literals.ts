import type { DataId, Tensor, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Aval } from '../kernels/record.js';

/**
 * Makes a literal, once for each call. One that only fused kernels read stays on the backend in use; tfjs' own kernels are
 * given tensors.
 */
export function makerOf(aval: Aval, data: TypedArray, isKept: boolean): () => Tensor {
  if (!isKept) return () => tf.tensor(data, [...aval.shape], aval.dtype);
  const kept = keep(aval, data) as Tensor;
  return () => kept;
}

const forgotten = /* @__PURE__ */ new FinalizationRegistry<readonly [backend: string, DataId]>(
  ([backend, dataId]) => tf.findBackend(backend)?.disposeData(dataId),
);

/**
 * Values on the backend, for as long as what is returned: a part of the code, like constants of a kernel, and none of the
 * tensors that tf.memory() counts.
 */
function keep({ dtype, shape }: Aval, data: TypedArray): TensorInfo {
  const dataId = tf.backend().write(data, [...shape], dtype);
  const kept = { dataId, shape: [...shape], dtype };
  forgotten.register(kept, [tf.getBackend(), dataId]);
  return kept;
}
