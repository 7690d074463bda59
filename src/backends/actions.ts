import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Attrs, Inputs } from '../kernels/record.js';
import { bind, ops } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { listOf, zip } from '../tracing/lists.js';
import type { Launch } from './target.js';

/** What a step of a compiled program does with the tensors that it reads. */
export type Action = (reads: readonly Tensor[]) => Tensor[];

/** Runs a fused kernel, as a kernel of tfjs with a name of its own, so that tf.profile shows it. */
export function launching(kernelName: string, backendName: string, launch: Launch): Action {
  register(kernelName, backendName);
  const attrs = { launch };
  return (reads) => listOf(engine.runKernelFunc({ kernelName, inputs: reads as unknown as Inputs, attrs }));
}

/** Runs a kernel of tfjs on tensors in the order of its inputs; those that take a list have no names for them. */
export function calling(kernel: string, names: readonly string[] | null, attrs: Attrs): Action {
  return (reads) => listOf(bind(kernel, names === null ? [...reads] : zip(names, reads), attrs));
}

/** The elements of a tensor in another shape. */
export const reshaping =
  (shape: readonly number[]): Action =>
  ([x]) => [ops.reshape(ops.identity(x), shape)];

function register(kernelName: string, backendName: string) {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      (attrs as unknown as { launch: Launch }).launch.run(inputs as unknown as tf.TensorInfo[]),
  });
}
