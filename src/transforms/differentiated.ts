import type { Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import {
  argnumsEmpty,
  argnumsKind,
  argnumsOutOfRange,
  argnumsRepeated,
  auxPair,
  nonFloatInput,
  nonTensorInput,
} from '../messages/grad.js';
import { kindOf } from '../messages/kind.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { fill, isTensor, mapAll, tensors } from '../tracing/tree.js';
import { normalizeAxis } from './axes.js';
import { lift } from './outputs.js';

export interface DerivativeOptions {
  readonly argnums?: number | readonly number[];
  readonly hasAux?: boolean;
}

/** argnums as positions; negative ones count from the last argument. */
export function positions(op: string, argnums: number | readonly number[], count: number): number[] {
  const given = Array.isArray(argnums) ? (argnums as readonly number[]) : [argnums as number];
  if (given.length === 0) raise(argnumsEmpty, op);
  const found: number[] = [];
  for (const argnum of given) {
    if (!Number.isInteger(argnum))
      raise(argnumsKind, op, Array.isArray(argnums) ? 'an array of others' : kindOf(argnum));
    const position = normalizeAxis(argnum, count);
    if (position === null) raise(argnumsOutOfRange, op, argnum, count);
    if (found.includes(position)) raise(argnumsRepeated, op, argnum, given);
    found.push(position);
  }
  return found;
}

/** The leaves that a transform differentiates, and the way back from new leaves to the arguments. */
export interface Differentiated {
  readonly values: readonly Tensor[];
  /** All arguments, the differentiated leaves replaced. */
  rebuild(leaves: readonly Tensor[]): unknown[];
  /** The differentiated arguments alone, their leaves replaced. */
  select(leaves: readonly unknown[]): unknown[];
}

/** Numbers become scalars; everything else must be a float tensor. */
export function differentiate(
  op: string,
  args: readonly unknown[],
  at: readonly number[],
  nameOf = (position: number) => `arg ${position}`,
): Differentiated {
  const trees = at.map((position) =>
    mapAll(args[position], nameOf(position), (x, path) => {
      const value = lift(x);
      if (!isTensor(value)) raise(nonTensorInput, op, path, kindOf(x));
      if (tangentDtype(value) === null) raise(nonFloatInput, op, path, value.dtype);
      return value;
    }),
  );
  const select = (leaves: readonly unknown[]) => fill(trees, leaves) as unknown[];
  return {
    values: tensors(trees),
    select,
    rebuild(leaves) {
      const all = [...args];
      select(leaves).forEach((tree, i) => {
        all[at[i]] = tree;
      });
      return all;
    },
  };
}

/** A result [output, aux] taken apart. */
export function splitAux(
  op: string,
  result: unknown,
  hasAux: boolean,
): readonly [out: unknown, aux?: unknown] {
  if (!hasAux) return [result];
  if (!Array.isArray(result) || result.length !== 2) raise(auxPair, op, kindOf(result));
  return [result[0], result[1]];
}
