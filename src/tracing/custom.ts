import type { Tensor } from '@tensorflow/tfjs-core';
import type { transposeJvp } from './node.js';
import type { Trace } from './trace.js';

/** What the forward half of a reverse rule leaves for the backward half. */
export interface ForwardPass {
  readonly outputs: readonly Tensor[];
  readonly residuals: readonly Tensor[];
  /**
   * Cotangents of the inputs, null for zero. The residuals come back as values of the level that asks. Where `given`
   * has no entry for an output, its cotangent is zero.
   */
  backward(
    residuals: readonly Tensor[],
    cts: readonly Tensor[],
    given?: readonly (Tensor | undefined)[],
  ): (Tensor | null)[];
  /** For tfjs' tape, which asks one by one: the cotangent of an input that `backward` took for a constant. */
  missing?(input: number, residuals: readonly Tensor[], cts: readonly Tensor[]): Tensor | null;
}

/** A call of a function that brings its own derivative: customJvp, customVjp, tf.customGrad or fuse. */
export interface CustomCall {
  readonly inputs: readonly Tensor[];
  primal(inputs: readonly Tensor[]): Tensor[];
  /** The reverse rule. */
  readonly forward?: (inputs: readonly Tensor[]) => ForwardPass;
  /** The forward-mode rule: outputs and their tangents; all tangents are given. */
  readonly jvp?: (primals: readonly Tensor[], tangents: readonly Tensor[]) => [Tensor[], Tensor[]];
  /** Comes with `jvp`: cotangents of the tracked inputs, by transposing the rule. */
  readonly transpose?: typeof transposeJvp;
  /** tf.customGrad: its function may close over tracers, and forward mode differentiates through it. */
  readonly foreign: boolean;
  /** What a trace does with it, in place of `processCustom`. */
  process?(trace: Trace, inputs: readonly Tensor[]): Tensor[];
}
