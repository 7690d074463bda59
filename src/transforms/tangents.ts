import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval } from '../kernels/record.js';
import { raise } from '../messages/error.js';
import {
  cotangentDtype,
  cotangentShape,
  cotangentTree,
  primalsNotArray,
  tangentDtype as tangentDtypeMessage,
  tangentShape,
  tangentTree,
} from '../messages/linear.js';
import { ops } from '../tracing/bind.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { isLeaf, isNode, isTensor, sameNode, structureOf } from '../tracing/tree.js';

export function checkPrimals(op: string, which: string, primals: unknown): asserts primals is unknown[] {
  if (!Array.isArray(primals)) raise(primalsNotArray, op, which, structureOf(primals));
}

interface Complaints {
  tree(path: string, got: string, wanted: string): never;
  shape(path: string, got: readonly number[], wanted: readonly number[]): never;
  dtype(path: string, got: string, wanted: string): never;
}

/**
 * The leaves of `given`, which must match those of `like` in tree, shape and dtype. Numbers stand for scalars. Leaves
 * of `like` that have no derivative are left out.
 */
function matchLeaves(given: unknown, like: unknown, path: string, complain: Complaints): Tensor[] {
  if (isLeaf(like)) {
    const aval: Aval = typeof like === 'number' ? { shape: [], dtype: 'float32' } : like;
    const dtype = tangentDtype(aval);
    if (dtype === null) return [];
    if (!isLeaf(given)) complain.tree(path, structureOf(given), structureOf(like));
    const x = isTensor(given) ? given : ops.scalar(given);
    if (x.shape.join() !== aval.shape.join()) complain.shape(path, x.shape, aval.shape);
    if (x.dtype !== dtype) complain.dtype(path, x.dtype, dtype);
    return [x];
  }
  if (!isNode(like)) {
    if (given !== null && given !== undefined) complain.tree(path, structureOf(given), structureOf(like));
    return [];
  }
  if (!sameNode(given, like)) complain.tree(path, structureOf(given), structureOf(like));
  return Object.entries(like).flatMap(([key, child]) =>
    matchLeaves((given as { [key: string]: unknown })[key], child, `${path}.${key}`, complain),
  );
}

/** The leaves of the tangents of some primals. */
export function matchTangents(
  op: string,
  tangents: readonly unknown[],
  primals: readonly unknown[],
): Tensor[] {
  const complain: Complaints = {
    tree: (...args) => raise(tangentTree, op, ...args),
    shape: (...args) => raise(tangentShape, op, ...args),
    dtype: (...args) => raise(tangentDtypeMessage, op, ...args),
  };
  if (tangents.length !== primals.length)
    complain.tree('tangents', structureOf(tangents), structureOf(primals));
  return primals.flatMap((primal, i) => matchLeaves(tangents[i], primal, `tangent ${i}`, complain));
}

/** The leaves of the cotangent of an output. */
export function matchCotangent(ct: unknown, out: unknown): Tensor[] {
  const complain: Complaints = {
    tree: (path, got, wanted) => raise(cotangentTree, named(path), got, wanted),
    shape: (path, got, wanted) => raise(cotangentShape, named(path), got, wanted),
    dtype: (path, got, wanted) => raise(cotangentDtype, named(path), got, wanted),
  };
  const named = (path: string) => (path === 'cotangent' ? 'the cotangent' : path);
  return matchLeaves(ct, out, 'cotangent', complain);
}
