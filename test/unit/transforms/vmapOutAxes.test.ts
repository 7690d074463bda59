import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import { axesTree, nonArrayOutput, outAxisOutOfRange, unmappedOutAxis } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement, values } from '../../support/statement.js';
import { stopGradient, vmap } from '../../support/untyped.js';

const id = (x: tf.Tensor) => x.mul(1);

describe('1.3 outAxes', () => {
  statement('1.3: an axis of the result, counted in its final rank', () => {
    const x = random([2, 3, 4]);
    for (const axis of [0, 1, 2, -1, -2, -3]) {
      expectClose(vmap(id, 0, axis)(x), tf.stack(tf.unstack(x), axis < 0 ? axis + 3 : axis));
    }
  });
  statement('1.3: range -(r + 1) <= a <= r for a result of rank r', () => {
    const x = tf.ones([2, 3]);
    expectError(() => vmap(id, 0, 2)(x), outAxisOutOfRange, 2, 'the result', [3]);
    expectError(() => vmap(id, 0, -3)(x), outAxisOutOfRange, -3, 'the result', [3]);
    expectError(
      () => vmap((y: tf.Tensor) => ({ v: [y, y] }), 0, { v: [0, -4] })(x),
      outAxisOutOfRange,
      -4,
      'the result.v.1',
      [3],
    );
  });
  statement('1.3: a tree prefix of the result', () => {
    const x = random([2, 3]);
    const f = (y: tf.Tensor) => ({ a: y, b: [y, { c: y.mul(2) }] });
    const got = vmap(f, 0, { a: 1, b: [0, -1] })(x);
    expectClose(got, {
      a: values(tf.transpose(x)),
      b: [values(x), { c: values(tf.transpose(x.mul(2))) }],
    } as never);
    expectClose(vmap(f, 0, 1)(x).b[1].c, tf.transpose(x.mul(2)));
  });
  statement('1.3: a specification that is no prefix is an error', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(id, 0, [0])(x),
      axesTree,
      'outAxes',
      'an array of length 1',
      'the result',
      'a tensor',
    );
    expectError(
      () => vmap((y: tf.Tensor) => [y, y], 0, [0])(x),
      axesTree,
      'outAxes',
      'an array of length 1',
      'the result',
      'an array of length 2',
    );
    expectError(
      () => vmap((y: tf.Tensor) => ({ a: { b: y } }), 0, { a: { c: 0 } })(x),
      axesTree,
      'outAxes.a',
      'an object with keys c',
      'the result.a',
      'an object with keys b',
    );
  });
  statement('1.3: an output that does not depend on mapped data is broadcast along the axis', () => {
    const x = tf.ones([2]);
    expectClose(vmap(() => tf.tensor1d([1, 2, 3]), 0, 0)(x), [
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expectClose(vmap(() => tf.tensor1d([1, 2, 3]), 0, 1)(x), [
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expectClose(vmap(() => 4)(x), [4, 4]);
  });
  statement('1.3: with null it is returned as it is', () => {
    const [x, w] = [tf.ones([2]), tf.tensor1d([1, 2, 3])];
    expectClose(vmap(() => w, 0, null)(x), [1, 2, 3]);
    expectClose(vmap((a: tf.Tensor) => [a, w.mul(2)], 0, [0, null])(x), [
      [1, 1],
      [2, 4, 6],
    ]);
    expectClose(vmap(() => 4, 0, null)(x), 4);
  });
  statement('1.3: an output that depends on mapped data cannot have null', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(id, 0, null)(x), unmappedOutAxis, 'the result');
    expectError(
      () => vmap((y: tf.Tensor) => ({ v: [tf.scalar(1), y] }), 0, { v: [null, null] })(x),
      unmappedOutAxis,
      'the result.v.1',
    );
  });
  statement('1.3: dependence is data flow, not value: x * 0, x - x, stopGradient(x) are mapped', () => {
    const x = tf.ones([2]);
    for (const f of [
      (y: tf.Tensor) => y.mul(0),
      (y: tf.Tensor) => y.sub(y),
      (y: tf.Tensor) => stopGradient(y),
      (y: tf.Tensor) => y,
    ]) {
      expectError(() => vmap(f, 0, null)(x), unmappedOutAxis, 'the result');
    }
  });
  statement('1.3: zerosLike, onesLike, constants and values made from shapes are not mapped', () => {
    const x = tf.ones([2, 3]);
    expectClose(vmap((y: tf.Tensor) => tf.zerosLike(y), 0, null)(x), [0, 0, 0]);
    expectClose(vmap((y: tf.Tensor) => tf.onesLike(y), 0, null)(x), [1, 1, 1]);
    expectClose(vmap(() => tf.range(0, 3), 0, null)(x), [0, 1, 2]);
    expectClose(vmap((y: tf.Tensor) => tf.zeros(y.shape).add(y.size), 0, null)(x), [3, 3, 3]);
  });
  statement('1.3: kernels with several outputs map all of them', () => {
    const x = tf.tensor2d([
      [1, 3, 2],
      [6, 5, 4],
    ]);
    const f = (y: tf.Tensor) => {
      const { values, indices } = tf.topk(y, 2);
      return [values, indices];
    };
    expectClose(vmap(f)(x), [
      [
        [3, 2],
        [6, 5],
      ],
      [
        [1, 2],
        [0, 1],
      ],
    ]);
    expectError(() => vmap(f, 0, [0, null])(x), unmappedOutAxis, 'the result.1');
    expectError(
      () => vmap((y: tf.Tensor) => tf.split(y, 3), 0, [0, 0, null])(x),
      unmappedOutAxis,
      'the result.2',
    );
  });
  statement('1.3: null and undefined outputs stay', () => {
    const x = tf.ones([2]);
    expect(vmap(() => null)(x)).toBe(null);
    expectClose(vmap((y: tf.Tensor) => ({ y, n: null }))(x), { y: [1, 1], n: null });
    expect(vmap(() => undefined)(x)).toBe(undefined);
  });
  statement('1.3: other outputs that are no tensors are errors', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(() => 'hello')(x), nonArrayOutput, 'vmap', 'the result', 'a string');
    expectError(
      () => vmap((y: tf.Tensor) => ({ a: [y, true] }))(x),
      nonArrayOutput,
      'vmap',
      'result.a.1',
      'a boolean',
    );
    expectError(() => vmap(() => () => x)(x), nonArrayOutput, 'vmap', 'the result', 'a function');
  });
  statement('1.3: the body sees per-example shapes', () => {
    const seen: number[][] = [];
    vmap(
      (x: tf.Tensor, y: tf.Tensor) => {
        seen.push(x.shape, [...y.shape]);
        expect([x.rank, x.size, x.dtype]).toEqual([1, 3, 'float32']);
        return x;
      },
      [0, 2],
    )(tf.ones([2, 3]), tf.ones([4, 5, 2]));
    expect(seen).toEqual([[3], [4, 5]]);
  });
});
