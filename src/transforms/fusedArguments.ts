import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval } from '../kernels/record.js';
import { isLeaf, isNode, isTensor, type Leaf } from '../tracing/tree.js';

/** The arguments of one call: inputs of the program, and everything else. */
export interface Arguments {
  readonly leaves: readonly Leaf[];
  readonly avals: readonly Aval[];
  /** Equal for calls that the same program serves. */
  readonly key: string;
  /** The key without the shapes of inputs. */
  form(): string;
  /** The arguments with tensors in place of the inputs. */
  rebuild(inputs: readonly Tensor[]): unknown[];
}

const ids = new WeakMap<object, number>();
let count = 0;

/** Functions and objects that are no trees are told apart by identity. */
function identity(x: unknown): string {
  if ((typeof x !== 'object' || x === null) && typeof x !== 'function') {
    return `${typeof x}:${typeof x === 'string' ? JSON.stringify(x) : String(x)}`;
  }
  const id = ids.get(x) ?? count++;
  ids.set(x, id);
  return `#${id}`;
}

/** Arguments as text, with a text for each input. */
function spelled(args: readonly unknown[], statics: readonly number[], input: (x: Leaf) => string): string {
  const spell = (x: unknown, isStatic: boolean): string => {
    if (isLeaf(x) && (isTensor(x) || !isStatic)) return input(x);
    if (!isNode(x)) return identity(x);
    const parts = Object.entries(x).map(([key, child]) => `${JSON.stringify(key)}:${spell(child, isStatic)}`);
    return `${Array.isArray(x) ? 'a' : 'o'}{${parts}}`;
  };
  return args.map((arg, i) => spell(arg, statics.includes(i))).join(';');
}

/** `statics` are the places of arguments whose numbers are no inputs. */
export function splitArguments(args: readonly unknown[], statics: readonly number[]): Arguments {
  const leaves: Leaf[] = [];
  const avals: Aval[] = [];
  const key = spelled(args, statics, (x) => {
    const aval = isTensor(x) ? { shape: x.shape, dtype: x.dtype } : { shape: [], dtype: 'float32' as const };
    leaves.push(x);
    avals.push(aval);
    return `${aval.dtype}[${aval.shape}]`;
  });
  const form = () => spelled(args, statics, (x) => (isTensor(x) ? x.dtype : 'float32'));
  const rebuild = (inputs: readonly Tensor[]) => {
    let next = 0;
    const replace = (x: unknown, isStatic: boolean): unknown => {
      if (isLeaf(x)) return isTensor(x) || !isStatic ? inputs[next++] : x;
      if (!isNode(x)) return x;
      if (Array.isArray(x)) return x.map((child) => replace(child, isStatic));
      return Object.fromEntries(Object.entries(x).map(([k, child]) => [k, replace(child, isStatic)]));
    };
    return args.map((arg, i) => replace(arg, statics.includes(i)));
  };
  return { leaves, avals, key, form, rebuild };
}
