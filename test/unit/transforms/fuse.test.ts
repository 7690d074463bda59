import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { disposedCapture } from '../../../src/messages/fuse.js';
import { useBackend } from '../../support/backend.js';
import { kernelsOf } from '../../support/kernels.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError } from '../../support/statement.js';
import { fuse } from '../../support/untyped.js';

type T = tf.Tensor;
const vector = (...x: number[]) => tf.tensor1d(x);

describe('fuse: arguments and results', () => {
  test('trees of tensors and numbers are inputs, the result is a tree of the same form', () => {
    const f = fuse(({ w, list }: { w: T; list: [T, number] }, k: number) => ({
      sum: w.add(list[0]),
      rest: [list[0].mul(list[1] as never), { scaled: w.mul(k as never), nothing: null }],
    }));
    const out = f({ w: vector(1, 2), list: [vector(3, 4), 10] }, 5);
    expectClose(out.sum, [4, 6]);
    expectClose(out.rest[0], [30, 40]);
    expectClose(out.rest[1].scaled, [5, 10]);
    expect(out.rest[1].nothing).toBe(null);
    expect(Object.keys(out)).toEqual(['sum', 'rest']);
  });

  test('other numbers, and other tensors of the same shapes, are the same program', () => {
    let traces = 0;
    const f = fuse((x: T, k: number) => {
      traces++;
      return tf.mul(x, k as never);
    });
    expect(f.programs).toBe(0);
    expectClose(f(vector(1, 2), 3), [3, 6]);
    expectClose(f(vector(4, 5), -1), [-4, -5]);
    expect([f.programs, traces]).toEqual([1, 1]);
    expectClose(f(vector(4, 5, 6), -1), [-4, -5, -6]);
    expectClose(f(tf.tensor1d([4, 5], 'int32'), 2), [8, 10]);
    expect([f.programs, traces]).toEqual([3, 3]);
  });

  test('a tree of another form is another program', () => {
    const f = fuse((tree: Record<string, T>) => Object.values(tree).reduce((x, y) => tf.sub(x, y)));
    expectClose(f({ a: vector(5), b: vector(2) }), [3]);
    expectClose(f({ b: vector(2), a: vector(5) }), [-3]);
    expectClose(f({ a: vector(5), b: vector(2), c: vector(1) }), [2]);
    expect(f.programs).toBe(3);
  });

  test('strings, booleans, null and functions are part of the program', () => {
    const f = fuse((x: T, how: string, flag: boolean | null, g: (y: T) => T) =>
      how === 'neg' ? tf.neg(x) : flag ? g(x) : x,
    );
    const double = (y: T) => tf.mul(y, 2);
    const half = (y: T) => tf.div(y, 2);
    expectClose(f(vector(1), 'neg', true, double), [-1]);
    expectClose(f(vector(1), 'other', true, double), [2]);
    expectClose(f(vector(1), 'other', true, half), [0.5]);
    expectClose(f(vector(1), 'other', null, half), [1]);
    expectClose(f(vector(3), 'other', true, double), [6]);
    expect(f.programs).toBe(4);
  });

  test('numbers at staticArgnums are read when the function is traced', () => {
    const power = fuse(
      (x: T, n: number) => {
        let y = x;
        for (let i = 1; i < n; i++) y = tf.mul(y, x);
        return y;
      },
      { staticArgnums: 1 },
    );
    expectClose(power(vector(2, 3), 3), [8, 27]);
    expectClose(power(vector(2, 3), 4), [16, 81]);
    expectClose(power(vector(1, 2), 3), [1, 8]);
    expect(power.programs).toBe(2);
    const both = fuse((x: T, { axis, k }: { axis: number; k: T }) => tf.sum(tf.mul(x, k), axis), {
      staticArgnums: [1],
    });
    const k = tf.scalar(2);
    expectClose(both(tf.ones([2, 3]), { axis: 1, k }), [6, 6]);
    expectClose(both(tf.ones([2, 3]), { axis: 0, k: tf.scalar(3) }), [6, 6, 6]);
    expectClose(both(tf.ones([2, 3]), { axis: 1, k: tf.scalar(5) }), [15, 15]);
    expect(both.programs).toBe(2);
  });

  test('results that are inputs, captured, literals or equal are tensors of their own', () => {
    const outside = vector(7);
    const f = fuse((x: T) => {
      const y = tf.sin(x);
      const literal = vector(1, 2, 3);
      return [
        x,
        x,
        outside,
        y,
        y,
        tf.sin(x),
        literal,
        literal,
        tf.zeros([2]),
        tf.zeros([2]),
        tf.reshape(x, [1, 2]),
      ];
    });
    const x = vector(0, 1);
    const out: T[] = f(x);
    const all = new Set([x, outside, ...out]);
    expect(all.size).toBe(out.length + 2);
    tf.dispose(out.slice(0, 4));
    expectClose(x, [0, 1]);
    expectClose(outside, [7]);
    expectClose(out[4], [0, Math.sin(1)]);
    expectClose(out[5], [0, Math.sin(1)]);
    expectClose(out[7], [1, 2, 3]);
    expectClose(out[9], [0, 0]);
    expectClose(out[10], [[0, 1]]);
    tf.dispose(x);
    expectClose(out[10], [[0, 1]]);
  });

  test('a number that the function returns stays one, an argument that it returns is a tensor', () => {
    const [a, b] = fuse((x: T, k: number) => [tf.neg(x).rank, k])(vector(1), 4);
    expect(a).toBe(1);
    expectClose(b, 4);
  });

  test('results are not tied to a call: they survive the next one', () => {
    const f = fuse((x: T) => tf.mul(tf.exp(x), 2));
    const first = f(vector(0));
    f(vector(1)).dispose();
    expectClose(first, [2]);
  });

  test('no result, and no argument', () => {
    expect(fuse((_: T) => undefined)(vector(1))).toBe(undefined);
    expect(fuse(() => null)()).toBe(null);
    expectClose(fuse(() => tf.add(tf.ones([2]), 1))(), [2, 2]);
  });

  test('tensors of no elements', () => {
    const f = fuse((x: T) => [
      tf.mul(tf.exp(x), 2),
      tf.sum(x),
      tf.sum(x, 0),
      tf.concat([x, tf.ones([1, 2])]),
    ]);
    const [a, b, c, d] = f(tf.zeros([0, 2]));
    expect(a.shape).toEqual([0, 2]);
    expectClose(b, 0);
    expectClose(c, [0, 0]);
    expectClose(d, [[1, 1]]);
  });
});

describe('fuse: what the function closes over', () => {
  test('tensors and variables are read at each call', () => {
    const w = tf.variable(vector(1, 2));
    const c = tf.scalar(10);
    const f = fuse((x: T) => tf.add(tf.mul(x, w), c));
    expectClose(f(vector(1, 1)), [11, 12]);
    w.assign(vector(3, 4));
    expectClose(f(vector(1, 1)), [13, 14]);
    expect(f.programs).toBe(1);
    w.dispose();
    expectError(() => f(vector(1, 1)), disposedCapture, [2]);
  });

  test('a tensor that only dead code used may be disposed', () => {
    const c = vector(1, 2);
    const f = fuse((x: T) => {
      tf.add(x, c);
      return tf.neg(x);
    });
    f(vector(1, 1)).dispose();
    c.dispose();
    expectClose(f(vector(1, 2)), [-1, -2]);
  });

  test('tensors made from values are the same in each call, also with tidy and dispose', () => {
    const f = fuse((x: T) =>
      tf.tidy(() => {
        const w = tf.tensor([[1, 2]]);
        const y = tf.matMul(w, tf.reshape(x, [2, 1]));
        w.dispose();
        const z = tf.keep(tf.square(y));
        y.dispose();
        return z;
      }),
    );
    expectClose(f(vector(1, 1)), [[9]]);
    expectClose(f(vector(2, 1)), [[16]]);
  });

  test('what a call finds on another backend is moved there', async () => {
    const w = tf.variable(vector(1, 2));
    const f = fuse((x: T) => tf.mul(tf.add(x, w), vector(2, 3)));
    const x = vector(1, 1);
    const values = [];
    for (const backend of ['cpu', 'wasm', 'cpu', 'wasm'] as const) {
      await useBackend(backend);
      values.push(Array.from(f(x).dataSync()));
    }
    await useBackend('cpu');
    expect(values).toEqual(Array(4).fill([4, 9]));
    expect(f.programs).toBe(1);
    tf.dispose([w, x]);
  });

  test('a disposed argument is an error that says so', () => {
    const f = fuse((x: T) => tf.exp(x));
    const x = vector(1);
    f(x).dispose();
    x.dispose();
    expect(() => f(x)).toThrow(/disposed/);
    expectIdle();
  });
});

describe('fuse: several outputs and values used again', () => {
  test('sums of rows that are results too, read in part and in whole', () => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    const r = tf.ones([2, 5]);
    const f = (y: T, z: T) => {
      const sums = tf.sum(y, 1);
      return [
        tf.add(z, tf.expandDims(tf.slice(sums, 0, 2), 1)),
        sums,
        tf.sum(y, 1, true),
        tf.exp(tf.neg(sums)),
      ];
    };
    expectClose(fuse(f)(x, r), f(x, r));
    const rows = (y: T) => {
      const most = tf.max(y, 1, true);
      const total = tf.sum(tf.exp(tf.sub(y, most)), 1, true);
      return [tf.sum(tf.mul(y, tf.log(total)), 1), most, total];
    };
    expectClose(fuse(rows)(x), rows(x));
    expect(kernelsOf(rows, x)).toBe(1);
  });

  test('values that later ops use again', () => {
    const g = (x: T) => {
      const y = tf.exp(x);
      const mean = tf.mean(y, 1, true);
      const z = tf.sub(y, mean);
      return [
        z,
        tf.mean(tf.square(z)),
        mean,
        tf.transpose(z),
        tf.argMax(z, 1),
        tf.gather(z, tf.argMax(z, 0)),
      ];
    };
    const x = tf.tensor2d([
      [0.1, -0.4, 2],
      [1, 0.3, -1],
    ]);
    const out: T[] = fuse(g)(x);
    g(x).forEach((want, i) => {
      expect(out[i].dtype).toBe(want.dtype);
      expectClose(out[i], want.arraySync());
    });
  });

  test('kernels of tfjs that read fused ones of the same shape', () => {
    const g = (x: T) => tf.add(tf.cumsum(tf.add(x, 1)), tf.sub(x, 1));
    const h = (x: T) => [
      tf.sin(tf.reverse(tf.cumsum(tf.exp(x)), 0)),
      tf.exp(tf.neg(x)),
      tf.gather(tf.sin(x), tf.cast(tf.abs(x), 'int32')),
    ];
    const x = vector(0.5, 1.5, -0.25);
    expectClose(fuse(g)(x), g(x).arraySync());
    (fuse(h)(x) as T[]).forEach((y, i) => {
      expectClose(y, h(x)[i].arraySync());
    });
  });
});
