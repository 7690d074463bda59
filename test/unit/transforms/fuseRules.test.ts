import * as tf from '@tensorflow/tfjs';
import { describe, expect, test, vi } from 'vitest';
import { forwardOfCustomVjp } from '../../../src/messages/custom.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError } from '../../support/statement.js';
import {
  customJvp,
  customVjp,
  debugPrint,
  evalShape,
  fuse,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  type Loose,
  stopGradient,
  vjp,
  vmap,
} from '../../support/untyped.js';
import { along, BASIS, bound, bump, expectFused, loss, ran, rows, t, x } from './fused.js';

type T = tf.Tensor;

describe('custom rules in a fused function', () => {
  const clip = customVjp((y: T) => tf.mul(y, 2));
  clip.defvjp(
    (y: T) => [tf.mul(y, 2), y],
    (y: T, ct: T) => [tf.mul(ct, tf.cos(y))],
  );
  const scaled = customJvp((y: T) => tf.exp(y));
  scaled.defjvp(([y]: T[], [dy]: T[]) => {
    const out = scaled(y);
    return [out, tf.mul(tf.mul(dy, out), 3)];
  });
  const reversed = (y: T) => tf.sum(tf.square(clip(tf.sin(y))));
  const forward = (y: T) => tf.sum(tf.sin(scaled(y)));
  const foreign = (y: T) =>
    tf.sum(
      tf.customGrad((...args: Loose[]) => {
        const [z, save] = args;
        save([z]);
        return { value: tf.square(z), gradFunc: (dy: Loose, [saved]: Loose) => tf.mul(dy, tf.mul(saved, y)) };
      })(tf.sin(y)),
    );
  /** Its rule reads a tensor that only the function has. */
  const closing = (y: T, w: T) => {
    const h = customVjp((z: T) => tf.mul(z, w));
    const other = tf.exp(w);
    h.defvjp(
      (z: T) => [tf.mul(z, w), z],
      (z: T, ct: T) => [tf.mul(ct, tf.add(other, z))],
    );
    return tf.sum(h(tf.sin(y)));
  };

  test('hold in every order', async () => {
    for (const f of [reversed, forward, foreign]) {
      await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
      await expectFused(2, (fuse) => bound(vmap(grad(fuse(f))), rows));
      await expectFused(3, (fuse) => bound(grad(along(grad(fuse(f)))), x), ['Multiply', 'Sum', 'Tile']);
      await expectFused(1, (fuse) => bound(fuse(grad(fuse(f))), x));
      await expectFused(
        2,
        (fuse) =>
          bound(
            grad((y: T) => tf.sum(vmap(fuse(f))(y))),
            rows,
          ),
        ['Sum', 'Tile'],
      );
      expectClose(tf.grad(fuse(f))(x), grad(f)(x));
    }
    await expectFused(4, (fuse) => bound(hessian(fuse(forward)), x), BASIS);
  });

  test('may read tensors that the function has made', async () => {
    const at = { argnums: [0, 1] };
    await expectFused(2, (fuse) => bound(grad(fuse(closing), at), x, t));
    await expectFused(2, (fuse) => bound(vmap(grad(fuse(closing), at)), rows, rows), ['Tile']);
    await expectFused(
      2,
      (fuse) =>
        bound(
          grad((y: T) => tf.sum(vmap(fuse(closing))(y, y))),
          rows,
        ),
      ['Sum', 'Tile'],
    );
    const twice = (f: Loose) => () => grad(along(grad((y: T) => f(y, t))))(x);
    expectClose(twice(fuse(closing))(), twice(closing)());
  });

  test('AX425 where there is none for forward mode', () => {
    expectError(() => jvp(fuse(reversed), [x], [t]), forwardOfCustomVjp);
    expectError(() => jacfwd(fuse(reversed))(x), forwardOfCustomVjp);
  });

  test('errors of rules are those of the unfused function', () => {
    const broken = customVjp((y: T) => tf.mul(y, 2));
    broken.defvjp(
      () => {
        throw new RangeError('mine');
      },
      (_: unknown, ct: T) => [ct],
    );
    const f = fuse((y: T) => tf.sum(broken(y)));
    expectClose(f(x), tf.sum(tf.mul(x, 2)));
    for (let i = 0; i < 2; i++) expect(() => grad(f)(x)).toThrow(/^mine$/);
    expectIdle();
  });

  test('stopGradient', async () => {
    const f = (y: T) => tf.sum(tf.mul(stopGradient(y), tf.sin(y)));
    await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
    await expectFused(2, (fuse) => bound(tf.grad(fuse(f)), x));
  });
});

describe('fused functions in loops and branches', () => {
  const cell = (h: T, y: T) => tf.tanh(tf.add(tf.mul(h, 0.5), y));
  const scan = (f: Loose) => (ys: T) => {
    let h = tf.zeros([6]);
    for (const y of tf.unstack(ys)) h = f(h, y);
    return tf.sum(h);
  };

  test('a scan', async () => {
    await expectFused(8, (fuse) => bound(grad(scan(fuse(cell))), rows), ['Sum', 'Tile', 'Unpack', 'Pack']);
    const batch = tf.stack([rows, rows]);
    await expectFused(8, (fuse) => bound(vmap(grad(scan(fuse(cell)))), batch), [
      'Sum',
      'Tile',
      'Unpack',
      'Pack',
      'StridedSlice',
      'Slice',
    ]);
  });

  test('branches by values from outside, and by where', async () => {
    const branch = (f: Loose, g: Loose) => (y: T) => tf.sum(x.dataSync()[0] > 0 ? f(y) : g(y));
    expectClose(grad(branch(fuse(tf.sin), fuse(tf.cos)))(t), grad(branch(tf.sin, tf.cos))(t));
    const f = (y: T) => tf.sum(tf.where(tf.greater(y, 0), bump(y), tf.square(y)));
    await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
    await expectFused(2, (fuse) => bound(vmap(grad(fuse(f))), rows));
  });
});

describe('arguments and results of fused functions inside of transforms', () => {
  test('trees, numbers, integers and static arguments', async () => {
    const f = ({ p, q }: { p: T; q: T }, k: number, n: number) => ({
      power: tf.mul(tf.pow(p, n), k as never),
      index: tf.argMax(q),
      same: q,
    });
    const options = { staticArgnums: 2 };
    const tree = { p: rows, q: tf.tensor2d([4, 6, 1, 3, 2, 2, 8, 1], [4, 2], 'int32') };
    await expectFused(2, (fuse) =>
      bound(vmap(fuse(f, options), [0, null, null]), tree as never, 3 as never, 2 as never),
    );
    const value = (g: Loose) => (p: T) => tf.sum(g({ p, q: tf.tensor1d([1, 5], 'int32') }, 3, 2).power);
    expectClose(grad(value(fuse(f, options)))(x), grad(value(f))(x));
    expectClose(tf.grad(value(fuse(f, options)) as never)(x), grad(value(f))(x));
    const [, tangent] = jvp((p: T) => fuse(f, options)({ p, q: t }, 3, 2), [x], [t]);
    expectClose(tangent.power, tf.mul(tf.mul(x, t), 6));
    expectClose(tangent.same, tf.zeros([6]));
  });

  test('a result may be an input, a tensor from outside, or repeated', () => {
    const outside = tf.tensor1d([1, 2, 3, 4, 5, 6]);
    const f = (y: T) => {
      const z = tf.sin(y);
      return [y, outside, z, z, tf.tensor1d([7])];
    };
    for (const of of [
      (g: Loose) => vmap(g)(rows),
      (g: Loose) => jvp(g, [x], [t]),
      (g: Loose) => jacrev(g)(x),
      (g: Loose) => vmap(() => g(x), null, 0, { axisSize: 2 })(),
    ]) {
      expectClose(of(fuse(f)), of(f));
    }
  });

  test('outputs that are not differentiated cost nothing in the backward pass', async () => {
    const f = (y: T) => {
      const z = bump(y);
      const other = tf.matMul(tf.reshape(z, [2, 3]), tf.reshape(z, [3, 2]));
      return [tf.sum(z), other, tf.add(tf.sum(other), tf.sum(tf.square(z)))];
    };
    for (const i of [0, 1, 2]) {
      const one = (g: Loose) => (y: T) => tf.sum(g(y)[i]);
      expectClose(grad(one(fuse(f)))(x), grad(one(f))(x));
      expectClose(vmap(grad(one(fuse(f))))(rows), vmap(grad(one(f)))(rows));
      expectClose(grad(along(grad(one(fuse(f)))))(x), grad(along(grad(one(f))))(x));
      expectClose(hessian(one(fuse(f)))(x), hessian(one(f))(x));
      expectClose(tf.grad(one(fuse(f)) as never)(x), grad(one(f))(x));
    }
    const g = fuse(f);
    const { fused, result } = await ran(() => grad((y: T) => g(y)[0])(x));
    expectClose(result, grad(loss)(x));
    expect(fused.filter((name) => name.includes('backward')).length).toBe(1);
    const steps = (y: T) => [tf.sum(bump(y)), tf.sum(tf.floor(y)), tf.argMax(y)];
    const first = (h: Loose) => (y: T) => h(y)[0];
    expectClose(grad(first(fuse(steps)))(x), grad(first(steps))(x));
  });

  test('shapes alone, and shapes of derivatives', () => {
    expect(evalShape(vmap(fuse(loss)), rows)).toEqual({ shape: [4], dtype: 'float32' });
    expect(evalShape(grad(fuse(loss)), x)).toEqual({ shape: [6], dtype: 'float32' });
    const [, pullback] = vjp(fuse(bump), [x]);
    expect(evalShape(pullback, t)).toEqual([{ shape: [6], dtype: 'float32' }]);
    expectClose(fuse((ct: T) => pullback(ct)[0])(t), pullback(t)[0]);
    expectClose(vmap((ct: T) => pullback(ct)[0])(rows), tf.mul(rows, pullback(tf.ones([6]))[0]));
    pullback.dispose();
    expect(() => pullback(t)).toThrow(/freed/);
  });

  test('debugPrint prints when the function is traced, once for all transforms', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const f = fuse((y: T) => tf.sum(tf.square(debugPrint(y, 'y') as T)));
    for (const use of [() => grad(f)(x), () => vmap(f)(rows), () => f(x)]) tf.dispose(use());
    expect(print.mock.calls).toEqual([['y: float32[6] (fuse, no values)']]);
    print.mockRestore();
  });

  test('no examples', () => {
    expectClose(vmap(fuse(bump))(tf.zeros([0, 6])), tf.zeros([0, 6]));
    expectClose(vmap(grad(fuse(loss)))(tf.zeros([0, 6])), tf.zeros([0, 6]));
  });
});
