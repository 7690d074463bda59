import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attrs, Aval, Derivative, Inputs } from '../kernels/record.js';
import { ops } from './bind.js';
import { listOf } from './lists.js';

/** A kernel call as its derivative rules see it. Values a rule does not read may be mere avals. */
export interface KernelCall {
  readonly name: string;
  readonly inputs: Inputs;
  readonly outputs: readonly Tensor[];
  readonly attrs: Attrs;
}

type Rule<K extends 'vjp' | 'jvp'> = Extract<Derivative[K], (...args: never[]) => unknown>;

export function applyVjp(
  rule: Rule<'vjp'>,
  { name, inputs, outputs, attrs }: KernelCall,
  cts: readonly Tensor[],
  wants: (key: string) => boolean,
): { readonly [key: string]: Tensor | undefined } {
  return rule({ name, inputs, outputs, attrs, y: outputs[0], cts, ct: cts[0], wants, ops });
}

export const applyJvp = (
  rule: Rule<'jvp'>,
  { name, inputs, outputs, attrs }: KernelCall,
  tangents: { readonly [key: string]: Tensor },
): (Tensor | null)[] => listOf(rule({ name, inputs, outputs, attrs, y: outputs[0], tangents, ops }));

/** The dtype of a value's tangents and cotangents; null for values that have none. */
export const tangentDtype = ({ dtype }: Aval): 'float32' | 'complex64' | null =>
  dtype === 'float32' || dtype === 'complex64' ? dtype : null;

export const zeroTangent = (x: Aval): Tensor => ops.zeros(x.shape, tangentDtype(x) ?? 'float32');
