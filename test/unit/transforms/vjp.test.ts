import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { argumentCount } from '../../../src/messages/call.js';
import { auxPair, nonFloatInput, nonTensorInput } from '../../../src/messages/grad.js';
import {
  cotangentDtype,
  cotangentShape,
  cotangentTree,
  primalsNotArray,
} from '../../../src/messages/linear.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { nonArrayOutput, unknownOption } from '../../../src/messages/vmap.js';
import { tracerOf } from '../../../src/tracing/tracer.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { customVjp, grad, jvp, vjp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const never = () => expect.fail('the body ran');
const x3 = () => tf.tensor1d([1, 2, 3]);

describe('3 vjp', () => {
  statement('3: the value, and a pullback with one entry per primal', () => {
    const [y, pullback] = vjp((x: T, w: T) => x.mul(w), [x3(), tf.scalar(2)]);
    expectClose(y, [2, 4, 6]);
    expectClose(pullback(tf.tensor1d([1, 0, 1])), [[2, 0, 2], 4]);
  });
  statement('3: an array of one entry for one primal', () => {
    const [, pullback] = vjp((x: T) => x.square(), [x3()]);
    expectClose(pullback(tf.ones([3])), [[2, 4, 6]]);
  });
  statement('3: the cotangent has the tree of the output, the results those of the primals', () => {
    const f = ({ a, b }: { a: T; b: T[] }) => ({ s: [a.mul(b[0])], t: tf.sum(a), n: null });
    const [, pullback] = vjp(f, [{ a: x3(), b: [tf.scalar(2)] }]);
    expectClose(pullback({ s: [tf.ones([3])], t: tf.scalar(10), n: null }), [{ a: [12, 12, 12], b: [6] }]);
  });
  statement('3: the pullback may be called often', () => {
    const [, pullback] = vjp((x: T) => x.square(), [x3()]);
    expectClose(pullback(tf.ones([3])), [[2, 4, 6]]);
    expectClose(pullback(tf.tensor1d([0, 1, 0])), [[0, 4, 0]]);
  });
  statement('3: unused primals and constant outputs give zeros', () => {
    const c = tf.ones([2]);
    const [y, pullback] = vjp((x: T, _w: T) => [x, c, 3], [x3(), tf.ones([2, 2])]);
    expectClose(y, [[1, 2, 3], [1, 1], 3]);
    expectClose(pullback([tf.ones([3]), tf.ones([2]), 1]), [
      [1, 1, 1],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
  });
  statement('3: integer outputs have no cotangent', () => {
    const [y, pullback] = vjp((x: T) => [tf.argMax(x), x.mul(2)], [x3()]);
    expectClose(y, [2, [2, 4, 6]]);
    expectClose(pullback([null, tf.ones([3])]), [[2, 2, 2]]);
  });
  statement('3: numbers are scalars, as primals and cotangents', () => {
    const [y, pullback] = vjp((x: T) => x.square(), [3]);
    expectClose(y, 9);
    expectClose(pullback(2), [12]);
  });
  statement('3: results are not shared: with each other, the cotangent or the primals', () => {
    const ct = tf.ones([3]);
    const [y, pullback] = vjp((a: T, b: T) => a.add(b), [x3(), x3()]);
    const [da, db] = pullback(ct);
    da.dispose();
    y.dispose();
    expectClose(
      [db, ct],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    );
  });
  statement('3: primals may be disposed before the pullback runs', () => {
    const x = x3();
    const [, pullback] = vjp((a: T) => a.square(), [x]);
    x.dispose();
    expectClose(pullback(tf.ones([3])), [[2, 4, 6]]);
  });
});

describe('3 vjp: what must match', () => {
  const squared = () => vjp((x: T) => x.square(), [x3()])[1];
  statement('3: the pullback takes exactly one argument', () => {
    const pullback = squared();
    expectError(() => pullback(), argumentCount, 1, 0);
    expectError(() => pullback(x3(), x3()), argumentCount, 1, 2);
  });
  statement('3: a cotangent of the tree of the output', () => {
    const [, pullback] = vjp((x: T) => ({ a: x, b: [x] }), [x3()]);
    const x = x3();
    expectError(() => pullback(x), cotangentTree, 'the cotangent', 'a tensor', 'an object with keys a, b');
    expectError(
      () => pullback({ a: x }),
      cotangentTree,
      'the cotangent',
      'an object with keys a',
      'an object with keys a, b',
    );
    expectError(
      () => pullback({ a: x, b: x }),
      cotangentTree,
      'cotangent.b',
      'a tensor',
      'an array of length 1',
    );
    expectError(() => pullback({ a: x, b: ['s'] }), cotangentTree, 'cotangent.b.0', 'a string', 'a tensor');
    expectError(() => squared()([x]), cotangentTree, 'the cotangent', 'an array of length 1', 'a tensor');
    expectError(() => squared()(null), cotangentTree, 'the cotangent', 'null', 'a tensor');
  });
  statement('3: of its shapes', () => {
    expectError(() => squared()(tf.ones([2])), cotangentShape, 'the cotangent', [2], [3]);
    expectError(() => squared()(1), cotangentShape, 'the cotangent', [], [3]);
    const [, pullback] = vjp((x: T) => [x, tf.sum(x)], [x3()]);
    expectError(() => pullback([x3(), tf.ones([1])]), cotangentShape, 'cotangent.1', [1], []);
  });
  statement('3: of its dtypes', () => {
    expectError(() => squared()(tf.ones([3], 'int32')), cotangentDtype, 'the cotangent', 'int32', 'float32');
  });
  statement('3: primals', () => {
    expectError(() => vjp(never, x3()), primalsNotArray, 'vjp', 'primals', 'a tensor');
    expectError(() => vjp(never, [tf.ones([2], 'int32')]), nonFloatInput, 'vjp', 'arg 0', 'int32');
    expectError(() => vjp(never, [1, { a: 'text' }]), nonTensorInput, 'vjp', 'arg 1.a', 'a string');
  });
  test('3: the function and options', () => {
    expectError(() => vjp(3, []), notAFunction, 'vjp', 'a number');
    expectError(() => vjp(never, [], { argnums: 0 }), unknownOption, 'vjp', 'argnums', ['hasAux']);
  });
  statement('3: outputs are trees of tensors', () => {
    expectError(() => vjp(() => ['a'], [x3()]), nonArrayOutput, 'vjp', 'result.0', 'a string');
  });
});

describe('3 vjp: hasAux', () => {
  statement('3: [out, pullback, aux]', () => {
    const [y, pullback, aux] = vjp((x: T) => [x.square(), { x, note: 'n' }], [x3()], { hasAux: true });
    expectClose(
      [y, aux.x],
      [
        [1, 4, 9],
        [1, 2, 3],
      ],
    );
    expect([aux.note, tracerOf(aux.x)]).toEqual(['n', undefined]);
    expectClose(pullback(tf.ones([3])), [[2, 4, 6]]);
  });
  statement('3: the function must return a pair', () => {
    expectError(() => vjp((x: T) => x, [x3()], { hasAux: true }), auxPair, 'vjp', 'a tensor');
  });
});

describe('3 vjp: nesting', () => {
  const f = (x: T) => tf.sin(x).mul(x);
  statement('3: vmap of the pullback, with shared residuals', () => {
    const x = x3();
    const [, pullback] = vjp(f, [x]);
    const rows = vmap((ct: T) => pullback(ct)[0])(tf.eye(3));
    expectClose(rows, tf.mul(tf.eye(3), tf.cos(x).mul(x).add(tf.sin(x))));
  });
  statement('3: a vjp per example', () => {
    const [x, ct] = [random([4, 3]), random([4, 3], 2)];
    const got = vmap((a: T, b: T) => {
      const [y, pullback] = vjp(f, [a]);
      return [y, pullback(b)[0]];
    })(x, ct);
    expectClose(got, [f(x), ct.mul(tf.cos(x).mul(x).add(tf.sin(x)))]);
  });
  statement('3: the pullback is linear: its jvp is itself', () => {
    const [, pullback] = vjp(f, [x3()]);
    const [g, dg] = jvp((ct: T) => pullback(ct)[0], [tf.ones([3])], [tf.ones([3])]);
    expectClose(g, dg);
  });
  statement('3: the pullback differentiates with respect to what the function closes over', () => {
    const x = x3();
    const through = (w: T) => {
      const [, pullback] = vjp((y: T) => y.mul(w).square(), [x]);
      return tf.sum(pullback(tf.ones([3]))[0]);
    };
    expectClose(grad(through)(tf.scalar(3)), 72);
  });
  statement('3: second derivatives by vjp of vjp', () => {
    const first = (x: T) => vjp((y: T) => tf.sum(y.mul(y).mul(y)), [x])[1](1)[0];
    const [g, pullback] = vjp(first, [x3()]);
    expectClose(g, [3, 12, 27]);
    expectClose(pullback(tf.ones([3])), [[6, 12, 18]]);
  });
  statement('3: a pullback inside a rule that the same pullback runs', () => {
    let inner: ((ct: number) => T[]) | null = null;
    const f = customVjp((x: T) => x.square());
    f.defvjp(
      (x: T) => [x.square(), x],
      (x: T, ct: T) => {
        const again = inner;
        inner = null;
        return [again === null ? ct.mul(x).mul(2) : ct.mul(again(1)[0])];
      },
    );
    const [, pullback] = vjp((x: T) => f(x).mul(3), [tf.scalar(3)]);
    inner = pullback;
    expectClose(pullback(1), [54]);
  });
  statement('3: a pullback made inside a transform, of an outer value, used inside', () => {
    expectClose(grad((x: T) => tf.sum(vjp((y: T) => y.square(), [x])[1](tf.ones([3]))[0]))(x3()), [2, 2, 2]);
  });
});
