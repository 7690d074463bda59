import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { expectClose, loop, random, statement } from '../../support/statement.js';
import { grad, jvp, vectorize, vmap } from '../../support/untyped.js';
import { functionOf, programs, shapes } from './program.js';

type T = tf.Tensor;
type Function = (...xs: T[]) => T;

const runs = (numRuns: number) => ({ numRuns, seed: 20240601 });

/** One level of mapping for two arguments: where each is mapped, as a pick that becomes an axis of its rank. */
const level = fc.record({
  size: fc.integer({ min: 1, max: 3 }),
  mapped: fc.constantFrom([true, true], [true, false], [false, true]),
  picks: fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7)),
});
type Level = typeof level extends fc.Arbitrary<infer L> ? L : never;

/** An axis of the rank, counted from either end. */
const axisOf = (pick: number, rank: number) =>
  pick % 2 === 0 ? (pick >> 1) % rank : -1 - ((pick >> 1) % rank);
const fromFront = (axis: number, rank: number) => (axis < 0 ? axis + rank : axis);
const insert = (shape: readonly number[], axis: number, size: number) => {
  const at = fromFront(axis, shape.length + 1);
  return [...shape.slice(0, at), size, ...shape.slice(at)];
};

/** vmap by hand: one example after the other. */
function loopOver(f: Function, inAxes: readonly (number | null)[], outAxis: number, size: number): Function {
  return (...xs) => {
    const examples = Array.from({ length: size }, (_, i) =>
      f(
        ...xs.map((x, k) => {
          const axis = inAxes[k];
          return axis === null
            ? x
            : tf.squeeze(
                tf.slice(
                  x,
                  x.shape.map((_, d) => (d === fromFront(axis, x.rank) ? i : 0)),
                  x.shape.map((n, d) => (d === fromFront(axis, x.rank) ? 1 : n)),
                ),
                [fromFront(axis, x.rank)],
              );
        }),
      ),
    );
    return tf.stack(examples, fromFront(outAxis, examples[0].rank + 1));
  };
}

/** f under the levels, innermost first, mapped and by hand, with the shapes of its arguments. */
function underLevels(f: Function, argShapes: number[][], levels: readonly Level[]) {
  let [mapped, looped, at] = [f as Function, f, argShapes];
  for (const { size, mapped: which, picks } of levels) {
    const inAxes = at.map((shape, k) => (which[k] ? axisOf(picks[k], shape.length + 1) : null));
    const rank = looped(...at.map((shape) => tf.zeros(shape))).rank;
    const outAxis = axisOf(picks[2], rank + 1);
    mapped = vmap(mapped, inAxes, outAxis);
    looped = loopOver(looped, inAxes, outAxis, size);
    at = at.map((shape, k) => (inAxes[k] === null ? shape : insert(shape, inAxes[k] as number, size)));
  }
  return { mapped, looped, shapes: at };
}

describe('properties of vmap', () => {
  for (const depth of [1, 2, 3]) {
    statement(`${depth} levels of any axes equal a loop over the examples`, () => {
      const levels = fc.array(level, { minLength: depth, maxLength: depth });
      fc.assert(
        fc.property(programs, shapes(2), shapes(2), levels, (program, a, b, ls) => {
          tf.tidy(() => {
            const { mapped, looped, shapes: at } = underLevels(functionOf(program), [a, b], ls);
            const [x, y] = at.map((shape, i) => random(shape, i + 1));
            expectClose(mapped(x, y), looped(x, y), 1e-3);
          });
        }),
        runs(depth === 1 ? 150 : 60),
      );
    });
  }
  statement('chunks of any size make no difference', () => {
    fc.assert(
      fc.property(
        programs,
        shapes(2),
        level,
        fc.integer({ min: 1, max: 4 }),
        (program, shape, { size, picks }, chunkSize) => {
          tf.tidy(() => {
            const axis = axisOf(picks[0], shape.length + 1);
            const x = random(insert(shape, axis, size));
            const f = functionOf(program);
            expectClose(vmap(f, axis, 0, { chunkSize })(x), vmap(f, axis)(x), 1e-3);
          });
        },
      ),
      runs(50),
    );
  });
});

describe('properties of derivatives', () => {
  const smooth = programs;
  statement('vmap of grad is a loop of grad, and grad of the sum of vmap', () => {
    fc.assert(
      fc.property(smooth, shapes(2), fc.integer({ min: 1, max: 3 }), (program, shape, size) => {
        tf.tidy(() => {
          const f = (x: T) => tf.sum(functionOf(program)(x));
          const x = random([size, ...shape]);
          const each = vmap(grad(f))(x);
          expectClose(each, loop(grad(f), x), 1e-3);
          expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(x), each, 1e-3);
        });
      }),
      runs(60),
    );
  });
  statement('gradients of a shared argument, per example and summed', () => {
    fc.assert(
      fc.property(smooth, shapes(2), shapes(2), fc.integer({ min: 1, max: 3 }), (program, a, b, size) => {
        tf.tidy(() => {
          const f = (w: T, x: T) => tf.sum(functionOf(program)(w, x));
          const [w, x] = [random(a), random([size, ...b], 2)];
          const each = vmap(grad(f), [null, 0])(w, x);
          expectClose(
            each,
            loop((y: T) => grad(f)(w, y), x),
            1e-3,
          );
          expectClose(grad((v: T) => tf.sum(vmap(f, [null, 0])(v, x)))(w), tf.sum(each, 0), 1e-3);
        });
      }),
      runs(60),
    );
  });
  statement('jvp along t is the gradient times t', () => {
    fc.assert(
      fc.property(smooth, shapes(2), (program, shape) => {
        tf.tidy(() => {
          const f = (x: T) => tf.sum(functionOf(program)(x));
          const [x, t] = [random(shape), random(shape, 2)];
          expectClose(jvp(f, [x], [t])[1], tf.sum(grad(f)(x).mul(t)), 1e-3);
        });
      }),
      runs(60),
    );
  });
  statement('second derivatives: forward over reverse is reverse over forward', () => {
    fc.assert(
      fc.property(smooth, shapes(2), (program, shape) => {
        tf.tidy(() => {
          const f = (x: T) => tf.sum(functionOf(program)(x));
          const [x, t] = [random(shape), random(shape, 2)];
          expectClose(jvp(grad(f), [x], [t])[1], grad((y: T) => jvp(f, [y], [t])[1])(x), 1e-3);
        });
      }),
      runs(40),
    );
  });
});

describe('properties of vectorize', () => {
  /** Two loop shapes that broadcast: each axis of a common shape is kept, 1, or left off in front. */
  const loopShapes = fc
    .tuple(
      shapes(3),
      fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 3 }),
      fc.nat(3),
      fc.nat(3),
    )
    .map(([common, keep, dropA, dropB]) => {
      const part = (k: 0 | 1, drop: number) => common.map((n, i) => (keep[i][k] ? n : 1)).slice(drop);
      return [part(0, dropA), part(1, dropB)];
    });
  /** A numpy-style loop over the broadcast of the leading axes. */
  function numpyLoop(f: Function, coreRanks: readonly number[], ...xs: T[]): T {
    const loops = xs.map((x, k) => x.shape.slice(0, x.rank - coreRanks[k]));
    const common = loops.reduce(
      (a, b) => tf.broadcastTo(tf.zeros(a), tf.backend_util.assertAndGetBroadcastShape(a, b)).shape,
    );
    const flat = xs.map((x, k) => {
      const core = x.shape.slice(x.rank - coreRanks[k]);
      const padded = [...Array(common.length - loops[k].length).fill(1), ...loops[k]];
      const full = tf.tile(x.reshape([...padded, ...core]), [
        ...common.map((n, i) => n / padded[i]),
        ...core.map(() => 1),
      ]);
      return tf.reshape(full, [tf.util.sizeFromShape(common), ...core]);
    });
    const y = loop(f, ...flat);
    return y.reshape([...common, ...y.shape.slice(1)]);
  }
  statement('without a signature: the body sees scalars', () => {
    fc.assert(
      fc.property(programs, loopShapes, (program, [a, b]) => {
        tf.tidy(() => {
          const f = functionOf(program);
          const [x, y] = [random(a), random(b, 2)];
          expectClose(vectorize(f)(x, y), numpyLoop(f, [0, 0], x, y), 1e-3);
        });
      }),
      runs(60),
    );
  });
  statement('with core dimensions', () => {
    const core = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(loopShapes, core, ([a, b], [n, m]) => {
        tf.tidy(() => {
          const f: Function = (p, q) => {
            expect([p.shape, q.shape]).toEqual([[n, m], [m]]);
            return tf.sum(tf.sin(p.mul(q)), 1);
          };
          const [x, y] = [random([...a, n, m]), random([...b, m], 2)];
          expectClose(vectorize(f, { signature: '(n,m),(m)->(n)' })(x, y), numpyLoop(f, [2, 1], x, y), 1e-3);
        });
      }),
      runs(40),
    );
  });
});
