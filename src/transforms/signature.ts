import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import {
  outputCore,
  outputCount,
  outputSize,
  outputsNotTuple,
  signatureGrammar,
} from '../messages/vectorize.js';
import { nonArrayOutput } from '../messages/vmap.js';
import { isLeaf, shapeOf } from '../tracing/tree.js';

/** A generalized ufunc signature: the core dimensions of each argument and of each output. */
export interface Signature {
  readonly text: string;
  readonly inputs: readonly (readonly string[])[];
  readonly outputs: readonly (readonly string[])[];
}

const CORE = String.raw`\((?:\w+(?:,\w+)*)?\)`;
const LIST = `${CORE}(?:,${CORE})*`;
const GRAMMAR = new RegExp(`^(${LIST})->(${LIST})$`);

export function parseSignature(op: 'vectorize' | 'fn', text: string): Signature {
  const match = GRAMMAR.exec(text);
  if (!match) raise(signatureGrammar, op, text);
  const cores = (list: string) => list.match(/\(.*?\)/g)!.map((core) => core.match(/\w+/g) ?? []);
  return { text, inputs: cores(match[1]), outputs: cores(match[2]) };
}

/** Sizes of core dimensions found so far. */
export type Sizes = Map<string, number>;

/** Bind the names of a core to sizes; the first name that already has another size, with both, or null. */
export function bindCore(
  core: readonly string[],
  shape: readonly number[],
  sizes: Sizes,
): [name: string, first: number, got: number] | null {
  for (const [i, name] of core.entries()) {
    const first = sizes.get(name) ?? shape[i];
    if (first !== shape[i]) return [name, first, shape[i]];
    sizes.set(name, first);
  }
  return null;
}

/** Check one example's result against the signature. */
export function checkResult(op: 'vectorize' | 'fn', result: unknown, { outputs }: Signature, sizes: Sizes) {
  const list = outputs.length === 1 && !Array.isArray(result) ? [result] : result;
  if (!Array.isArray(list)) raise(outputsNotTuple, op, outputs.length, kindOf(result));
  if (list.length !== outputs.length) raise(outputCount, op, outputs.length, list.length);
  const known = new Map(sizes);
  list.forEach((x, i) => {
    if (!isLeaf(x)) raise(nonArrayOutput, op, list === result ? `result.${i}` : 'the result', kindOf(x));
    const shape = shapeOf(x);
    if (shape.length !== outputs[i].length) raise(outputCore, op, i, shape, outputs[i]);
    const conflict = bindCore(outputs[i], shape, known);
    if (conflict) raise(outputSize, op, i, shape, outputs[i], ...conflict);
  });
}
