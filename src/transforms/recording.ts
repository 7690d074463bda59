import type { Tensor } from '@tensorflow/tfjs-core';
import { error } from '../messages/error.js';
import { disposedResult } from '../messages/linear.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { guard, scope } from '../tracing/scope.js';
import { asTensor } from '../tracing/tracer.js';
import { mapTree, tensors } from '../tracing/tree.js';
import type { VjpTrace, VjpTracer } from '../tracing/vjpTrace.js';
import { callBody, type UserFunction } from './body.js';
import { detach } from './detach.js';
import { type Differentiated, differentiate, splitAux } from './differentiated.js';
import { checkOutputs, lift } from './outputs.js';

/** A function that has run, ready to pull cotangents back or push tangents forward as often as wanted. */
export interface Recording {
  readonly inputs: Differentiated;
  readonly leaves: readonly VjpTracer[];
  /** Outputs and aux as the caller gets them. */
  readonly out: unknown;
  readonly aux: unknown;
  /** The leaves of the output that have derivatives. */
  readonly outs: readonly Tensor[];
  /** Throws once the residuals have been freed. */
  alive(): void;
  dispose(): void;
}

export function record(
  op: 'vjp' | 'linearize' | 'jacrev' | 'jacfwd' | 'hessian',
  trace: VjpTrace,
  f: UserFunction,
  args: readonly unknown[],
  hasAux: boolean,
  /** The arguments that are differentiated. */
  at: readonly number[] = args.map((_, i) => i),
): Recording {
  let disposed = false;
  const free = () => {
    disposed = true;
    trace.residuals.free();
  };
  try {
    const run = scope(op, () => {
      const inputs = differentiate(op, args, at);
      const tracers = inputs.values.map((x) => trace.leaf(trace.residuals.hold(x, false)));
      const result = trace.record(() => callBody(op, f, inputs.rebuild(tracers.map(asTensor))));
      const [out, aux] = splitAux(op, result, hasAux);
      checkOutputs(op, out);
      const tensorTree = mapTree(out, lift);
      const outs = tensors(tensorTree).filter((x) => tangentDtype(x) !== null);
      return { inputs, tracers, outs, out: detach(tensorTree, trace), aux: detach(aux, trace) };
    });
    return {
      ...run,
      leaves: run.tracers,
      dispose: guard(free),
      alive() {
        if (disposed)
          throw error(disposedResult, op, op === 'vjp' ? 'the pullback' : 'the linearized function');
      },
    };
  } catch (e) {
    free();
    throw e;
  }
}
