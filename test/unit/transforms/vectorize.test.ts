import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { notAFunction } from '../../../src/messages/tracing.js';
import { excludedKind, loopMismatch, nullCore } from '../../../src/messages/vectorize.js';
import { unknownOption } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { grad, vectorize, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const add = (a: T, b: T) => a.add(b);
const never = () => expect.fail('the body ran');
const core = (signature: string) => ({ signature });

describe('2 without a signature', () => {
  statement('2: sugar over nested vmap: [10] and [20, 1] broadcast, and the body sees scalars', () => {
    let ran = 0;
    const f = (a: T, b: T) => {
      ran++;
      expect([a.shape, b.shape]).toEqual([[], []]);
      return a.add(b);
    };
    const [x, y] = [tf.range(0, 10), tf.range(0, 20).reshape([20, 1])];
    const got = vectorize(f)(x, y);
    expect(got.shape).toEqual([20, 10]);
    expectClose(got, tf.add(x, y));
    expect(ran).toBe(1);
  });
  test('1.7: add of [10] and [20, 1] is one addition', async () => {
    const [x, y] = [tf.ones([10]), tf.ones([20, 1])];
    const { kernels, result } = await tf.profile(() => vectorize(add)(x, y));
    const names = kernels.map(({ name }) => name).filter((name) => name !== 'Reshape');
    expect(names).toEqual(['Add']);
    tf.dispose([x, y, result as T]);
  });
  statement('2: it equals the nested vmap', () => {
    const [x, y] = [random([10]), random([20], 2)];
    const f = (a: T, b: T) => a.mul(b).sin();
    expectClose(vectorize(f)(x, y.reshape([20, 1])), vmap(vmap(f, [0, null]), [null, 0])(x, y));
  });
  statement('2: signature undefined: outputs may have any shape and structure', () => {
    const [x, y] = [random([3]), random([2, 1])];
    const got = vectorize((a: T, b: T) => ({ s: a.add(b), v: [tf.stack([a, b, a.mul(b)])], n: null, k: 2 }))(
      x,
      y,
    );
    expectClose(got.s, tf.add(x, y));
    expect(got.v[0].shape).toEqual([2, 3, 3]);
    expect(got.n).toBe(null);
    expectClose(got.k, [
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });
  statement('2: result shape = loop shape ++ core output shape, for every output', () => {
    const got = vectorize((a: T) => [a, tf.stack([a, a]), tf.fill([3, 2], 1).mul(a)])(random([4, 1, 5]));
    expect(got.map((y: T) => y.shape)).toEqual([
      [4, 1, 5],
      [4, 1, 5, 2],
      [4, 1, 5, 3, 2],
    ]);
  });
  test('2: the function must be callable, checked when vectorize is applied', () => {
    expectError(() => vectorize('f'), notAFunction, 'vectorize', 'a string');
  });
  test('7.1: unknown options are errors (TypeScript has no keyword arguments to drop)', () => {
    expectError(() => vectorize(add, { signatures: '(),()->()' }), unknownOption, 'vectorize', 'signatures', [
      'signature',
      'excluded',
    ]);
  });
});

describe('2 excluded', () => {
  test('2: positions are integers >= 0', () => {
    for (const bad of [1.5, -1, '0', Number.NaN]) {
      expectError(() => vectorize(add, { excluded: [bad] }), excludedKind, String(bad));
    }
    expectError(() => vectorize(add, { excluded: 1 }), excludedKind, '1');
    expectError(() => vectorize(add, { excluded: new Set([1]) }), excludedKind, 'an object');
  });
  statement('2: excluded arguments are passed untouched', () => {
    const options = { power: 2, weights: tf.ones([7]) };
    const f = (x: T, o: unknown, y: T) => {
      expect(o).toBe(options);
      return x.add(y);
    };
    const [x, y] = [random([3]), random([2, 1])];
    expectClose(vectorize(f, { excluded: [1] })(x, options, y), tf.add(x, y));
  });
  statement('2: the signature describes the remaining arguments, in order', () => {
    const f = (s: string, a: T, w: T, b: T) => {
      expect([s, a.shape, w.shape, b.shape]).toEqual(['s', [2, 3], [4, 5], [3]]);
      return tf.sum(a.mul(b), 1);
    };
    const [a, b] = [random([6, 2, 3]), random([3])];
    const got = vectorize(f, { signature: '(n,m),(m)->(n)', excluded: [0, 2] })('s', a, tf.ones([4, 5]), b);
    expectClose(got, tf.sum(a.mul(b), 2));
  });
  statement('2: positions beyond the arguments of the call are ignored', () => {
    expectClose(vectorize(add, { excluded: [7] })(tf.ones([2]), tf.ones([2])), [2, 2]);
  });
});

describe('2 null arguments', () => {
  statement('2: null passes where its core is (), without broadcasting', () => {
    const f = (x: T, n: unknown, y: T) => {
      expect(n).toBe(null);
      return tf.sum(x).add(y);
    };
    const [x, y] = [random([2, 3]), random([4, 1])];
    expectClose(vectorize(f, core('(k),(),()->()'))(x, null, y), tf.add(tf.sum(x, 1), y));
    expectClose(vectorize((a: T, _n: unknown) => a)(y, null), y);
  });
  statement('7.1: also at position 0', () => {
    expectClose(vectorize((_n: unknown, a: T) => a.mul(2))(null, tf.ones([2])), [2, 2]);
    expectClose(
      vectorize((_n: unknown, a: T) => tf.sum(a), core('(),(k)->()'))(null, tf.ones([2, 3])),
      [3, 3],
    );
  });
  statement('2: null with core dimensions is an error', () => {
    expectError(() => vectorize(never, core('(k),(k)->(k)'))(tf.ones([2]), null), nullCore, 1, ['k']);
    expectError(() => vectorize(never, core('(k),(k)->(k)'))(null, tf.ones([2])), nullCore, 0, ['k']);
  });
});

describe('2 loop dimensions', () => {
  const shapes: [number[], number[]][] = [
    [[], []],
    [[3], []],
    [[], [3]],
    [[3], [1]],
    [[1], [1]],
    [[2, 3], [3]],
    [[2, 1], [3]],
    [
      [2, 3],
      [2, 1],
    ],
    [
      [1, 3],
      [2, 1],
    ],
    [
      [4, 1, 3],
      [2, 1],
    ],
    [[1, 1], [1]],
    [
      [2, 1, 3],
      [1, 1, 3],
    ],
    [[0], [1]],
    [[0], []],
    [[1], [0]],
    [
      [2, 0],
      [2, 1],
    ],
    [[2, 1], [0]],
    [
      [1, 0],
      [5, 1],
    ],
  ];
  for (const [a, b] of shapes) {
    statement(`2: [${a}] and [${b}] broadcast as in numpy`, () => {
      const [x, y] = [random(a), random(b, 2)];
      const wanted = tf.sub(x, y);
      const got = vectorize((p: T, q: T) => p.sub(q))(x, y);
      expect(got.shape).toEqual(wanted.shape);
      expectClose(got, wanted);
      const more = vectorize((p: T, q: T) => tf.sum(p).mul(q), core('(k),(m)->(m)'))(
        tf.ones([...a, 2]),
        tf.ones([...b, 3]),
      );
      expect(more.shape).toEqual([...wanted.shape, 3]);
    });
  }
  statement('2: dimensions that do not broadcast; loop shapes only are told', () => {
    expectError(() => vectorize(never)(tf.ones([5, 3]), tf.ones([2])), loopMismatch, 1, [2], [5, 3], 3, 2);
    expectError(
      () => vectorize(never, core('(k),(k)->()'))(tf.ones([5, 3, 4]), tf.ones([2, 4])),
      loopMismatch,
      1,
      [2],
      [5, 3],
      3,
      2,
    );
    expectError(() => vectorize(never)(tf.ones([0]), tf.ones([2])), loopMismatch, 1, [2], [0], 0, 2);
    expectError(
      () => vectorize(never)(tf.ones([2, 1]), tf.ones([3]), tf.ones([4])),
      loopMismatch,
      2,
      [4],
      [2, 3],
      3,
      4,
    );
  });
  statement('2: loop dimensions of size 1 are not mapped, but are there in the result', () => {
    const f = (a: T) => {
      expect(a.shape).toEqual([]);
      return tf.stack([a, a]);
    };
    expect(vectorize(f)(tf.ones([1, 3, 1])).shape).toEqual([1, 3, 1, 2]);
    expect(vectorize(f)(tf.ones([1])).shape).toEqual([1, 2]);
  });
  statement('7.1: trees in the result when some loop dimension is 1 in every argument', () => {
    const got = vectorize((a: T, b: T) => ({ s: [a.add(b)], t: { u: a } }))(tf.ones([2, 1]), tf.ones([1]));
    expectClose(got, { s: [[[2], [2]]], t: { u: [[1], [1]] } });
  });
  statement('2: ranks may differ without options', () => {
    expect(vectorize(add)(tf.ones([4, 3, 2]), tf.ones([2])).shape).toEqual([4, 3, 2]);
  });
  statement('2: an argument is never repeated in memory by the broadcast itself', () => {
    let peak = 0;
    const start = tf.memory().numBytes;
    vectorize((a: T, b: T) => {
      const y = tf.sum(a).add(tf.sum(b));
      peak = Math.max(peak, tf.memory().numBytes - start);
      return y;
    }, core('(n),(m)->()'))(tf.ones([100, 1, 64]), tf.ones([100, 64]));
    expect(peak).toBeLessThan(4 * 100 * 100 * 64);
  });
});

describe('2 in compositions', () => {
  statement('2: under vmap and grad', () => {
    const [x, y] = [random([4, 3]), random([2, 1])];
    expectClose(vmap((a: T) => vectorize((p: T, q: T) => p.mul(q))(a, y))(x), tf.mul(x.expandDims(1), y));
    expectClose(
      grad((a: T) => tf.sum(vectorize((p: T, q: T) => p.mul(q))(a, y)))(random([3])),
      tf.fill([3], 1).mul(tf.sum(y)),
    );
    expectClose(vectorize(grad((p: T) => p.mul(p).mul(p)))(x), x.square().mul(3));
  });
});
