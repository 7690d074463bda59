import { installHook, removeHook } from './hook.js';
import { state } from './state.js';
import type { Trace } from './trace.js';

/** Run f with `trace` on top of the stack of live traces, and tfjs' own ops routed to them. */
export function withTrace<T>(trace: Trace, f: () => T): T {
  installHook();
  // A trace may be entered again while it runs: a pullback inside a rule of that pullback.
  const { level, active } = trace;
  const top = state.stack.push(trace);
  trace.level = top;
  trace.active = true;
  try {
    return f();
  } finally {
    state.stack.length = top - 1;
    trace.level = level;
    trace.active = active;
    removeHook();
  }
}
