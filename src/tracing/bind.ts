import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { canonicalize, needsCanon } from '../kernels/canon.js';
import { makeOps, type Ops } from '../kernels/ops.js';
import type { AnyRecord, Attrs, Inputs } from '../kernels/record.js';
import type { CustomCall } from './custom.js';
import { engine } from './engine.js';
import { drawn, topTrace } from './levels.js';
import { recordOf } from './records.js';
import { scope } from './scope.js';
import { state } from './state.js';
import { runTaped, runTapedCustom } from './tape.js';

/** The one primitive: run a kernel. The highest trace among the inputs interprets it, or else the backend runs it. */
export function bind(name: string, inputs: Inputs | Tensor[], attrs: Attrs = {}): Tensor | Tensor[] {
  if (state.stack.length > 0) {
    if (name === 'Multinomial') drawn('tf.multinomial');
    const top = topTrace(inputs);
    if (top !== null) return top.process(name, inputs, attrs);
    if (engine.isTapeOn()) return runTaped(runConcrete, name, inputs, attrs);
  }
  return runConcrete(name, inputs, attrs);
}

/** Kernel rules and transforms compute through these. */
export const ops: Ops = /* @__PURE__ */ makeOps(bind);

/** `bind` for functions that bring their own derivative. */
export function bindCustom(call: CustomCall): Tensor[] {
  const top = state.stack.length > 0 ? topTrace(call.inputs) : null;
  if (top !== null) return call.process ? call.process(top, call.inputs) : top.processCustom(call);
  return engine.isTapeOn() ? runTapedCustom(call) : call.primal(call.inputs);
}

/** Run a kernel as the expression that its record gives for it. */
export function decompose(
  record: Partial<AnyRecord> | undefined,
  inputs: Inputs | Tensor[],
  attrs: Attrs,
): Tensor | Tensor[] {
  return scope('decompose', () => record!.decompose!({ inputs: inputs as Inputs, attrs, ops }));
}

/** On the backend: through another kernel where it lacks this one, and through lower ranks where it needs them. */
function runConcrete(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
  const record = recordOf(name);
  if (record?.decompose && !tf.getKernel(name, tf.getBackend())) return decompose(record, inputs, attrs);
  return needsCanon(name, inputs, attrs)
    ? canonicalize(runKernel, name, inputs, attrs)
    : runKernel(name, inputs, attrs);
}

function runKernel(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
  return (state.originals?.runKernel ?? engine.runKernel).call(engine, name, inputs, attrs);
}
