import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { expectClose, random, statement } from '../../support/statement.js';
import {
  customJvp,
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

describe('what a call keeps', () => {
  const x = () => random([4, 3]);
  const f = (y: T) => tf.sum(tf.sin(y).mul(y).add(tf.exp(y)));
  const calls: [string, (x: T) => tf.TensorContainer][] = [
    ['vmap', (x) => vmap(f)(x)],
    ['vmap with chunks', (x) => vmap(f, 0, 0, { chunkSize: 3 })(x)],
    ['vectorize', (x) => vectorize((a: T, b: T) => a.mul(b).sin())(x, x)],
    ['grad', (x) => grad(f)(x)],
    ['valueAndGrad with aux', (x) => valueAndGrad((y: T) => [f(y), [y, y.mul(2)]], { hasAux: true })(x)],
    ['jvp', (x) => jvp(f, [x], [x])],
    ['jacfwd', (x) => jacfwd(f)(x)],
    ['jacrev', (x) => jacrev(f)(x)],
    ['hessian', (x) => hessian(f)(x)],
    ['vmap of hessian', (x) => vmap(hessian(f))(x)],
    ['grad of grad', (x) => grad((y: T) => tf.sum(grad(f)(y)))(x)],
    ['tf.grad around vmap of grad', (x) => tf.grad((y) => tf.sum(vmap(grad(f))(y)))(x)],
    ['vmap of tf.grad', (x) => vmap((y: T) => tf.grad(f)(y))(x)],
    ['evalShape', (x) => evalShape(f, x)],
  ];
  for (const [name, run] of calls) {
    test(`${name}: its result and no more, in tensors, buffers and bytes`, () => {
      const memory = () => {
        const { numTensors, numDataBuffers, numBytes } = tf.memory();
        return { numTensors, numDataBuffers, numBytes };
      };
      const argument = x();
      const before = memory();
      tf.dispose(run(argument));
      expect(memory()).toEqual(before);
      argument.dispose();
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
  statement('so they are of tensors that the function closes over', () => {
    const [w, v] = [tf.tensor1d([1, 2]), tf.variable(tf.scalar(3))];
    const constant = () => [w, v];
    const results = [
      vmap(constant, 0, null)(tf.ones([2])),
      jvp(constant, [1], [1]),
      vjp(constant, [1])[0],
      linearize(constant, [1])[0],
      grad((x: T) => [x, constant()], { hasAux: true })(1),
      valueAndGradVars(() => v, [v])(),
      customJvp(constant).defjvp(() => [])(1),
    ];
    tf.dispose(results);
    expectClose([w, v], [[1, 2], 3]);
    v.dispose();
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
