import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { auxPair, nonFloatInput } from '../../../src/messages/grad.js';
import { primalsNotArray, tangentDtype, tangentShape, tangentTree } from '../../../src/messages/linear.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { unknownOption } from '../../../src/messages/vmap.js';
import { tracerOf } from '../../../src/tracing/tracer.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { grad, jvp, linearize, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const never = () => expect.fail('the body ran');
const x3 = () => tf.tensor1d([1, 2, 3]);

describe('3 linearize', () => {
  statement('3: the value and a linear map, one tangent per primal', () => {
    const [y, lin] = linearize((x: T, w: T) => x.mul(w), [x3(), tf.scalar(2)]);
    expectClose(y, [2, 4, 6]);
    expectClose(lin(tf.ones([3]), tf.scalar(10)), [12, 22, 32]);
    expectClose(lin(tf.zeros([3]), 1), [1, 2, 3]);
  });
  statement('3: it agrees with jvp, and the function does not run again', () => {
    let ran = 0;
    const f = (x: T) => {
      ran++;
      return { a: tf.sin(x).mul(x), b: [tf.sum(tf.exp(x)), tf.max(x)] };
    };
    const [x, t] = [x3(), random([3])];
    const [y, lin] = linearize(f, [x]);
    const tangent = lin(t);
    lin(t);
    expect(ran).toBe(1);
    const reference = jvp(f, [x], [t]);
    expectClose([y, tangent], reference);
  });
  statement('3: constant outputs get zero tangents', () => {
    const [y, lin] = linearize((x: T) => [tf.ones([2]), 3, x, tf.argMax(x)], [x3()]);
    expectClose(y, [[1, 1], 3, [1, 2, 3], 2]);
    expectClose(lin(x3()), [[0, 0], 0, [1, 2, 3], 0]);
  });
  statement('3: results are not shared with tangents', () => {
    const [, lin] = linearize((x: T) => [x, x], [x3()]);
    const t = tf.ones([3]);
    const [a, b] = lin(t);
    a.dispose();
    expectClose(
      [b, t],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    );
  });
});

describe('3 linearize: what must match', () => {
  const lin = () => linearize((x: T, _n: unknown) => x.square(), [x3(), { w: x3() }])[1];
  statement('3: tangents of the shapes of the primals', () => {
    expectError(() => lin()(tf.ones([4]), { w: x3() }), tangentShape, 'linearize', 'tangent 0', [4], [3]);
    expectError(() => lin()(x3(), { w: 1 }), tangentShape, 'linearize', 'tangent 1.w', [], [3]);
  });
  statement('3: of their dtypes', () => {
    expectError(
      () => lin()(tf.ones([3], 'int32'), { w: x3() }),
      tangentDtype,
      'linearize',
      'tangent 0',
      'int32',
      'float32',
    );
  });
  statement('3: of their trees and number', () => {
    expectError(
      () => lin()(x3()),
      tangentTree,
      'linearize',
      'tangents',
      'an array of length 1',
      'an array of length 2',
    );
    expectError(
      () => lin()(x3(), x3()),
      tangentTree,
      'linearize',
      'tangent 1',
      'a tensor',
      'an object with keys w',
    );
  });
  statement('3: primals', () => {
    expectError(() => linearize(never, x3()), primalsNotArray, 'linearize', 'primals', 'a tensor');
    expectError(() => linearize(never, [tf.ones([2], 'bool')]), nonFloatInput, 'linearize', 'arg 0', 'bool');
  });
  test('3: the function and options', () => {
    expectError(() => linearize(3, []), notAFunction, 'linearize', 'a number');
    expectError(() => linearize(never, [], { aux: true }), unknownOption, 'linearize', 'aux', ['hasAux']);
  });
});

describe('3 linearize: hasAux', () => {
  statement('3: [out, lin, aux]', () => {
    const [y, lin, aux] = linearize((x: T) => [x.square(), { x }], [x3()], { hasAux: true });
    expectClose(
      [y, aux.x, lin(tf.ones([3]))],
      [
        [1, 4, 9],
        [1, 2, 3],
        [2, 4, 6],
      ],
    );
    expect(tracerOf(aux.x)).toBe(undefined);
  });
  statement('3: the function must return a pair', () => {
    expectError(() => linearize((x: T) => x, [x3()], { hasAux: true }), auxPair, 'linearize', 'a tensor');
  });
});

describe('3 linearize: nesting', () => {
  const f = (x: T) => tf.sum(tf.sin(x).mul(x));
  const slope = (x: T) => tf.cos(x).mul(x).add(tf.sin(x));
  statement('3: vmap over the tangents', () => {
    const x = x3();
    expectClose(vmap(linearize(f, [x])[1])(tf.eye(3)), slope(x));
  });
  statement('3: linearized per example', () => {
    const x = random([4, 3]);
    expectClose(vmap((a: T) => linearize(f, [a])[1](tf.ones([3])))(x), tf.sum(slope(x), 1));
  });
  statement('3: the linear map transposes: its gradient is the gradient', () => {
    const x = x3();
    expectClose(grad(linearize(f, [x])[1])(tf.zeros([3])), slope(x));
  });
  statement('3: derivatives through the point of linearization', () => {
    const [x, t] = [x3(), tf.ones([3])];
    const curvature = tf.cos(x).mul(2).sub(tf.sin(x).mul(x));
    expectClose(grad((a: T) => linearize(f, [a])[1](t))(x), curvature);
    expectClose(jvp((a: T) => linearize(f, [a])[1](t), [x], [t])[1], tf.sum(curvature));
  });
});
