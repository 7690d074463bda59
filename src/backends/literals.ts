import type { DataId, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Plan } from '../compiler/fusion/plan.js';
import type { Stored } from '../compiler/fusion/step.js';
import type { Literal, Program, Value } from '../graph/program.js';

/** A literal that a program reads when it runs: `make` is called once for each call. */
export interface Made {
  readonly value: Value;
  make(): Tensor;
}

/** Those that only fused kernels read stay on the backend in use; tfjs' own kernels are given tensors. */
export function literalsOf({ literals }: Program, { steps, outputs }: Plan): Made[] {
  const fused = steps.filter(({ run }) => run === 'kernel');
  const others = steps.filter(({ run }) => run !== 'kernel');
  const byKernels = valuesOf(fused.flatMap(({ reads }) => reads));
  const byOthers = valuesOf([...outputs, ...others.flatMap(({ reads }) => reads)]);
  return literals.flatMap((literal) => {
    const { value, data } = literal;
    if (byOthers.has(value)) return { value, make: () => tf.tensor(data, [...value.shape], value.dtype) };
    if (!byKernels.has(value)) return [];
    const kept = keep(literal) as Tensor;
    return { value, make: () => kept };
  });
}

const valuesOf = (nodes: readonly Stored[]) =>
  new Set(nodes.flatMap((node) => (node.op === 'source' ? node.value : [])));

const forgotten = /* @__PURE__ */ new FinalizationRegistry<readonly [backend: string, DataId]>(
  ([backend, dataId]) => tf.findBackend(backend)?.disposeData(dataId),
);

/**
 * Values on the backend, for as long as what is returned: a part of the code, like constants of a kernel, and none of the
 * tensors that tf.memory() counts.
 */
function keep({ value: { dtype, shape }, data }: Literal): TensorInfo {
  const dataId = tf.backend().write(data, [...shape], dtype);
  const kept = { dataId, shape: [...shape], dtype };
  forgotten.register(kept, [tf.getBackend(), dataId]);
  return kept;
}
