import fc from 'fast-check';
import { broadcastReps, broadcastShapes } from '../../../src/shapes/broadcast.js';
import { concatShape } from '../../../src/shapes/concat.js';
import { dotShape, outerShape } from '../../../src/shapes/dot.js';
import { expandDimsShape } from '../../../src/shapes/expandDims.js';
import { matMulShape } from '../../../src/shapes/matMul.js';
import { reduceShape } from '../../../src/shapes/reduce.js';
import { reshapeShape } from '../../../src/shapes/reshape.js';
import { squeezeShape } from '../../../src/shapes/squeeze.js';
import { stackShape } from '../../../src/shapes/stack.js';
import { transposeShape } from '../../../src/shapes/transpose.js';
import { axis, dim, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { product, type Rule, relatedShapes, rule } from '../support/rule.js';

/** Elementwise ops, reductions, products and new shapes. */
export const coreRules: Record<string, Rule> = {
  broadcast: rule(
    'broadcastFor',
    relatedShapes,
    ([a, b]) => ['add', a, b],
    ([a, b]) => broadcastShapes('add', a, b),
    ([a, b], zeros) => ops.add(zeros(a), zeros(b)),
  ),
  broadcastTo: rule(
    'broadcastTo',
    relatedShapes,
    ([a, b]) => [b, a],
    ([a, b]) => {
      broadcastReps(b, a);
      return a;
    },
    ([a, b], zeros) => ops.broadcastTo(zeros(b), a),
  ),
  reduce: rule(
    'reduce',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.constant(null), axis(s.length), fc.array(axis(s.length), { maxLength: 3 })),
        fc.boolean(),
      ),
    ),
    ([s, axes, keepDims]) => ['sum', s, axes, keepDims],
    ([s, axes, keepDims]) => reduceShape('sum', s, axes, keepDims),
    ([s, axes, keepDims], zeros) => ops.sum(zeros(s), axes, keepDims),
  ),
  transpose: rule(
    'transpose',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(
          fc.shuffledSubarray(
            s.map((_, i) => i),
            { minLength: s.length },
          ),
          fc.array(axis(s.length), { minLength: s.length, maxLength: s.length + 1 }),
        ),
      ),
    ),
    ([s, perm]) => [s, perm],
    ([s, perm]) => transposeShape(s, perm),
    ([s, perm], zeros) => ops.transpose(zeros(s), perm),
  ),
  matMul: rule(
    'matMul',
    fc
      .tuple(
        relatedShapes,
        fc.array(dim, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([[a, b], [m, k, l, n], fits, ta, tb]) => {
        const inner = fits ? k : l;
        return [
          [...a.slice(0, 2), ...(ta ? [k, m] : [m, k])],
          [...b.slice(0, 2), ...(tb ? [n, inner] : [inner, n])],
          ta,
          tb,
        ] as const;
      }),
    (given) => given,
    ([a, b, ta, tb]) => matMulShape(a, b, ta, tb),
    ([a, b, ta, tb], zeros) => ops.matMul(zeros(a), zeros(b), ta, tb),
  ),
  'matMul of low ranks': rule(
    'matMul',
    fc.tuple(shape(0, 3), shape(0, 3)),
    (given) => given,
    ([a, b]) => matMulShape(a, b),
    ([a, b], zeros) => ops.matMul(zeros(a), zeros(b)),
  ),
  dot: rule(
    'dot',
    fc.tuple(shape(0, 3), shape(0, 3), fc.boolean()).map(([a, b, fits]) => {
      const last = a.at(-1);
      return [a, fits && last !== undefined && b.length > 0 ? [last, ...b.slice(1)] : b] as const;
    }),
    (given) => given,
    ([a, b]) => dotShape(a, b),
    ([a, b], zeros) => ops.dot(zeros(a), zeros(b)),
  ),
  outer: rule(
    'outer',
    fc.tuple(shape(0, 2), shape(1, 1)),
    (given) => given,
    ([a, b]) => outerShape(a, b),
    ([a, b], zeros) => ops.outer(zeros(a), zeros(b)),
  ),
  reshape: rule(
    'reshape',
    shape(0, 4).chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(
          fc.shuffledSubarray(s, { minLength: s.length }),
          fc.shuffledSubarray(s).map((known) => [...known, -1]),
          fc.array(fc.oneof(dim, fc.constantFrom(-1, -2)), { maxLength: 3 }),
          fc.constantFrom([product(s)], [1, product(s)], [-1, 2], [2, -1, 3]),
        ),
      ),
    ),
    ([s, to]) => [s, to],
    ([s, to]) => reshapeShape(s, to),
    ([s, to], zeros) => ops.reshape(zeros(s), to),
  ),
  concat: rule(
    'concat',
    shape().chain((s) =>
      fc.tuple(
        fc
          .array(
            fc.oneof(
              shape(),
              fc
                .tuple(dim, fc.nat(Math.max(s.length - 1, 0)))
                .map(([d, i]) => s.map((x, k) => (k === i ? d : x))),
            ),
            { maxLength: 3 },
          )
          .map((others) => [s, ...others]),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([shapes, at]) => concatShape(shapes, at),
    ([shapes, at], zeros) =>
      ops.concat(
        shapes.map((s) => zeros(s)),
        at,
      ),
  ),
  stack: rule(
    'stack',
    shape().chain((s) =>
      fc.tuple(
        fc
          .array(fc.oneof({ weight: 5, arbitrary: fc.constant(s) }, { weight: 1, arbitrary: shape() }), {
            maxLength: 3,
          })
          .map((others) => [s, ...others]),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([shapes, at]) => stackShape(shapes, at),
    ([shapes, at], zeros) =>
      ops.stack(
        shapes.map((s) => zeros(s)),
        at,
      ),
  ),
  expandDims: rule(
    'expandDims',
    shape().chain((s) => fc.tuple(fc.constant(s), axis(s.length))),
    (given) => given,
    ([s, at]) => expandDimsShape(s, at),
    ([s, at], zeros) => ops.expandDims(zeros(s), at),
  ),
  squeeze: rule(
    'squeeze',
    fc
      .array(fc.constantFrom(1, 1, 2, 3), { maxLength: 4 })
      .chain((s) =>
        fc.tuple(fc.constant(s), fc.oneof(axis(s.length), fc.array(axis(s.length), { maxLength: 2 }))),
      ),
    (given) => given,
    ([s, at]) => squeezeShape(s, at),
    ([s, at], zeros) => ops.squeeze(zeros(s), at),
  ),
};
