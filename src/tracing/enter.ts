import { installHook, removeHook } from './hook.js';
import { state } from './state.js';
import type { Trace } from './trace.js';

/** Run f with `trace` on top of the stack of live traces, and tfjs' own ops routed to them. */
export function withTrace<T>(trace: Trace, f: () => T): T {
  installHook();
  trace.level = state.stack.push(trace);
  trace.active = true;
  try {
    return f();
  } finally {
    state.stack.length = trace.level - 1;
    trace.active = false;
    removeHook();
  }
}
