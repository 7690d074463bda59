import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Attrs, Inputs } from '../kernels/record.js';

export interface CustomGradResult {
  value: Tensor;
  gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor | Tensor[];
}
export type CustomGradFunction = (...args: unknown[]) => CustomGradResult;
export type SaveFunction = (tensors: Tensor[]) => void;

/** A kernel call as the engine sees it; a customGrad has functions in place of a kernel name. */
export interface KernelParams {
  kernelName?: string;
  forwardFunc?: (backend: unknown, save: SaveFunction) => Tensor | Tensor[];
  backwardsFunc?: (dy: Tensor | Tensor[], saved: Tensor[]) => Record<string, () => Tensor>;
  inputs: Inputs;
  attrs?: Attrs;
}

/** The engine methods that are replaced while a transform runs. */
export interface HookedMethods {
  runKernel(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor | Tensor[];
  runKernelFunc(params: KernelParams): Tensor | Tensor[];
  customGrad(f: CustomGradFunction): (...inputs: Tensor[]) => Tensor;
  gradients(
    f: () => Tensor,
    xs: Tensor[],
    dy?: Tensor,
    allowNoGradients?: boolean,
  ): { value: Tensor; grads: (Tensor | null)[] };
  isTapeOn(): boolean;
  makeTensor(values: unknown, shape: number[], dtype?: DataType, backend?: unknown): Tensor;
}

/** Anything the engine disposes at the end of a scope. */
export interface Tracked {
  id: number;
  kept: boolean;
  scopeId: number;
  dispose(): void;
}

/** The part of tfjs' engine this library stands on; `checkEngine` verifies it. */
export interface Engine extends HookedMethods {
  startScope(name?: string): void;
  endScope(result?: unknown): void;
  track(x: Tracked | Tensor): unknown;
  nextTensorId(): number;
  backendName: string;
  state: {
    gradientDepth: number;
    kernelDepth: number;
    scopeStack: { name: string }[];
    activeScope: { id: number } | null;
    activeTape?: readonly { outputs: readonly Tensor[] }[] | null;
  };
}

export const engine = tf.engine() as unknown as Engine;

export const HOOKED = [
  'runKernel',
  'runKernelFunc',
  'customGrad',
  'gradients',
  'isTapeOn',
  'makeTensor',
] as const satisfies (keyof HookedMethods)[];

/** The members of the engine that are not as expected; empty on every tfjs-core ^4.22. */
export function engineMismatches(candidate: Engine = engine): string[] {
  const methods = [...HOOKED, 'startScope', 'endScope', 'track', 'nextTensorId'] as const;
  const missing: string[] = methods.filter((m) => typeof candidate[m] !== 'function');
  const state = candidate.state ?? {};
  for (const count of ['gradientDepth', 'kernelDepth'] as const) {
    if (typeof state[count] !== 'number') missing.push(`state.${count}`);
  }
  if (!Array.isArray(state.scopeStack)) missing.push('state.scopeStack');
  return missing;
}
