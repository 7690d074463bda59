import type { Tensor } from '@tensorflow/tfjs-core';
import type { Inputs } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { leakedTracer } from '../messages/tracing.js';
import { located } from './location.js';
import { state } from './state.js';
import type { Trace } from './trace.js';
import { tracerOf } from './tracer.js';

/** The highest-level trace that has a say in a call with these inputs; null when it is concrete. */
export function topTrace(inputs: Inputs | readonly Tensor[]): Trace | null {
  const { watched, recorder } = state;
  let top = recorder;
  let level = top === null ? 0 : top.level;
  for (const key in inputs) {
    const x = (inputs as Inputs)[key];
    const trace = tracerOf(x)?.trace;
    if (trace !== undefined) {
      if (!trace.active) throw located(error(leakedTracer, trace.name));
      if (trace.level > level) {
        top = trace;
        level = trace.level;
      }
    }
    if (watched.size === 0) continue;
    for (const { trace: watcher } of watched.get(x) ?? []) {
      if (watcher.inert === 0 && watcher.level > level) {
        top = watcher;
        level = watcher.level;
      }
    }
  }
  return top;
}

/** A random op draws a sample: every live trace has a say, whether the sample meets its values or not. */
export function drawn(op: string) {
  for (const trace of state.stack) trace.onRandom?.(op);
}
