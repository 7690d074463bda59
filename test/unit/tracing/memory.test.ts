import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { disposedResult } from '../../../src/messages/linear.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import {
  customJvp,
  customVjp,
  evalShape,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  valueAndGrad,
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

describe('what a call keeps', () => {
  const x = () => random([4, 3]);
  const f = (y: T) => tf.sum(tf.sin(y).mul(y).add(tf.exp(y)));
  const calls: [string, () => unknown][] = [
    ['vmap', () => vmap(f)(x())],
    ['vmap with chunks', () => vmap(f, 0, 0, { chunkSize: 3 })(x())],
    ['vectorize', () => vectorize((a: T, b: T) => a.mul(b).sin())(x(), x())],
    ['grad', () => grad(f)(x())],
    ['valueAndGrad with aux', () => valueAndGrad((y: T) => [f(y), [y, y.mul(2)]], { hasAux: true })(x())],
    ['jvp', () => jvp(f, [x()], [x()])],
    ['jacfwd, jacrev, hessian', () => [jacfwd(f)(x()), jacrev(f)(x()), hessian(f)(x())]],
    ['vmap of hessian', () => vmap(hessian(f))(x())],
    ['grad of grad', () => grad((y: T) => tf.sum(grad(f)(y)))(x())],
    ['tf.grad around vmap of grad', () => tf.grad((y) => tf.sum(vmap(grad(f))(y)))(x())],
    ['vmap of tf.grad', () => vmap((y: T) => tf.grad(f)(y))(x())],
    ['evalShape', () => evalShape(f, x())],
  ];
  for (const [name, run] of calls) {
    test(`${name}: its result and no more, in tensors, buffers and bytes`, () => {
      tf.dispose(run());
      const before = tf.memory();
      const result = run();
      // Arguments are made inside the call here; the observed transforms account for everything else.
      tf.dispose(result);
      const after = tf.memory();
      const made = after.numTensors - before.numTensors;
      tf.tidy(() => tf.dispose(run()));
      expect(tf.memory().numTensors).toBe(after.numTensors);
      expect(made).toBeGreaterThanOrEqual(0);
      expect(tf.memory().numDataBuffers - before.numDataBuffers).toBe(made);
    });
  }
  statement('results are independent of arguments and of each other', () => {
    const y = x();
    const [a, b, c] = vmap((z: T) => [z, z, z.clone()])(y);
    tf.dispose([a, b]);
    expectClose([y, c], [y, y]);
    const [v, g] = valueAndGrad((z: T) => z)(tf.scalar(2));
    v.dispose();
    expectClose(g, 1);
  });
  statement('arguments may be disposed inside without harm to the caller', () => {
    const y = x();
    vmap((z: T) => {
      const w = z.mul(2);
      z.dispose();
      return w;
    })(y);
    grad((z: T) => {
      const w = tf.sum(z.mul(2));
      z.dispose();
      return w;
    })(y);
    expectClose(y, x());
  });
});

describe('scopes inside', () => {
  statement('tf.tidy frees intermediates of traced code', () => {
    const peakOf = (run: (note: () => void) => unknown) => {
      const start = count();
      let peak = 0;
      run(() => {
        peak = Math.max(peak, count() - start);
      });
      return peak;
    };
    const x = random([4, 5]);
    const steps = (tidied: boolean) => (note: () => void) =>
      vmap((y: T) => {
        for (let i = 0; i < 50; i++) {
          const step = () => {
            const next = y.mul(1.01).add(0.1);
            note();
            return next;
          };
          y = tidied ? tf.tidy(step) : step();
        }
        return y;
      })(x);
    expect(peakOf(steps(true))).toBeLessThan(70);
    expect(peakOf(steps(false))).toBeGreaterThanOrEqual(100);
  });
  statement('tf.tidy and dispose keep the peak flat', () => {
    const start = count();
    let peak = 0;
    vmap((x: T) => {
      let y = x.mul(1);
      for (let i = 0; i < 50; i++) {
        const next = tf.tidy(() => y.mul(1.01).add(0.1));
        y.dispose();
        y = next;
        peak = Math.max(peak, count() - start);
      }
      return y;
    })(random([4, 5]));
    expect(peak).toBeLessThan(12);
  });
  statement('what grad needs survives tidy and dispose', () => {
    const f = (x: T) =>
      tf.tidy(() => {
        const y = tf.tidy(() => x.square().mul(x));
        const z = tf.sum(y.mul(y));
        y.dispose();
        return z;
      });
    const x = tf.tensor1d([1, 2]);
    expectClose(grad(f)(x), [6, 192]);
    expectClose(vmap(grad(f))(tf.stack([x, x])), [
      [6, 192],
      [6, 192],
    ]);
    expectClose(jvp(f, [x], [tf.ones([2])])[1], 198);
    expectClose(linearize(f, [x])[1](tf.ones([2])), 198);
  });
  statement('tf.keep keeps a traced tensor until it is disposed', () => {
    expectClose(
      vmap((x: T) => {
        let kept: T | undefined;
        tf.tidy(() => {
          kept = tf.keep(x.mul(2));
          x.mul(3);
        });
        const y = (kept as T).add(1);
        kept?.dispose();
        return y;
      })(tf.tensor1d([1, 2])),
      [3, 5],
    );
  });
  statement('dispose, isDisposed and use after dispose', () => {
    vmap((x: T) => {
      const y = x.mul(2);
      const z = y.add(1);
      y.dispose();
      y.dispose();
      expect([y.isDisposed, z.isDisposed]).toEqual([true, false]);
      expect(() => y.clone()).toThrow(/disposed/);
      expect(() => tf.sin(y)).toThrow();
      return z;
    })(tf.ones([2]));
  });
  statement('tf.engine().startScope and endScope', () => {
    expectClose(
      vmap((x: T) => {
        tf.engine().startScope();
        const y = x.mul(2);
        tf.engine().endScope(y);
        return y.add(1);
      })(tf.ones([2])),
      [3, 3],
    );
  });
});

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

describe('lifetime of pullbacks and linearized functions', () => {
  const f = (x: T) => tf.sum(tf.sin(x).mul(tf.exp(x)));
  const makers: [
    string,
    string,
    (x: T) => [T, ((x: T | number) => unknown) & { dispose(): void }],
    number | number[],
  ][] = [
    ['vjp', 'the pullback', (x) => vjp(f, [x]), 1],
    ['linearize', 'the linearized function', (x) => linearize(f, [x]), [1, 1]],
  ];
  for (const [name, what, make, seed] of makers) {
    const argument = () => (Array.isArray(seed) ? tf.tensor1d(seed) : seed);
    test(`${name}: residuals stay until dispose()`, () => {
      const x = tf.tensor1d([1, 2]);
      const before = count();
      const [y, result] = make(x);
      expect(count() - before).toBeGreaterThan(1);
      tf.tidy(() => {
        result(argument());
        result(argument());
      });
      result.dispose();
      result.dispose();
      expect(count() - before).toBe(1);
      expectError(() => tf.tidy(() => result(argument())), disposedResult, name, what);
      tf.dispose([x, y]);
    });
    test(`${name}: tf.tidy frees them`, () => {
      const x = tf.tensor1d([1, 2]);
      const before = count();
      const result = tf.tidy(() => {
        const [, inner] = make(x);
        inner(argument());
        return inner;
      });
      expect(count()).toBe(before);
      expectError(() => tf.tidy(() => result(argument())), disposedResult, name, what);
      x.dispose();
    });
    test(`${name}: so does the end of another transform`, () => {
      const x = tf.tensor2d([
        [1, 2],
        [3, 4],
      ]);
      const before = count();
      let leaked: ((x: T | number) => unknown) | undefined;
      const y = vmap((z: T) => {
        const [value, inner] = make(z);
        leaked = inner;
        tf.dispose(inner(argument()) as T);
        return value;
      })(x);
      expect(count() - before).toBe(1);
      expect(() => tf.tidy(() => leaked?.(argument()))).toThrow(/freed|finished/);
      tf.dispose([x, y]);
      expectIdle();
    });
    test(`${name}: it outlives its output and its primals`, () => {
      const before = count();
      const x = tf.tensor1d([1, 2]);
      const [y, result] = make(x);
      tf.dispose([x, y]);
      tf.tidy(() => {
        expect(() => result(argument())).not.toThrow();
      });
      result.dispose();
      expect(count()).toBe(before);
    });
  }
  test('grad keeps residuals no longer than the call, also of unused branches', () => {
    const x = tf.tensor1d([1, 2]);
    const before = count();
    const g = grad((y: T) => {
      tf.exp(y).mul(tf.sin(y));
      return tf.sum(y);
    })(x);
    expect(count() - before).toBe(1);
    tf.dispose([x, g]);
  });
});
