import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval } from '../kernels/record.js';
import { nondiffArgnums as badNondiff, customRuleShape, customRuleTree } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { ops } from '../tracing/bind.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { fill, isLeaf, isNode, isTensor, leaves, sameNode, structureOf } from '../tracing/tree.js';
import { checkOutputs, lift } from './outputs.js';

export interface CustomOptions {
  readonly nondiffArgnums?: readonly number[];
}

/** The arguments of one call: those with derivatives as a flat list of tensors, the others as they are. */
export interface CustomArguments {
  readonly inputs: readonly Tensor[];
  /** The differentiable arguments. */
  readonly diff: readonly unknown[];
  readonly nondiff: readonly unknown[];
  /** All arguments in order, from new leaves. */
  all(leaves: readonly Tensor[]): unknown[];
  /** The differentiable arguments, from new leaves. */
  select(leaves: readonly Tensor[]): unknown[];
}

export function customArguments(
  op: string,
  args: readonly unknown[],
  { nondiffArgnums = [] }: CustomOptions,
): CustomArguments {
  const wrong = nondiffArgnums.some(
    (n, i) => !Number.isInteger(n) || n < 0 || n >= args.length || nondiffArgnums.indexOf(n) !== i,
  );
  if (wrong) raise(badNondiff, op, `[${nondiffArgnums.join(', ')}]`, args.length);
  const diffAt = args.flatMap((_, i) => (nondiffArgnums.includes(i) ? [] : [i]));
  const diff = diffAt.map((i) => args[i]);
  const select = (values: readonly Tensor[]) => fill(diff, values) as unknown[];
  return {
    diff,
    nondiff: nondiffArgnums.map((i) => args[i]),
    inputs: leaves(diff).map(lift),
    select,
    all(values) {
      const all = [...args];
      select(values).forEach((tree, i) => {
        all[diffAt[i]] = tree;
      });
      return all;
    },
  };
}

/** The leaves of a function's result, as tensors that nobody else owns. */
export function flatOutputs(op: string, out: unknown): Tensor[] {
  checkOutputs(op, out);
  return leaves(out).map((x) => (typeof x === 'number' ? ops.scalar(x) : ops.identity(x)));
}

/** The leaves of a rule's tangents or cotangents, which must match `like`; null is zero where `nullable`. */
export function matchRule(
  op: string,
  given: unknown,
  like: unknown,
  path: string,
  nullable: boolean,
): (Tensor | null)[] {
  if (nullable && (given === null || given === undefined)) return leaves(like).map(() => null);
  if (isLeaf(like)) {
    const aval: Aval = typeof like === 'number' ? { shape: [], dtype: 'float32' } : like;
    if (!isLeaf(given)) raise(customRuleTree, op, path, structureOf(given), structureOf(like));
    const x = isTensor(given) ? given : ops.scalar(given);
    const dtype = tangentDtype(aval) ?? x.dtype;
    if (x.shape.join() !== aval.shape.join() || x.dtype !== dtype) {
      raise(customRuleShape, op, path, x.shape, x.dtype, aval.shape, dtype);
    }
    return [x];
  }
  if (!isNode(like)) {
    if (given !== null && given !== undefined)
      raise(customRuleTree, op, path, structureOf(given), structureOf(like));
    return [];
  }
  if (!sameNode(given, like)) raise(customRuleTree, op, path, structureOf(given), structureOf(like));
  return Object.entries(like).flatMap(([key, child]) =>
    matchRule(op, (given as { [key: string]: unknown })[key], child, `${path}.${key}`, nullable),
  );
}
