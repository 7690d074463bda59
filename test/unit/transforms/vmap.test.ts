import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { notAFunction } from '../../../src/messages/tracing.js';
import {
  axesKind,
  axesLeaf,
  axesTree,
  inAxesLength,
  inAxisOutOfRange,
  inconsistentSizes,
  invalidOption,
  mappedLeaf,
  mappedScalar,
  noArrays,
  nothingMapped,
  outAxisOutOfRange,
  unknownOption,
} from '../../../src/messages/vmap.js';
import { errorOf, expectClose, expectError, random, statement } from '../../support/statement.js';
import { vmap } from '../../support/untyped.js';

const id = (x: tf.Tensor) => x.mul(1);
const never = () => expect.fail('the body ran');

describe('1 the signature', () => {
  statement('1: inAxes and outAxes default to 0', () => {
    expectClose(
      vmap((x: tf.Tensor) => tf.sum(x))(
        tf.tensor2d([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ),
      [3, 7, 11],
    );
  });
  test('1: the function must be callable, checked when vmap is applied', () => {
    expectError(() => vmap(3), notAFunction, 'vmap', 'a number');
    expectError(() => vmap(null), notAFunction, 'vmap', 'null');
  });
  statement('1: vmap.over takes the arguments first', () => {
    const [x, y] = [random([3, 2]), random([3, 2], 2)];
    expectClose(
      vmap.over(x, y)((a: tf.Tensor, b: tf.Tensor) => tf.sum(a.mul(b))),
      tf.sum(x.mul(y), 1),
    );
  });
  statement('1: outAxes come with the function then', () => {
    const x = random([2, 3]);
    const id = (a: tf.Tensor) => a.mul(1);
    expectClose(vmap.over(x)(id, 1), tf.transpose(x));
    expectClose(vmap.overAxes([1])(x)(id, 1), x);
  });
  statement('1: vmap.overAxes takes inAxes, then the arguments', () => {
    const [x, y] = [random([3, 2]), random([3])];
    expectClose(
      vmap.overAxes([1, null])(x, y)((a: tf.Tensor, b: tf.Tensor) => tf.sum(a.mul(b))),
      tf.dot(y, x),
    );
  });
  statement('1: vmap.call takes everything at once', () => {
    const x = random([3, 2]);
    expectClose(vmap.call(id, [x], 1, -1), x);
    expectClose(
      vmap.call(() => tf.scalar(2), [], 0, 0, { axisSize: 2 }),
      [2, 2],
    );
  });
});

describe('1.1 when what is checked', () => {
  test('1.1: inAxes and outAxes are a number, null, an array or an object, checked when vmap is applied', () => {
    for (const [bad, kind] of [
      ['0', 'a string'],
      [true, 'a boolean'],
      [0.5, 'a number'],
      [id, 'a function'],
    ] as const) {
      expectError(() => vmap(never, bad), axesKind, 'inAxes', kind);
      expectError(() => vmap(never, 0, bad), axesKind, 'outAxes', kind);
    }
    expectError(() => vmap(never, tf.scalar(1)), axesKind, 'inAxes', 'a tensor');
    tf.disposeVariables();
  });
  test('1.1: every leaf of inAxes and outAxes is an integer or null; booleans, floats and strings are not', () => {
    for (const [bad, kind] of [
      [true, 'a boolean'],
      [1.5, 'a number'],
      [Number.NaN, 'a number'],
      ['0', 'a string'],
      [undefined, 'undefined'],
    ] as const) {
      expectError(() => vmap(never, [0, bad]), axesLeaf, 'inAxes[1]', kind);
      expectError(() => vmap(never, [0, { w: bad }]), axesLeaf, 'inAxes[1].w', kind);
      expectError(() => vmap(never, 0, [bad]), axesLeaf, 'outAxes[0]', kind);
      expectError(() => vmap(never, 0, { w: [bad] }), axesLeaf, 'outAxes.w.0', kind);
    }
  });
  statement('1.1: at the call, the length of inAxes is checked first', () => {
    expectError(() => vmap(never, [0, 0])(tf.scalar(1)), inAxesLength, 2, 1);
    expectError(() => vmap(never, [0, 0, 0])(), inAxesLength, 3, 0);
  });
  statement('1.1: then the prefix match, then rank and size', () => {
    const bad = tf.scalar(1);
    expectError(
      () => vmap(never, [[0], 0])({ a: bad }, bad),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'an object with keys a',
    );
    expectError(() => vmap(never)(tf.ones([2]), bad), mappedScalar, 'arg 1', 0);
  });
  statement('1.1: a wrong tree later on is found before a wrong size earlier', () => {
    expectError(
      () => vmap(never, [0, { w: 0 }])(tf.scalar(1), { v: tf.ones([2]) }),
      axesTree,
      'inAxes[1]',
      'an object with keys w',
      'arg 1',
      'an object with keys v',
    );
  });
  statement('1.1: the body runs before outAxes are matched with its result', () => {
    let ran = 0;
    const f = (x: tf.Tensor) => {
      ran++;
      return x;
    };
    expectError(() => vmap(f, 0, 3)(tf.ones([2])), outAxisOutOfRange, 3, 'the result', []);
    expectError(
      () => vmap(f, 0, [0, 0])(tf.ones([2])),
      axesTree,
      'outAxes',
      'an array of length 2',
      'the result',
      'a tensor',
    );
    expect(ran).toBe(2);
  });
});

describe('1.6 errors', () => {
  test('1.6: the text for inconsistent sizes names both arguments, shapes, axes and sizes', () => {
    const { message, code } = errorOf(() =>
      tf.tidy(() => vmap((x: tf.Tensor, y: tf.Tensor) => x.add(y))(tf.ones([10]), tf.ones([20, 1]))),
    );
    expect(message).toBe(
      'vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20',
    );
    expect(code).toBe('AX201');
  });
  statement('1.6: sizes inside trees are named by their path', () => {
    const f = (): tf.Tensor => never();
    expectError(
      () => vmap(f, [0, { a: -1 }])(tf.ones([2]), { a: [tf.ones([2]), tf.ones([4, 3])] }),
      inconsistentSizes,
      mappedLeaf('arg 0', [2], 0, 2),
      mappedLeaf('arg 1.a.1', [4, 3], -1, 3),
    );
  });
  statement('1.6: of three, the first that disagrees with the first is named', () => {
    expectError(
      () => vmap(never)(tf.ones([2]), tf.ones([2, 1]), tf.ones([4])),
      inconsistentSizes,
      mappedLeaf('arg 0', [2], 0, 2),
      mappedLeaf('arg 2', [4], 0, 4),
    );
  });
  statement('1.6: rank: the axis needs one', () => {
    expectError(() => vmap(never, 1)(tf.ones([2])), inAxisOutOfRange, 1, 'arg 0', [2]);
    expectError(() => vmap(never)(tf.scalar(2)), mappedScalar, 'arg 0', 0);
    expectError(() => vmap(never, -1)({ w: tf.scalar(2) }), mappedScalar, 'arg 0.w', -1);
  });
  statement('1.6: nothing is mapped', () => {
    expectError(() => vmap(never, null)(tf.ones([2])), nothingMapped);
    expectError(() => vmap(never, [null, null])(tf.ones([2]), 3), nothingMapped);
  });
  statement('1.6: there are no arrays at all', () => {
    expectError(() => vmap(never)(), noArrays);
    expectError(() => vmap(never)({}), noArrays);
    expectError(() => vmap(never)(null, []), noArrays);
    expectError(() => vmap(never, [null])('text'), noArrays);
  });
  test('options: their kinds, and unknown ones', () => {
    for (const [bad, print] of [
      [-1, '-1'],
      [1.5, '1.5'],
      ['2', '"2"'],
      [null, 'null'],
    ] as const) {
      expectError(
        () => vmap(id, 0, 0, { axisSize: bad }),
        invalidOption,
        'vmap',
        'axisSize',
        'an integer >= 0',
        print,
      );
    }
    expectError(
      () => vmap(id, 0, 0, { chunkSize: 0 }),
      invalidOption,
      'vmap',
      'chunkSize',
      'an integer > 0',
      '0',
    );
    expectError(
      () => vmap(id, 0, 0, { randomness: 'different' }),
      invalidOption,
      'vmap',
      'randomness',
      "'error' or 'same'",
      '"different"',
    );
    expectError(() => vmap(id, 0, 0, { axis_size: 2 }), unknownOption, 'vmap', 'axis_size', [
      'axisSize',
      'randomness',
      'chunkSize',
    ]);
    expectError(() => vmap(id, 0, 0, { axisName: 'i' }), unknownOption, 'vmap', 'axisName', [
      'axisSize',
      'randomness',
      'chunkSize',
    ]);
  });
});
