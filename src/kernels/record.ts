import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import type { Canon } from './canonical.js';
import type { Ops } from './ops.js';

/** What a value looks like without its data: JAX's abstract value. Every tensor is one. */
export interface Aval {
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** Tensor inputs by name; kernels that take a list (Concat, Pack, AddN, Einsum) use the indices as names. */
export type Inputs<K extends string = string> = { readonly [key in K]: Tensor };
// biome-ignore lint/suspicious/noExplicitAny: attributes are each kernel's own; records name the type they read
export type Attrs = any;

/** A kernel's inputs with every given one replaced; lists stay lists, absent inputs stay absent. */
export function mapInputs<K extends string, T>(
  inputs: Inputs<K> | Tensor[],
  f: (x: Tensor, key: K) => T,
): { [key in K]: T } {
  const given = inputs as Inputs<K>;
  const out = (Array.isArray(inputs) ? [] : {}) as { [key in K]: T };
  for (const key in given) if (given[key] != null) out[key] = f(given[key], key);
  return out;
}

/** The kernel cannot be treated by this transform; `reason` completes "kernel X ...". */
export interface Refusal {
  readonly refuse: string;
}
export const refuse = (reason: string): Refusal => ({ refuse: reason });

/** No batching rule: the kernel runs once per example. `reason` says why there is none. */
export interface Loop {
  readonly loop: string;
}
export const loop = (reason: string): Loop => ({ loop: reason });

/** A batching rule's result that does not depend on the mapped data; it has no batch axis. */
export class Unmapped {
  constructor(readonly value: Tensor) {}
}

export interface ShapeCall<K extends string = string, A = Attrs> {
  readonly name: string;
  readonly inputs: { readonly [key in K]: Aval };
  readonly attrs: A;
}

/** Which values a derivative rule reads. The rest is freed early, and only its shape and dtype may be read. */
export type Saves = 'nothing' | 'inputs' | 'outputs' | 'all';

export interface VjpCall<K extends string = string, A = Attrs> {
  readonly name: string;
  readonly inputs: Inputs<K>;
  readonly outputs: readonly Tensor[];
  readonly attrs: A;
  /** Cotangents, one per output, never missing. */
  readonly cts: readonly Tensor[];
  /** The cotangent of the first output. */
  readonly ct: Tensor;
  /** The first output. */
  readonly y: Tensor;
  /** Whether this input's cotangent is needed. */
  wants(key: K): boolean;
  readonly ops: Ops;
}

export interface JvpCall<K extends string = string, A = Attrs> {
  readonly name: string;
  readonly inputs: Inputs<K>;
  readonly outputs: readonly Tensor[];
  readonly y: Tensor;
  readonly attrs: A;
  /** Tangents of the inputs; a missing entry is zero. */
  readonly tangents: { readonly [key in K]?: Tensor };
  readonly ops: Ops;
}

export type ShapeRule<K extends string, A> = (call: ShapeCall<K, A>) => Aval | Aval[];
/** Null: the trace continues with `decompose` instead. A loop: this call has no rule. */
export type BatchRule<K extends string, A> =
  | ((call: BatchCall<K, A>) => Tensor | Tensor[] | Unmapped | Loop | null)
  | 'decompose'
  | Loop
  | Refusal;
/** Cotangents of the wanted inputs; an absent entry is zero. `'zero'`: the outputs are constants to derivatives. */
export type VjpRule<K extends string, A> =
  | ((call: VjpCall<K, A>) => { [key in K]?: Tensor })
  | 'zero'
  | 'decompose'
  | Refusal;
/** Tangents of the outputs, null for zero. `'viaVjp'`: derived by differentiating the vjp rule twice. */
export type JvpRule<K extends string, A> =
  | ((call: JvpCall<K, A>) => Tensor | null | (Tensor | null)[])
  | 'zero'
  | 'decompose'
  | 'viaVjp'
  | Refusal;

export interface Derivative<K extends string = string, A = Attrs> {
  readonly saves: Saves;
  readonly vjp: VjpRule<K, A>;
  readonly jvp: JvpRule<K, A>;
}

export interface DecomposeCall<K extends string = string, A = Attrs> {
  readonly inputs: Inputs<K>;
  readonly attrs: A;
  readonly ops: Ops;
}

/** All the transforms know about one kernel. Without derivative rules the gradient registered with tfjs is used. */
export interface KernelRecord<K extends string = string, A = Attrs> extends Partial<Derivative<K, A>> {
  readonly shape: ShapeRule<K, A>;
  readonly batch: BatchRule<K, A>;
  /** The kernel in terms of others: for the transforms whose rule is 'decompose', and for backends that lack the kernel. */
  readonly decompose?: (call: DecomposeCall<K, A>) => Tensor | Tensor[];
  /** Given where some backend gets concrete calls wrong. */
  readonly canon?: Canon;
}

// biome-ignore lint/suspicious/noExplicitAny: the table holds records over different inputs and attributes
export type AnyRecord = KernelRecord<any, any>;
