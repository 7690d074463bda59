import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { expectIdle } from '../../support/observed.js';
import { expectClose, random, statement } from '../../support/statement.js';
import {
  customJvp,
  customVjp,
  evalShape,
  grad,
  hessian,
  jvp,
  linearize,
  valueAndGradVars,
  vectorize,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
const count = () => tf.memory().numTensors;
const boom = (): never => {
  throw new Error('boom');
};

describe('exceptions', () => {
  const x = () => random([4, 3]);
  const some = (y: T) => tf.sum(tf.sin(y.mul(2)).square());
  /** Functions that throw at some depth, after some work. */
  const throwing: [string, () => unknown][] = [
    ['vmap', () => vmap((y: T) => [some(y), boom()])(x())],
    ['vmap of vmap', () => vmap(vmap((y: T) => [some(y), boom()]))(x())],
    ['grad', () => grad((y: T) => [some(y), boom()])(x())],
    ['vmap of grad', () => vmap(grad((y: T) => [some(y), boom()]))(x())],
    ['grad of vmap', () => grad((y: T) => vmap((z: T) => [some(z), boom()])(y))(x())],
    ['grad of grad', () => grad((y: T) => grad((z: T) => [some(z), boom()])(y))(x())],
    [
      'jvp of grad of vmap',
      () =>
        jvp(
          grad((y: T) => vmap((z: T) => [some(z), boom()])(y)),
          [x()],
          [x()],
        ),
    ],
    ['hessian', () => hessian((y: T) => [some(y), boom()])(x())],
    ['vjp', () => vjp((y: T) => [some(y), boom()], [x()])],
    ['linearize', () => linearize((y: T) => [some(y), boom()], [x()])],
    ['vectorize', () => vectorize((y: T) => [some(y), boom()])(x())],
    ['evalShape', () => evalShape((y: T) => [some(y), boom()], x())],
    [
      'the second chunk',
      () => {
        let chunk = 0;
        vmap((y: T) => (chunk++ === 1 ? boom() : some(y)), 0, 0, { chunkSize: 2 })(x());
      },
    ],
    ['the value after a finished inner transform', () => vmap((y: T) => [grad(some)(y), boom()])(x())],
    ['a tidy inside', () => vmap((y: T) => tf.tidy(() => tf.tidy(() => [some(y), boom()])))(x())],
    ['tf.grad inside', () => vmap((y: T) => tf.grad((z) => [some(z), boom()][0] as T)(y))(x())],
    [
      'a tf.customGrad',
      () =>
        grad((y: T) => tf.sum(tf.customGrad((z) => ({ value: (z as T).mul(2), gradFunc: boom }))(y)))(x()),
    ],
    [
      'the rule of customJvp',
      () => {
        const f = customJvp(some);
        f.defjvp(([y]: T[]) => [some(y), boom()]);
        return vmap((y: T) => jvp(f, [y], [y]))(x());
      },
    ],
    [
      'fwd of customVjp',
      () => {
        const f = customVjp(some);
        f.defvjp(
          (y: T) => [some(y), boom()],
          () => [null],
        );
        return vmap(grad(f))(x());
      },
    ],
    [
      'bwd of customVjp',
      () => {
        const f = customVjp(some);
        f.defvjp(
          (y: T) => [some(y), y],
          (y: T) => [some(y), boom()],
        );
        return vmap(grad(f))(x());
      },
    ],
    [
      'a pullback',
      () => {
        const f = customVjp(some);
        f.defvjp(
          (y: T) => [some(y), y],
          (y: T) => [some(y), boom()],
        );
        const [, pullback] = vjp(f, [x()]);
        try {
          pullback(1);
        } finally {
          pullback.dispose();
        }
      },
    ],
    [
      'variables that are watched',
      () => {
        const w = tf.ones([3]);
        return valueAndGradVars(() => [some(w), boom()], [w])();
      },
    ],
  ];
  for (const [name, run] of throwing) {
    statement(`${name}: the error comes through, and nothing stays`, () => {
      let thrown: unknown;
      try {
        run();
      } catch (e) {
        thrown = e;
      }
      expect((thrown as Error)?.message).toBe('boom');
    });
  }
  test('tf.grad outside leaves what its own tape saved, as in plain tfjs', () => {
    const left = (f: (y: T) => T) => {
      const before = count();
      tf.tidy(() => {
        expect(() => tf.grad(f)(x())).toThrow('boom');
      });
      expectIdle();
      return count() - before;
    };
    expect(left((y) => [tf.sin(y), boom()][0])).toBeGreaterThan(0);
    left((y) => vmap((z: T) => [some(z), boom()])(y));
  });
  statement('errors of the transforms themselves: after the body has run', () => {
    const y = x();
    const before = count();
    for (const run of [
      () => vmap(some, 0, 3)(y),
      () => grad((z: T) => z.mul(2))(y),
      () => vmap((z: T) => [some(z), 'a'])(y),
    ]) {
      expect(run).toThrow();
      expect(count()).toBe(before);
    }
  });
  statement('a caught error inside leaves the transform usable', () => {
    const f = (y: T) => {
      try {
        grad((z: T) => z.add(tf.ones([7])))(y);
      } catch {
        return y.mul(2);
      }
      return boom();
    };
    expectClose(vmap(f)(x()), x().mul(2));
    expectClose(grad((y: T) => tf.sum(f(y)))(x()), tf.fill([4, 3], 2));
  });
});
