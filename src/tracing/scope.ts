import type { Tensor } from '@tensorflow/tfjs-core';
import { engine, type Tracked } from './engine.js';
import { tensors } from './tree.js';

/** Run f in an engine scope: of what it creates, only the tensors in its result survive. */
export function scope<T>(name: string, f: () => T): T {
  engine.startScope(name);
  let result: T | undefined;
  try {
    result = f();
    return result;
  } finally {
    endScope(tensors(result));
  }
}

/** The engine's endScope for a known list of survivors: it need not search a container for them. */
export function endScope(survivors: readonly Tensor[]) {
  const { id } = engine.state.activeScope!;
  const own = survivors.filter((x) => !x.kept && (x as unknown as Tracked).scopeId === id);
  for (const x of own) x.kept = true;
  engine.endScope();
  for (const x of own) release(x);
}

/** Hand a tensor that a tracer kept alive back to the active scope. */
export function release(x: Tensor): Tensor {
  x.kept = false;
  engine.track(x);
  return x;
}

/** Tie the lifetime of resources to the active scope, as if they were a tensor. Returns the early disposal. */
export function guard(free: () => void): () => void {
  let done = false;
  const dispose = () => {
    if (done) return;
    done = true;
    free();
  };
  engine.track({ id: engine.nextTensorId(), kept: false, scopeId: -1, dispose });
  return dispose;
}
