import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { engine } from '../../src/tracing/engine.js';
import { state } from '../../src/tracing/state.js';
import { tensors } from '../../src/tracing/tree.js';

let depth = 0;
const { assign } = tf.Variable.prototype;

/**
 * The value with every function in it replaced by one that checks, when no other is running, that the call keeps no
 * tensor but those of its result and leaves tfjs' engine and the shared state as they were, also when it throws.
 */
export function observed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(observed) as T;
  if (typeof value !== 'function') return value;
  return new Proxy(value, {
    apply: (target, self, args) => observed(call(() => Reflect.apply(target, self, args))),
    get(target, key, receiver) {
      const member = Reflect.get(target, key, receiver);
      return key === 'dispose' ? member : observed(member);
    },
  });
}

function call(run: () => unknown): unknown {
  if (depth > 0) return run();
  const before = tf.memory().numTensors;
  const mark = engine.nextTensorId();
  depth++;
  let result: unknown;
  let returned = false;
  try {
    result = run();
    returned = true;
  } finally {
    depth--;
    expectIdle();
    const fresh = new Set(tensors(result).filter((x) => x.id > mark)).size;
    // The residuals of a pullback stay, and what runs on tfjs' tape stays until that ends.
    const keeps = (returned && holdsResiduals(result)) || engine.state.gradientDepth > 0;
    if (!keeps) expect(tf.memory().numTensors - before, 'tensors left behind').toBe(fresh);
  }
  return result;
}

const holdsResiduals = (result: unknown): boolean =>
  Array.isArray(result) && result.some((x) => typeof x === 'function' && 'dispose' in x);

/** No transform is running: the engine's methods are its own, and no trace is live. */
export function expectIdle() {
  const own = engine as unknown as Record<string, unknown>;
  const prototype = Object.getPrototypeOf(engine);
  for (const method of ['runKernel', 'runKernelFunc', 'customGrad', 'gradients', 'isTapeOn', 'makeTensor']) {
    expect(own[method], `engine.${method}`).toBe(prototype[method]);
  }
  expect(tf.Variable.prototype.assign).toBe(assign);
  const { stack, watched, recorder, reverseDepth, hookUsers, originals } = state;
  expect({ stack, watched: watched.size, recorder, reverseDepth, hookUsers, originals }).toEqual({
    stack: [],
    watched: 0,
    recorder: null,
    reverseDepth: 0,
    hookUsers: 0,
    originals: null,
  });
}
