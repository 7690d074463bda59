import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { auxPair, nonFloatInput, nonTensorInput } from '../../../src/messages/grad.js';
import { primalsNotArray, tangentDtype, tangentShape, tangentTree } from '../../../src/messages/linear.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { nonArrayOutput, unknownOption } from '../../../src/messages/vmap.js';
import { tracerOf } from '../../../src/tracing/tracer.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { grad, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const never = () => expect.fail('the body ran');
const x3 = () => tf.tensor1d([1, 2, 3]);

describe('3 jvp', () => {
  statement('3: the value and the derivative along the tangents', () => {
    const [y, dy] = jvp((x: T, w: T) => x.mul(w), [x3(), tf.scalar(2)], [tf.ones([3]), tf.scalar(10)]);
    expectClose(
      [y, dy],
      [
        [2, 4, 6],
        [12, 22, 32],
      ],
    );
  });
  statement('3: trees in and out', () => {
    const f = ({ a, b }: { a: T; b: T[] }) => ({ s: [a.mul(b[0])], t: tf.sum(a) });
    const [y, dy] = jvp(f, [{ a: x3(), b: [tf.scalar(2)] }], [{ a: tf.ones([3]), b: [tf.scalar(0)] }]);
    expectClose(y, { s: [[2, 4, 6]], t: 6 });
    expectClose(dy, { s: [[2, 2, 2]], t: 3 });
  });
  statement('3: outputs that do not depend have zero tangents', () => {
    const c = tf.ones([2]);
    const [y, dy] = jvp((x: T) => [c, 3, tf.zerosLike(x), x], [x3()], [x3()]);
    expectClose(y, [[1, 1], 3, [0, 0, 0], [1, 2, 3]]);
    expectClose(dy, [[0, 0], 0, [0, 0, 0], [1, 2, 3]]);
    expectClose(c, [1, 1]);
  });
  statement('3: integer outputs have zero tangents', () => {
    const [y, dy] = jvp((x: T) => [tf.argMax(x), x.greater(1)], [x3()], [x3()]);
    expect([y[0].dtype, y[1].dtype]).toEqual(['int32', 'bool']);
    expectClose(dy, [0, [0, 0, 0]]);
  });
  statement('3: null in trees stays', () => {
    expectClose(
      jvp((x: T, n: null) => ({ x, n }), [x3(), null], [x3(), null]),
      [
        { x: [1, 2, 3], n: null },
        { x: [1, 2, 3], n: null },
      ],
    );
  });
  statement('3: numbers are scalars', () => {
    expectClose(
      jvp((x: T) => x.square(), [3], [1]),
      [9, 6],
    );
  });
  statement('3: one tangent used in several places is not shared by the results', () => {
    const t = tf.ones([3]);
    const [, [a, b]] = jvp((x: T) => [x, x], [x3()], [t]);
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

describe('3 jvp: what must match', () => {
  statement('3: primals and tangents are arrays', () => {
    expectError(() => jvp(never, x3(), [x3()]), primalsNotArray, 'jvp', 'primals', 'a tensor');
    expectError(() => jvp(never, [x3()], x3()), primalsNotArray, 'jvp', 'tangents', 'a tensor');
    expectError(() => jvp(never, 2, 3), primalsNotArray, 'jvp', 'primals', 'a number');
    expectError(() => jvp(never, { 0: 1 }, [1]), primalsNotArray, 'jvp', 'primals', 'an object with keys 0');
  });
  statement('3: of one tree', () => {
    const x = x3();
    expectError(
      () => jvp(never, [x, x], [x]),
      tangentTree,
      'jvp',
      'tangents',
      'an array of length 1',
      'an array of length 2',
    );
    expectError(
      () => jvp(never, [{ a: x }], [x]),
      tangentTree,
      'jvp',
      'tangent 0',
      'a tensor',
      'an object with keys a',
    );
    expectError(
      () => jvp(never, [{ a: x }], [{ b: x }]),
      tangentTree,
      'jvp',
      'tangent 0',
      'an object with keys b',
      'an object with keys a',
    );
    expectError(
      () => jvp(never, [x], [[x]]),
      tangentTree,
      'jvp',
      'tangent 0',
      'an array of length 1',
      'a tensor',
    );
    expectError(() => jvp(never, [x], [null]), tangentTree, 'jvp', 'tangent 0', 'null', 'a tensor');
    expectError(
      () => jvp(never, [{ a: [x, x] }], [{ a: [x] }]),
      tangentTree,
      'jvp',
      'tangent 0.a',
      'an array of length 1',
      'an array of length 2',
    );
    expectError(() => jvp(never, [x, null], [x, x]), tangentTree, 'jvp', 'tangent 1', 'a tensor', 'null');
  });
  statement('3: of one shape; scalars do not broadcast', () => {
    expectError(() => jvp(never, [x3()], [tf.ones([4])]), tangentShape, 'jvp', 'tangent 0', [4], [3]);
    expectError(() => jvp(never, [x3()], [tf.scalar(1)]), tangentShape, 'jvp', 'tangent 0', [], [3]);
    expectError(() => jvp(never, [x3()], [1]), tangentShape, 'jvp', 'tangent 0', [], [3]);
    expectError(() => jvp(never, [x3()], [tf.ones([1, 3])]), tangentShape, 'jvp', 'tangent 0', [1, 3], [3]);
    expectError(
      () => jvp(never, [{ w: [x3()] }], [{ w: [tf.ones([2])] }]),
      tangentShape,
      'jvp',
      'tangent 0.w.0',
      [2],
      [3],
    );
  });
  statement('3: of one dtype', () => {
    expectError(
      () => jvp(never, [x3()], [tf.ones([3], 'int32')]),
      tangentDtype,
      'jvp',
      'tangent 0',
      'int32',
      'float32',
    );
  });
  statement('3: integer primals have no tangents', () => {
    expectError(() => jvp(never, [tf.ones([3], 'int32')], [x3()]), nonFloatInput, 'jvp', 'arg 0', 'int32');
    expectError(() => jvp(never, ['a'], [x3()]), nonTensorInput, 'jvp', 'arg 0', 'a string');
  });
  test('3: the function', () => {
    expectError(() => jvp(3, [], []), notAFunction, 'jvp', 'a number');
    expectError(() => jvp(never, [], [], { argnums: 0 }), unknownOption, 'jvp', 'argnums', ['hasAux']);
  });
  statement('3: outputs are trees of tensors', () => {
    expectError(() => jvp(() => ['a'], [x3()], [x3()]), nonArrayOutput, 'jvp', 'result.0', 'a string');
  });
});

describe('3 jvp: hasAux', () => {
  statement('3: [out, tangentOut, aux]', () => {
    const [y, dy, aux] = jvp((x: T) => [x.square(), { x, note: 'n' }], [x3()], [tf.ones([3])], {
      hasAux: true,
    });
    expectClose(
      [y, dy, aux.x],
      [
        [1, 4, 9],
        [2, 4, 6],
        [1, 2, 3],
      ],
    );
    expect(aux.note).toBe('n');
    expect(tracerOf(aux.x)).toBe(undefined);
  });
  statement('3: the function must return a pair', () => {
    expectError(() => jvp((x: T) => x, [x3()], [x3()], { hasAux: true }), auxPair, 'jvp', 'a tensor');
    expectError(
      () => jvp((x: T) => [x, x, x], [x3()], [x3()], { hasAux: true }),
      auxPair,
      'jvp',
      'an array of length 3',
    );
  });
});

describe('3 jvp: nesting', () => {
  statement('3: perturbations are kept apart', () => {
    const d = (f: (x: T) => T) => (x: T | number) => jvp(f, [x], [1])[1];
    expectClose(d((x) => x.mul(d((y) => x.add(y))(1)))(1), 1);
  });
  statement('3: primal outputs under vmap with only tangents mapped are unmapped', () => {
    const f = (x: T) => [tf.sum(x.square()), tf.sin(x)];
    const x = x3();
    const [y, dy] = vmap((t: T) => jvp(f, [x], [t]), 0, [null, -1])(tf.eye(3));
    expectClose(y, [14, tf.sin(x).arraySync() as number[]]);
    expectClose(dy[0], [2, 4, 6]);
    expectClose(dy[1], tf.mul(tf.eye(3), tf.cos(x)));
  });
  statement('3: with only primals mapped the tangent follows', () => {
    const [y, dy] = vmap((x: T) => jvp((a: T) => tf.sum(a.square()), [x], [tf.ones([3])]))(random([4, 3]));
    expectClose(y, tf.sum(random([4, 3]).square(), 1));
    expectClose(dy, tf.sum(random([4, 3]).mul(2), 1));
  });
  statement('3: jvp of grad, grad of jvp, jvp of jvp agree with the second derivative', () => {
    const f = (x: T) => tf.sum(tf.exp(x).mul(x));
    const [x, v] = [random([3]), random([3], 2)];
    const second = tf.exp(x).mul(x.add(2)).mul(v);
    expectClose(jvp(grad(f), [x], [v])[1], second);
    expectClose(grad((y: T) => jvp(f, [y], [v])[1])(x), second);
    expectClose(jvp((y: T) => jvp(f, [y], [v])[1], [x], [v])[1], tf.sum(second.mul(v)));
  });
  statement('3: jvp of vmap and vmap of jvp agree', () => {
    const f = (x: T) => tf.sum(tf.sin(x).mul(x));
    const [x, t] = [random([4, 3]), random([4, 3], 2)];
    const outer = jvp(vmap(f), [x], [t]);
    expectClose(vmap((a: T, b: T) => jvp(f, [a], [b]))(x, t), outer);
  });
});
