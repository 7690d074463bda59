import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import { unmappedOutAxis } from '../../../src/messages/vmap.js';
import { expectClose, expectError, loop, random, statement } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';

const id = (x: tf.Tensor) => x.mul(1);

describe('1.3, 7.3: errors of the body speak of per-example shapes', () => {
  const cases: [string, (x: tf.Tensor) => tf.Tensor, RegExp][] = [
    ['add', (x) => tf.add(x, tf.ones([4])), /\[2, 3\].*\[4\]/],
    ['matMul', (x) => tf.matMul(x as tf.Tensor2D, tf.ones([4, 5])), /\[2, 3\].*\[4, 5\]/],
    ['concat', (x) => tf.concat([x, tf.ones([2, 4])], 0), /\[2, 3\].*\[2, 4\]/],
    ['stack', (x) => tf.stack([x, tf.ones([2, 4])]), /\[2, 3\]|shapes/],
    ['reshape', (x) => tf.reshape(x, [4, 2]), /6.*\[4, ?2\]|\[2, 3\]|size/],
    ['transpose', (x) => tf.transpose(x, [0, 1, 2]), /rank of input 2 /],
    ['gather', (x) => tf.gather(x, tf.tensor1d([0], 'int32'), 2), /axis|\[2, 3\]/],
    ['slice', (x) => tf.slice(x, [0, 2], [2, 2]), /\[2, 3\]|size/],
    ['where', (x) => tf.where(tf.ones([5], 'bool'), x, x), /shapes 5 and 2,3/],
  ];
  for (const [name, f, pattern] of cases) {
    statement(`7.3: ${name}`, () => {
      let error: Error | undefined;
      try {
        vmap(f)(tf.ones([7, 2, 3]));
      } catch (e) {
        error = e as Error;
      }
      const sentence = error?.message.replace(/ \(at \S+\)$/, '');
      expect(sentence).toMatch(pattern);
      expect(sentence).not.toMatch(/7/);
    });
  }
});

describe('1.5 nesting', () => {
  const sub = (a: tf.Tensor, b: tf.Tensor) => a.sub(b);
  statement('1.5: the outer vmap removes its axis first and leads the result', () => {
    const [x, y] = [tf.range(0, 10), tf.range(0, 20)];
    const got = vmap(vmap(sub, [0, null]), [null, 0])(x, y);
    expect(got.shape).toEqual([20, 10]);
    expectClose(got, tf.sub(x, y.expandDims(1)));
  });
  statement('1.5: inner axes index the remaining array', () => {
    const x = random([2, 3, 4]);
    expectClose(
      vmap(
        vmap((v: tf.Tensor) => tf.sum(v), 1),
        1,
      )(x),
      tf.transpose(tf.sum(x, 0), [0, 1]),
    );
    expectClose(
      vmap(
        vmap((v: tf.Tensor) => tf.sum(v), 0),
        2,
      )(x),
      tf.transpose(tf.sum(x, 1)),
    );
  });
  statement('1.5: on the way out the inner axis is inserted first, the outer last', () => {
    const x = random([2, 3, 4]);
    const got = vmap(vmap(id, 0, 1), 0, 2)(x);
    expectClose(got, tf.transpose(x, [2, 1, 0]));
    expectClose(vmap(vmap(id, 0, -1), 0, 0)(x), tf.transpose(x, [0, 2, 1]));
  });
  statement('1.5: an inner body may close over the outer value', () => {
    const [x, y] = [random([3, 2]), random([4, 2])];
    const got = vmap((a: tf.Tensor) => vmap((b: tf.Tensor) => tf.sum(a.mul(b)))(y))(x);
    expectClose(got, tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D, false, true));
  });
  statement('1.5: an inner output may depend on the outer level alone, with outAxes null inside', () => {
    const x = random([3]);
    const got = vmap((a: tf.Tensor) => vmap(() => a.mul(2), 0, null)(tf.ones([5])))(x);
    expectClose(got, x.mul(2));
    expectError(
      () => vmap((a: tf.Tensor) => vmap(() => a.mul(2), 0, null)(tf.ones([5])), 0, null)(x),
      unmappedOutAxis,
      'the result',
    );
  });
  statement('1.5: depth three, with rank above four', () => {
    const x = random([2, 3, 2, 3, 2]);
    const f = (a: tf.Tensor) => tf.matMul(a as tf.Tensor2D, a as tf.Tensor2D, false, true);
    expectClose(vmap(vmap(vmap(f)))(x), tf.matMul(x, x, false, true));
  });
  statement('1.5: size 0 outside and inside', () => {
    expect(vmap(vmap(id))(tf.zeros([0, 3])).shape).toEqual([0, 3]);
    expect(vmap(vmap(id))(tf.zeros([3, 0])).shape).toEqual([3, 0]);
  });
});

describe('1.7 batching', () => {
  statement(
    '1.7: ranks align on per-example shapes: a mapped scalar against an unmapped [B, B] matrix',
    () => {
      const [s, m] = [tf.tensor1d([1, 2, 3]), random([3, 3])];
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b), [0, null])(s, m),
        tf.mul(s.reshape([3, 1, 1]), m),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => b.sub(a), [0, null])(s, m),
        tf.sub(m, s.reshape([3, 1, 1])),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b))(s, random([3, 3, 3])),
        tf.mul(s.reshape([3, 1, 1]), random([3, 3, 3])),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => tf.where(a.greater(1.5), b, tf.zerosLike(b)), [0, null])(s, m),
        tf.stack([tf.zerosLike(m), m, m]),
      );
    },
  );
  statement('1.7: default and negative axes mean per-example axes', () => {
    const x = random([4, 2, 3]);
    const each = (f: (y: tf.Tensor) => tf.Tensor) => expectClose(vmap(f)(x), loop(f, x));
    each((y) => tf.sum(y));
    each((y) => tf.sum(y, -1));
    each((y) => tf.mean(y, -2, true));
    each((y) => tf.transpose(y));
    each((y) => tf.argMax(y, 0));
    each((y) => tf.argMax(y, -1));
    each((y) => y.flatten());
    each((y) => tf.concat([y, y], -1));
    each((y) => tf.stack([y, y], -1));
    each((y) => tf.reverse(y));
    each((y) => tf.softmax(y));
    each((y) => tf.cumsum(y, 1));
    expectClose(vmap((y: tf.Tensor) => tf.cumsum(y, -1))(x), tf.cumsum(x, 2));
    each((y) => tf.logSumExp(y));
    each((y) => tf.expandDims(y, -1));
    each((y) => tf.reshape(y, [-1]));
    each((y) => tf.norm(y));
    each((y) => tf.unstack(y, 1)[1]);
  });
  statement('1.7: a batch of size 1 survives squeeze', () => {
    const x = random([1, 1, 3]);
    expectClose(vmap((y: tf.Tensor) => tf.squeeze(y))(x), tf.reshape(x, [1, 3]));
    expect(vmap((y: tf.Tensor) => tf.squeeze(y))(tf.ones([1, 1, 1])).shape).toEqual([1]);
  });
  statement('1.7: integers, booleans and upcasts keep their dtypes', () => {
    const i = tf.tensor1d([1, 2, 3], 'int32');
    expect(vmap((x: tf.Tensor) => x.square())(i).dtype).toBe('int32');
    expect(vmap((x: tf.Tensor) => x.add(0.5))(i).dtype).toBe('float32');
    expect(vmap((x: tf.Tensor) => x.greater(1))(i).dtype).toBe('bool');
  });
});

describe('chunkSize', () => {
  const f = (x: tf.Tensor, w: tf.Tensor) => [tf.sum(x.mul(w)), x.add(1), w];
  for (const chunkSize of [1, 2, 3, 7, 100]) {
    statement(`chunkSize ${chunkSize}: the result is the same`, () => {
      const [x, w] = [random([2, 7]), random([2])];
      const whole = vmap(f, [1, null], [0, 1, null])(x, w);
      expectClose(vmap(f, [1, null], [0, 1, null], { chunkSize })(x, w), whole);
    });
  }
  statement('chunkSize: the body runs on so many examples at a time', () => {
    let ran = 0;
    vmap(
      (x: tf.Tensor) => {
        ran++;
        return x;
      },
      0,
      0,
      { chunkSize: 3 },
    )(tf.ones([7]));
    expect(ran).toBe(3);
  });
  statement('chunkSize: memory is bounded by the chunk', () => {
    const bytes = (chunkSize: number) => {
      let peak = 0;
      const start = tf.memory().numBytes;
      vmap(
        (x: tf.Tensor) => {
          const y = tf.sum(tf.outerProduct(x as tf.Tensor1D, x as tf.Tensor1D));
          peak = Math.max(peak, tf.memory().numBytes - start);
          return y;
        },
        0,
        0,
        { chunkSize },
      )(tf.ones([64, 32]));
      return peak;
    };
    expect(bytes(4)).toBeLessThan(bytes(64) / 4);
  });
  statement('chunkSize: no examples, nested, and in the derivative', () => {
    expect(vmap(id, 0, 0, { chunkSize: 2 })(tf.zeros([0, 3])).shape).toEqual([0, 3]);
    const x = random([5, 3]);
    expectClose(vmap(vmap(id, 0, 0, { chunkSize: 2 }), 0, 0, { chunkSize: 2 })(x), x);
    expectClose(
      grad((y: tf.Tensor) => tf.sum(vmap((z: tf.Tensor) => z.square(), 0, 0, { chunkSize: 2 })(y)))(x),
      x.mul(2),
    );
  });
});
