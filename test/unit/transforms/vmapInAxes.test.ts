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
} from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { vmap } from '../../support/untyped.js';

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
