import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Inputs, mapInputs } from '../kernels/record.js';
import { decompose } from './bind.js';
import type { CustomCall, ForwardPass } from './custom.js';
import { engine, type KernelParams } from './engine.js';
import { listOf, zip } from './lists.js';
import { raised } from './raised.js';
import { derivativeOf, recordOf } from './records.js';
import { applyVjp, zeroTangent } from './ruleCalls.js';
import { scope } from './scope.js';
import { state } from './state.js';

/*
 * A tf.grad, tf.variableGrads or optimizer.minimize outside of all transforms records on tfjs' own tape. What our
 * transforms compute inside it goes onto that tape with our derivative rules, since tfjs' table has holes.
 */

/** tfjs prefers a gradient that is registered under the name of the open scope, so this one has a name of its own. */
const record = (params: KernelParams): Tensor | Tensor[] =>
  scope('axiswise', () => (state.originals ?? engine).runKernelFunc.call(engine, params));

export function runTaped(
  run: (name: string, inputs: Inputs | Tensor[], attrs: Attrs) => Tensor | Tensor[],
  name: string,
  inputs: Inputs | Tensor[],
  attrs: Attrs,
): Tensor | Tensor[] {
  const { vjp } = derivativeOf(name);
  if (vjp === 'decompose') return decompose(recordOf(name), inputs, attrs);
  if (vjp === 'zero') return untaped(() => run(name, inputs, attrs));
  if (typeof vjp !== 'function') return run(name, inputs, attrs);
  const given = Object.fromEntries(Object.entries(inputs).filter(([, x]) => x != null));
  const keys = Object.keys(given);
  return record({
    inputs: given,
    attrs,
    forwardFunc(_, save) {
      const out = run(name, inputs, attrs);
      save([...Object.values(given), ...listOf(out)]);
      return out;
    },
    backwardsFunc(dy, saved) {
      const values = zip(keys, saved);
      const call = {
        name,
        attrs,
        inputs: Array.isArray(inputs) ? (Object.values(values) as unknown as Inputs) : values,
        outputs: saved.slice(keys.length),
      };
      return mapInputs(
        values,
        (x, key) => () => applyVjp(vjp, call, listOf(dy), (k) => k === key)[key] ?? zeroTangent(x),
      );
    },
  });
}

export function runTapedCustom(call: CustomCall): Tensor[] {
  if (!call.forward) return call.primal(call.inputs);
  let pass: ForwardPass;
  const outputs = record({
    inputs: call.inputs as unknown as Inputs,
    forwardFunc(_, save) {
      pass = call.forward!(call.inputs);
      save([...pass.residuals]);
      return [...pass.outputs];
    },
    backwardsFunc(dy, saved) {
      const dys = listOf(dy);
      const cts = pass.backward(saved, dys);
      const missing = (i: number) => pass.missing?.(i, saved, dys) ?? zeroTangent(call.inputs[i]);
      return Object.fromEntries(cts.map((ct, i) => [i, () => ct ?? missing(i)]));
    },
  });
  return outputs as Tensor[];
}

/** Run f without tfjs' tape recording it. */
export const untaped = <T>(f: () => T): T => raised(engine.state, 'kernelDepth', f);
