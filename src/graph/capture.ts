import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval } from '../kernels/record.js';
import { withTrace } from '../tracing/enter.js';
import { scope } from '../tracing/scope.js';
import { state } from '../tracing/state.js';
import { CaptureTrace } from './captureTrace.js';
import { type Call, type Program, withoutDeadCode } from './program.js';

/** A function's program for inputs of these shapes, and what `f` makes of its result's tensors. */
export function capture<T>(
  inputs: readonly Aval[],
  decomposes: (kernel: string) => boolean,
  f: (inputs: readonly Tensor[]) => { readonly outputs: readonly Tensor[]; readonly result: T },
  onCall?: (call: Call) => void,
): { readonly program: Program; readonly result: T } {
  const trace = new CaptureTrace(decomposes, onCall);
  const outer = state.recorder;
  return scope('fuse', () => {
    const tensors = inputs.map((aval) => trace.tensor(aval));
    const given = tensors.map((x) => trace.refer(x));
    state.recorder = trace;
    try {
      const { outputs, result } = withTrace(trace, () => f(tensors));
      const values = outputs.map((x) => trace.refer(x));
      const program = withoutDeadCode({
        inputs: given,
        captured: [...trace.captured.values()],
        literals: [...trace.literals.values()],
        calls: trace.calls,
        steps: trace.steps,
        outputs: values,
      });
      return { program, result };
    } finally {
      state.recorder = outer;
    }
  });
}
