import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attrs, Inputs } from '../kernels/record.js';
import type { CustomCall } from './custom.js';

/** An interpreter of kernels: what one running transform does with the values of its level. */
export interface Trace {
  /** The transform's name, for messages. */
  readonly name: string;
  /** How many examples each value stands for, in a vmap. */
  readonly size?: number;
  /** Position in the stack of live traces, from 1. Set on entry. */
  level: number;
  /** False once the transform has returned; its tracers are then unusable. */
  active: boolean;
  /** While above 0 the trace's own rules run, and the tensors it watches are ordinary. */
  inert: number;
  /** Run a kernel at least one of whose inputs belongs to this trace. */
  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[];
  processCustom(call: CustomCall): Tensor[];
  /** A tfjs random op drew a sample while this trace was live. */
  onRandom?(op: string): void;
}
