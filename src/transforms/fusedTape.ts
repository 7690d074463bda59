import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { ForwardPass } from '../tracing/custom.js';
import { engine } from '../tracing/engine.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import type { FusedProgram } from './fusedProgram.js';
import { forwardPass } from './fusedRules.js';

/** Programs for which tfjs wanted more cotangents than expected. */
const surprising = new WeakSet<FusedProgram>();

/** The forward pass for tfjs' tape, which does not say what it will want the cotangents of. */
export function tapedPass(fused: FusedProgram, xs: readonly Tensor[]): ForwardPass {
  const all = xs.map((x) => tangentDtype(x) !== null);
  const wanted = surprising.has(fused) ? all : likely(xs, all);
  const pass = forwardPass(fused, xs, wanted);
  if (wanted === all) return pass;
  const count = pass.residuals.length;
  return {
    ...pass,
    residuals: [...pass.residuals, ...xs],
    backward: (saved, cts, given) => pass.backward(saved.slice(0, count), cts, given),
    missing(input, saved, cts) {
      if (!all[input] || wanted[input]) return null;
      surprising.add(fused);
      const alone = forwardPass(
        fused,
        saved.slice(count),
        xs.map((_, i) => i === input),
      );
      return alone.backward(alone.residuals, cts)[input];
    },
  };
}

/** Where there are variables to be trained, the cotangents of plain data are hardly wanted. */
function likely(xs: readonly Tensor[], all: readonly boolean[]): readonly boolean[] {
  const { activeTape } = engine.state;
  if (!activeTape || !xs.some(isTrainable)) return all;
  const taped = new Set(activeTape.flatMap(({ outputs }) => outputs.map(({ id }) => id)));
  return all.map((isFloat, i) => isFloat && (isTrainable(xs[i]) || taped.has(xs[i].id)));
}

const isTrainable = (x: Tensor) => 'assign' in x && (x as Variable).trainable;
