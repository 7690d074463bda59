import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { AnyRecord, Derivative } from '../kernels/record.js';
import { KERNELS } from '../kernels/table.js';
import { unlist, zip } from './lists.js';
import { state } from './state.js';

/** The record of a kernel, the user's own first. */
export function recordOf(name: string): Partial<AnyRecord> | undefined {
  return state.userKernels.get(name) ?? (KERNELS as Record<string, AnyRecord>)[name];
}

/** The derivative rules of a kernel. A user's kernel without them may have a gradient registered with tfjs. */
export function derivativeOf(name: string): Partial<Derivative> {
  const record = recordOf(name);
  if (record?.vjp && record.jvp && record.saves) return record;
  if (record?.vjp ?? record?.jvp) {
    return { saves: 'all', ...record, jvp: record.jvp ?? 'viaVjp' };
  }
  const registered = tf.getGradient(name);
  return registered ? fromTfjs(registered) : {};
}

function fromTfjs(config: tf.GradConfig): Derivative {
  return {
    saves: 'all',
    jvp: 'viaVjp',
    vjp(call) {
      const inputs = config.saveAllInputs
        ? (Object.values(call.inputs) as Tensor[])
        : (config.inputsToSave ?? []).map((key) => call.inputs[key]);
      const outputs = call.outputs.filter((_, i) => config.outputsToSave?.[i]);
      const lazy = config.gradFunc(unlist(call.cts), [...inputs, ...outputs], call.attrs);
      const wanted = Object.keys(lazy).filter((key) => call.wants(key));
      return zip(
        wanted,
        wanted.map((key) => lazy[key]()),
      );
    },
  };
}
