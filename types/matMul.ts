import type {
  dotInner,
  dotRank,
  matMulBatch,
  matMulInner,
  matMulRank,
  outerRank,
} from '../src/messages/matMul.js';
import type { broadcast, Differ } from './broadcast.js';
import type { Dim, mayEqual } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';

type swapLast<shape extends Shape, really> = really extends true
  ? shape extends readonly [...infer batch extends Shape, infer m extends Dim, infer n extends Dim]
    ? [...batch, n, m]
    : shape
  : shape;

type multiply<
  a extends Shape,
  b extends Shape,
  givenA extends Shape,
  givenB extends Shape,
> = a extends readonly [...infer batchA extends Shape, infer m extends Dim, infer k extends Dim]
  ? b extends readonly [...infer batchB extends Shape, infer l extends Dim, infer n extends Dim]
    ? mayEqual<k, l> extends true
      ? broadcast<batchA, batchB> extends infer batch
        ? batch extends Shape
          ? [...batch, m, n]
          : batch extends Differ<infer dimA, infer dimB>
            ? matMulBatch<givenA, givenB, dimA, dimB>
            : never
        : never
      : matMulInner<givenA, givenB, k, l>
    : matMulRank<1, givenB>
  : matMulRank<0, givenA>;

/** The shape of a matrix product with broadcast batch axes, or the message. */
export type matMul<a extends Shape, b extends Shape, transposeA = false, transposeB = false> =
  isRankUnknown<a> extends true
    ? Shape
    : isRankUnknown<b> extends true
      ? Shape
      : multiply<swapLast<a, transposeA>, swapLast<b, transposeB>, a, b>;

/** Vectors and matrices as tfjs' dot takes them: the last axis of a against the first of b. */
export type dot<a extends Shape, b extends Shape> =
  isRankUnknown<a> extends true
    ? Shape
    : isRankUnknown<b> extends true
      ? Shape
      : a['length'] extends 1 | 2
        ? b['length'] extends 1 | 2
          ? a extends readonly [...infer rows extends Shape, infer k extends Dim]
            ? b extends readonly [infer l extends Dim, ...infer columns extends Shape]
              ? mayEqual<k, l> extends true
                ? [...rows, ...columns]
                : dotInner<a, b, k, l>
              : never
            : never
          : dotRank<1, b>
        : dotRank<0, a>;

export type outer<a extends Shape, b extends Shape> =
  isRankUnknown<a> extends true
    ? [number, number]
    : isRankUnknown<b> extends true
      ? [number, number]
      : a extends readonly [infer m extends Dim]
        ? b extends readonly [infer n extends Dim]
          ? [m, n]
          : outerRank<1, b>
        : outerRank<0, a>;
