import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { AnyRecord } from '../kernels/record.js';
import { raise } from '../messages/error.js';
import { abiMismatch, engineMethodMissing } from '../messages/tracing.js';
import { engineMismatches, type HookedMethods } from './engine.js';
import type { Trace } from './trace.js';
import type { Tracer } from './tracer.js';

/** Changes when two copies of the package could no longer work on each other's traces. */
export const ABI = 1;

export interface SharedState {
  readonly abi: number;
  /** Live traces; a trace's level is its index + 1. */
  readonly stack: Trace[];
  /** Tensors that a reverse trace differentiates although the function closes over them. */
  readonly watched: Map<Tensor, Tracer[]>;
  /** The trace that receives every kernel, also those without traced inputs. */
  recorder: Trace | null;
  /** How often this library raised the engine's gradientDepth. */
  reverseDepth: number;
  /** Users of the hook; it is installed while there are any. */
  hookUsers: number;
  /** The engine's own methods while the hook is installed. */
  originals: HookedMethods | null;
  /** Records given by defineKernel. */
  readonly userKernels: Map<string, AnyRecord>;
  /** Kernels whose loop fallback has been announced. */
  readonly announced: Set<string>;
}

const KEY = Symbol.for('axiswise');

/** The one state of all copies of this package in the realm. */
function sharedState(home: typeof globalThis & { [KEY]?: SharedState }): SharedState {
  const found = home[KEY];
  if (found) {
    if (found.abi !== ABI) raise(abiMismatch, found.abi, ABI);
    return found;
  }
  const missing = engineMismatches();
  if (missing.length > 0) raise(engineMethodMissing, missing.join(', '), tf.version_core);
  const fresh: SharedState = {
    abi: ABI,
    stack: [],
    watched: new Map(),
    recorder: null,
    reverseDepth: 0,
    hookUsers: 0,
    originals: null,
    userKernels: new Map(),
    announced: new Set(),
  };
  Object.defineProperty(home, KEY, { value: fresh });
  return fresh;
}

export const state = sharedState(globalThis);
