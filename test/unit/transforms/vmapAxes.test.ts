import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import {
  axesTree,
  inAxisOutOfRange,
  inconsistentSizes,
  mappedAxisSize,
  mappedLeaf,
  mappedNonArray,
  mappedScalar,
  nonArrayOutput,
  outAxisOutOfRange,
  unmappedOutAxis,
} from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement, values } from '../../support/statement.js';
import { stopGradient, vmap } from '../../support/untyped.js';

const id = (x: tf.Tensor) => x.mul(1);
const never = () => expect.fail('the body ran');

describe('1.2 inAxes', () => {
  statement('1.2: a number maps every leaf of every argument', () => {
    const f = ({ a, b }: { a: tf.Tensor; b: tf.Tensor[] }, c: tf.Tensor) => a.add(b[0]).add(c);
    const x = random([2, 3]);
    expectClose(vmap(f, 1)({ a: x, b: [x] }, x), tf.transpose(x).mul(3));
  });
  statement('1.2: null maps nothing positional', () => {
    const x = random([2, 3]);
    expectClose(vmap(id, null, 0, { axisSize: 2 })(x), tf.stack([x, x]));
  });
  statement('1.2: an array has one entry per argument', () => {
    const [x, y] = [random([2, 3]), random([3])];
    expectClose(vmap((a: tf.Tensor, b: tf.Tensor) => a.add(b), [0, null])(x, y), x.add(y));
    expectClose(
      vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b), [1, 0])(x, y),
      tf.transpose(x).mul(y.expandDims(1)),
    );
  });
  statement('1.2: a leaf of an entry covers the whole subtree below it', () => {
    const f = (p: { w: tf.Tensor; rest: { b: tf.Tensor; c: tf.Tensor[] } }) =>
      p.w.mul(p.rest.b).add(p.rest.c[0]);
    const [w, b] = [random([3]), random([2, 3])];
    expectClose(vmap(f, [{ w: null, rest: 0 }])({ w, rest: { b, c: [b] } }), b.mul(w).add(b));
    expectClose(
      vmap(f, [{ w: null, rest: { b: 0, c: [null] } }])({ w, rest: { b, c: [w] } }),
      b.mul(w).add(w),
    );
  });
  statement('1.2: containers must match in type', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [{ a: 0 }])([x]),
      axesTree,
      'inAxes[0]',
      'an object with keys a',
      'arg 0',
      'an array of length 1',
    );
    expectError(
      () => vmap(never, [[0]])({ 0: x }),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'an object with keys 0',
    );
    expectError(
      () => vmap(never, [[0]])(x),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'a tensor',
    );
    expectError(
      () => vmap(never, [{ a: { b: 0 } }])({ a: x }),
      axesTree,
      'inAxes[0].a',
      'an object with keys b',
      'arg 0.a',
      'a tensor',
    );
  });
  statement('1.2: containers must match in length', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [[0, 0]])([x]),
      axesTree,
      'inAxes[0]',
      'an array of length 2',
      'arg 0',
      'an array of length 1',
    );
  });
  statement('1.2: objects must match in their exact key set', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [{ a: 0 }])({ a: x, b: x }),
      axesTree,
      'inAxes[0]',
      'an object with keys a',
      'arg 0',
      'an object with keys a, b',
    );
    expectError(
      () => vmap(never, [{ a: 0, c: 0 }])({ a: x, b: x }),
      axesTree,
      'inAxes[0]',
      'an object with keys a, c',
      'arg 0',
      'an object with keys a, b',
    );
    expectClose(
      vmap((p: { a: tf.Tensor; b: tf.Tensor }) => p.a.sub(p.b), [{ b: 0, a: 0 }])({ a: x, b: x }),
      [0, 0],
    );
  });
  statement('1.2: an object describes an argument, so it must stand in an array', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, { a: 0 })({ a: x }),
      axesTree,
      'inAxes',
      'an object with keys a',
      'the argument list',
      'an array of length 1',
    );
    expectClose(vmap((p: { a: tf.Tensor }) => p.a, [{ a: 0 }])({ a: x }), x);
  });
  statement('1.2: axes range over the rank that includes the mapped axis', () => {
    const x = random([2, 3, 4]);
    for (const axis of [0, 1, 2, -1, -2, -3]) {
      expectClose(vmap(id, axis)(x), tf.stack(tf.unstack(x, axis)));
    }
    expectError(() => vmap(never, 3)(x), inAxisOutOfRange, 3, 'arg 0', [2, 3, 4]);
    expectError(() => vmap(never, -4)(x), inAxisOutOfRange, -4, 'arg 0', [2, 3, 4]);
    expectError(
      () => vmap(never, [0, { w: [1] }])(x, { w: [tf.ones([2])] }),
      inAxisOutOfRange,
      1,
      'arg 1.w.0',
      [2],
    );
  });
  statement('1.2: negative axes count per leaf, in its own rank', () => {
    const [x, y] = [random([4, 2]), random([2])];
    expectClose(vmap(([a, b]: tf.Tensor[]) => a.mul(b), -1)([x, y]), tf.transpose(x.mul(y)));
  });
  statement('1.2: null values are empty trees and take no part', () => {
    const f = (a: tf.Tensor, b: unknown) => {
      expect(b).toBe(null);
      return a;
    };
    expectClose(vmap(f)(tf.ones([2]), null), [1, 1]);
    expectClose(vmap(f, [0, 5])(tf.ones([2]), null), [1, 1]);
    expectClose(
      vmap((p: { a: tf.Tensor; b: unknown }) => p.a, [{ a: 0, b: 7 }])({ a: tf.ones([2]), b: null }),
      [1, 1],
    );
  });
  statement('1.2: so are empty containers', () => {
    const f = (a: tf.Tensor, b: unknown, c: unknown) => {
      expect([b, c]).toEqual([[], {}]);
      return a;
    };
    expectClose(vmap(f, [0, 1, 2])(tf.ones([2]), [], {}), [1, 1]);
  });
  statement('1.2: unmapped leaves may be anything', () => {
    const model = new (class Model {
      scale = 3;
    })();
    const f = (
      x: tf.Tensor,
      options: { g: (x: tf.Tensor) => tf.Tensor; name: string },
      m: { scale: number },
      on: boolean,
    ) => (on ? options.g(x).mul(m.scale) : x);
    expectClose(vmap(f, [0, null, null, null])(tf.ones([2]), { g: id, name: 'x' }, model, true), [3, 3]);
  });
  statement('1.2: an argument with null is passed as it is', () => {
    const shared = { w: tf.ones([2]), options: [1, { deep: true }] };
    vmap(
      (x: tf.Tensor, p: unknown) => {
        expect(p).toBe(shared);
        return x;
      },
      [0, null],
    )(tf.ones([2]), shared);
  });
  statement('1.2: mapped leaves must be arrays', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(never)(x, 'a'), mappedNonArray, 'arg 1', 'a string');
    expectError(() => vmap(never)(x, { g: id }), mappedNonArray, 'arg 1.g', 'a function');
    expectError(() => vmap(never)(x, true), mappedNonArray, 'arg 1', 'a boolean');
    expectError(() => vmap(never)(x, new Date()), mappedNonArray, 'arg 1', 'an object');
  });
  statement('1.2: a mapped number is a scalar, which has no axis', () => {
    expectError(() => vmap(never)(tf.ones([2]), 3), mappedScalar, 'arg 1', 0);
    expectClose(vmap((x: tf.Tensor, s: number) => x.mul(s), [0, null])(tf.ones([2]), 3), [3, 3]);
  });
  statement('1.2: an options object goes by as a positional tree (7.5)', () => {
    const f = (x: tf.Tensor, { axis, scale }: { axis: number; scale: tf.Tensor }) =>
      tf.sum(x, axis).mul(scale);
    const x = random([2, 3, 4]);
    expectClose(
      vmap(f, [0, { axis: null, scale: 0 }])(x, { axis: 0, scale: tf.tensor1d([1, 2]) }),
      tf.sum(x, 1).mul(tf.tensor2d([[1], [2]])),
    );
  });
  statement('1.2: all mapped axes have one size; 1 does not broadcast', () => {
    const [x, y] = [tf.ones([1, 3]), tf.ones([2, 3])];
    expectError(
      () => vmap(never)(x, y),
      inconsistentSizes,
      mappedLeaf('arg 0', [1, 3], 0, 1),
      mappedLeaf('arg 1', [2, 3], 0, 2),
    );
  });
  statement('1.2: axisSize takes part in the comparison', () => {
    expectError(
      () => vmap(never, 0, 0, { axisSize: 2 })(tf.ones([10, 4])),
      inconsistentSizes,
      mappedLeaf('arg 0', [10, 4], 0, 10),
      mappedAxisSize(2),
    );
    expectClose(vmap(id, 0, 0, { axisSize: 2 })(tf.ones([2])), [1, 1]);
  });
  statement('1.2: size 0 is legal and the body runs once', () => {
    let ran = 0;
    const f = (x: tf.Tensor) => {
      ran++;
      return tf.sum(x.mul(2));
    };
    const y = vmap(f)(tf.zeros([0, 3]));
    expect(y.shape).toEqual([0]);
    expect(ran).toBe(1);
    expect(vmap(() => tf.ones([2]), 0, 1, { axisSize: 0 })().shape).toEqual([2, 0]);
  });
  statement('1.2: a batch of one example is an ordinary batch', () => {
    expectClose(vmap((x: tf.Tensor) => tf.sum(x))(tf.ones([1, 3])), [3]);
  });
  statement('1.2: axisSize alone is enough, with null or without arguments', () => {
    expectClose(vmap((x: tf.Tensor) => x, null, 0, { axisSize: 2 })(tf.scalar(1)), [1, 1]);
    expectClose(vmap(() => tf.scalar(5), 0, 0, { axisSize: 3 })(), [5, 5, 5]);
    expectClose(vmap(() => 5, [], 0, { axisSize: 3 })(), [5, 5, 5]);
  });
});

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
