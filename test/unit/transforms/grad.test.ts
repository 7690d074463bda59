import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  argnumsEmpty,
  argnumsKind,
  argnumsOutOfRange,
  argnumsRepeated,
  auxPair,
  nonFloatInput,
  nonFloatOutput,
  nonScalarOutput,
  nonTensorInput,
  nonTensorOutput,
} from '../../../src/messages/grad.js';
import { notAFunction, returnedPromise } from '../../../src/messages/tracing.js';
import { unknownOption } from '../../../src/messages/vmap.js';
import { tracerOf } from '../../../src/tracing/tracer.js';
import { errorOf, expectClose, expectError, random, statement } from '../../support/statement.js';
import { grad, stopGradient, valueAndGrad, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const never = () => expect.fail('the body ran');
const cube = (x: T) => tf.sum(x.mul(x).mul(x));

for (const [op, transform] of [
  ['grad', grad],
  ['valueAndGrad', valueAndGrad],
] as const) {
  /** The gradient alone. */
  const gradOf =
    (f: unknown, options?: unknown) =>
    (...args: unknown[]) => {
      const result = transform(f, options)(...args);
      return op === 'grad' ? result : result[1];
    };

  describe(`3 ${op}: argnums`, () => {
    const f = (x: T, y: T, z: T) => tf.sum(x.add(y.mul(2)).add(z.mul(3)));
    const three = () => [tf.ones([2]), tf.ones([2]), tf.ones([2])];
    statement('3: the default is the first argument', () => {
      expectClose(gradOf(f)(...three()), [1, 1]);
    });
    statement('3: a number selects one argument', () => {
      expectClose(gradOf(f, { argnums: 2 })(...three()), [3, 3]);
    });
    statement('3: an array gives an array in the order given', () => {
      expectClose(gradOf(f, { argnums: [2, 0] })(...three()), [
        [3, 3],
        [1, 1],
      ]);
    });
    statement('3: an array of one stays an array', () => {
      expectClose(gradOf(f, { argnums: [1] })(...three()), [[2, 2]]);
    });
    statement('3: negative positions count from the end', () => {
      expectClose(gradOf(f, { argnums: -1 })(...three()), [3, 3]);
      expectClose(gradOf(f, { argnums: [-3, 1] })(...three()), [
        [1, 1],
        [2, 2],
      ]);
    });
    statement('3: too large', () => {
      expectError(() => gradOf(never, { argnums: 1 })(tf.ones([2])), argnumsOutOfRange, op, 1, 1);
      expectError(() => gradOf(never)(), argnumsOutOfRange, op, 0, 0);
    });
    statement('3: below -n', () => {
      expectError(
        () => gradOf(never, { argnums: -3 })(tf.ones([2]), tf.ones([2])),
        argnumsOutOfRange,
        op,
        -3,
        2,
      );
      expectError(
        () => gradOf(never, { argnums: [0, -3] })(tf.ones([2]), tf.ones([2])),
        argnumsOutOfRange,
        op,
        -3,
        2,
      );
    });
    statement('7.4: an empty array is diagnosed', () => {
      expectError(() => gradOf(never, { argnums: [] })(tf.ones([2])), argnumsEmpty, op);
    });
    statement('7.4: duplicates are diagnosed, also through negative positions', () => {
      const [x, y] = [tf.ones([2]), tf.ones([2])];
      expectError(() => gradOf(never, { argnums: [0, 0] })(x, y), argnumsRepeated, op, 0, [0, 0]);
      expectError(() => gradOf(never, { argnums: [1, -1] })(x, y), argnumsRepeated, op, -1, [1, -1]);
    });
    statement('3: kinds', () => {
      const x = tf.ones([2]);
      expectError(() => gradOf(never, { argnums: 0.5 })(x), argnumsKind, op, 'a number');
      expectError(() => gradOf(never, { argnums: '0' })(x), argnumsKind, op, 'a string');
      expectError(() => gradOf(never, { argnums: null })(x), argnumsKind, op, 'null');
      expectError(() => gradOf(never, { argnums: [0, '1'] })(x, x), argnumsKind, op, 'an array of others');
    });
    statement('3: the other arguments are never differentiated and may be anything', () => {
      const g = gradOf((x: T, n: number, o: { s: string }, i: T) =>
        tf.sum(x).mul(n).mul(o.s.length).mul(tf.sum(i)),
      );
      expectClose(g(tf.ones([2]), 3, { s: 'ab' }, tf.tensor1d([1, 2], 'int32')), [18, 18]);
    });
    test('options: unknown ones', () => {
      expectError(() => transform(cube, { argnum: 0 }), unknownOption, op, 'argnum', ['argnums', 'hasAux']);
      expectError(() => transform(3), notAFunction, op, 'a number');
    });
  });

  describe(`3 ${op}: the output`, () => {
    const x = () => tf.ones([3]);
    statement('3: must have shape []', () => {
      expectError(() => gradOf((y: T) => y.mul(2))(x()), nonScalarOutput, op, [3]);
    });
    statement('3: [1] is no scalar', () => {
      expectError(() => gradOf((y: T) => tf.sum(y, 0, true))(x()), nonScalarOutput, op, [1]);
    });
    statement('3: the error hints at sum and jacrev', () => {
      expect(errorOf(() => gradOf((y: T) => y)(x())).message).toMatch(/sum.*jacrev/);
    });
    statement('3: containers and other values', () => {
      expectError(() => gradOf((y: T) => [tf.sum(y)])(x()), nonTensorOutput, op, 'an array of length 1');
      expectError(() => gradOf((y: T) => ({ y }))(x()), nonTensorOutput, op, 'an object');
      expectError(() => gradOf(() => null)(x()), nonTensorOutput, op, 'null');
      expectError(() => gradOf(() => 'a')(x()), nonTensorOutput, op, 'a string');
    });
    statement('3: must be float32', () => {
      expectError(() => gradOf((y: T) => tf.sum(tf.cast(y, 'int32')))(x()), nonFloatOutput, op, 'int32');
      expectError(() => gradOf((y: T) => tf.all(y.greater(0)))(x()), nonFloatOutput, op, 'bool');
    });
    statement('3: a promise', () => {
      expectError(() => gradOf(async (y: T) => tf.sum(y))(x()), returnedPromise, op);
    });
    statement('3: a number is a constant', () => {
      expectClose(gradOf(() => 3)(x()), [0, 0, 0]);
    });
    statement('3: an output that does not depend on the argument', () => {
      const c = tf.scalar(2);
      expectClose(gradOf(() => c)(x()), [0, 0, 0]);
      expectClose(c, 2);
    });
    statement('3: the argument itself', () => {
      expectClose(gradOf((y: T) => y)(tf.scalar(2)), 1);
    });
  });

  describe(`3 ${op}: inputs`, () => {
    statement('3: must be float', () => {
      expectError(() => gradOf(never)(tf.tensor1d([1, 2], 'int32')), nonFloatInput, op, 'arg 0', 'int32');
      expectError(() => gradOf(never)(tf.tensor1d([1, 0], 'bool')), nonFloatInput, op, 'arg 0', 'bool');
      expectError(() => gradOf(never)(tf.tensor1d(['a'])), nonFloatInput, op, 'arg 0', 'string');
      expectError(
        () => gradOf(never, { argnums: 1 })(1, { w: [tf.scalar(1, 'int32')] }),
        nonFloatInput,
        op,
        'arg 1.w.0',
        'int32',
      );
    });
    statement('3: and tensors', () => {
      expectError(() => gradOf(never)('a'), nonTensorInput, op, 'arg 0', 'a string');
      expectError(() => gradOf(never)({ f: never }), nonTensorInput, op, 'arg 0.f', 'a function');
      expectError(() => gradOf(never)([true]), nonTensorInput, op, 'arg 0.0', 'a boolean');
    });
    statement('3: numbers are scalars', () => {
      expectClose(gradOf((x: T) => x.mul(x))(3), 6);
      expectClose(gradOf(({ a }: { a: T }) => a.square())({ a: 3 }), { a: 6 });
    });
    statement('3: the gradient has the tree of the argument', () => {
      const p = { w: random([2, 3]), rest: [tf.scalar(2), { b: random([3]) }], none: null };
      const g = gradOf((q: typeof p) => tf.sum(q.w.mul((q.rest[1] as { b: T }).b)).mul(q.rest[0] as T))(p);
      const b = (p.rest[1] as { b: T }).b;
      expectClose(g.w, tf.ones([2, 3]).mul(b).mul(2));
      expectClose(g.rest[0], tf.sum(p.w.mul(b)));
      expectClose(g.rest[1].b, tf.sum(p.w, 0).mul(2));
      expect(g.none).toBe(null);
      expect(Object.keys(g)).toEqual(['w', 'rest', 'none']);
    });
    statement('3: unused leaves give zeros of their own shape', () => {
      const g = gradOf((p: { a: T; b: T }) => tf.sum(p.a))({ a: tf.ones([2]), b: tf.ones([3, 1]) });
      expectClose(g, { a: [1, 1], b: [[0], [0], [0]] });
    });
    statement('3: empty trees have no gradient', () => {
      expectClose(gradOf(() => tf.scalar(1))({}), {});
      expectClose(gradOf(() => tf.scalar(1))([]), []);
    });
    statement('3: a leaf used twice accumulates, also when both leaves are one tensor', () => {
      const x = tf.scalar(3);
      expectClose(gradOf((y: T) => y.mul(y).add(y))(x), 7);
      expectClose(gradOf(([a, b]: T[]) => a.mul(a).mul(b))([x, x]), [18, 9]);
    });
    statement('3: complex inputs of real functions', () => {
      const z = tf.complex(tf.tensor1d([1]), tf.tensor1d([2]));
      const g = gradOf((w: T) => tf.sum(tf.real(w).mul(3)))(z);
      expect(g.dtype).toBe('complex64');
      expectClose(tf.real(g), [3]);
      expectClose(tf.imag(g), [0]);
    });
    statement('3: size 0', () => {
      expect(gradOf(cube)(tf.zeros([0, 2])).shape).toEqual([0, 2]);
    });
  });

  describe(`3 ${op}: hasAux`, () => {
    const withAux = (x: T) => [cube(x), { x, doubled: x.mul(2), note: 'text', n: 3, f: never }];
    const x = () => tf.tensor1d([1, 2]);
    statement('3: the function returns a pair', () => {
      const result = transform(withAux, { hasAux: true })(x());
      const [g, aux] = op === 'grad' ? result : [result[1], result[0][1]];
      expectClose(g, [3, 12]);
      expectClose(
        [aux.x, aux.doubled],
        [
          [1, 2],
          [2, 4],
        ],
      );
      expect([aux.note, aux.n, aux.f]).toEqual(['text', 3, never]);
      if (op === 'valueAndGrad') expectClose(result[0][0], 9);
    });
    statement('3: with argnums', () => {
      const f = (a: T, b: T) => [tf.sum(a.mul(b)), b];
      const result = transform(f, { hasAux: true, argnums: [1] })(x(), x());
      expectClose(op === 'grad' ? result : [result[1], result[0][1]], [[[1, 2]], [1, 2]]);
    });
    statement('3: anything but a pair is an error', () => {
      for (const [bad, kind] of [
        [(y: T) => cube(y), 'a tensor'],
        [(y: T) => [cube(y)], 'an array of length 1'],
        [(y: T) => [cube(y), y, y], 'an array of length 3'],
        [(y: T) => ({ y }), 'an object'],
      ] as const) {
        expectError(() => transform(bad, { hasAux: true })(x()), auxPair, op, kind);
      }
    });
    statement('3: aux carries no tracers of that level', () => {
      const result = transform((y: T) => [cube(y), [y, y.mul(2)]], { hasAux: true })(x());
      const aux = op === 'grad' ? result[1] : result[0][1];
      expect(aux.map((y: T) => tracerOf(y))).toEqual([undefined, undefined]);
      expectClose(aux[1].add(1), [3, 5]);
    });
    statement('3: aux is differentiable by outer levels', () => {
      const inner = (y: T) => {
        const result = transform((z: T) => [cube(z), z.square()], { hasAux: true })(y);
        return tf.sum(op === 'grad' ? result[1] : result[0][1]);
      };
      expectClose(grad(inner)(x()), [2, 4]);
    });
    statement('3: aux may be empty', () => {
      const result = transform((y: T) => [cube(y), null], { hasAux: true })(x());
      expect(op === 'grad' ? result[1] : result[0][1]).toBe(null);
    });
  });
}

describe('3 valueAndGrad: the result', () => {
  statement('3: [value, gradient]', () => {
    expectClose(valueAndGrad(cube)(tf.tensor1d([1, 2])), [9, [3, 12]]);
  });
  statement('3: the value of a constant function', () => {
    expectClose(valueAndGrad(() => 2)(tf.ones([2])), [2, [0, 0]]);
  });
});

describe('3 nesting', () => {
  statement('3: perturbations are kept apart: grad(x -> x * grad(y -> x + y)(1))(1) = 1', () => {
    expectClose(grad((x: T) => x.mul(grad((y: T) => x.add(y))(1)))(1), 1);
  });
  statement('3: grad(x -> grad(y -> x * y * y)(2) * x)(3) = 12', () => {
    expectClose(grad((x: T) => grad((y: T) => x.mul(y).mul(y))(tf.scalar(2)).mul(x))(3), 24);
  });
  statement('3: derivatives of any order', () => {
    let f = (x: T) => tf.exp(x.mul(2));
    for (let order = 0; order < 5; order++) f = grad(f);
    expectClose(f(tf.scalar(0.5)), 32 * Math.exp(1));
  });
  statement('3: the inner function closes over the outer value', () => {
    const x = tf.tensor1d([1, 2]);
    expectClose(grad((a: T) => tf.sum(grad((b: T) => tf.sum(a.square().mul(b)))(a)))(x), [2, 4]);
  });
  statement('3: vmap of grad is the loop of grad; grad of sum of vmap is the same', () => {
    const x = random([4, 3]);
    expectClose(vmap(grad(cube))(x), x.square().mul(3));
    expectClose(grad((y: T) => tf.sum(vmap(cube)(y)))(x), x.square().mul(3));
  });
  statement('3: per-example gradients of a shared argument', () => {
    const [w, x] = [random([3]), random([4, 3], 2)];
    expectClose(
      vmap(
        grad((v: T, y: T) => tf.sum(v.mul(y)).square()),
        [null, 0],
      )(w, x),
      tf.dot(x, w).mul(2).expandDims(1).mul(x),
    );
  });
  statement('3: an unmapped gradient stays unmapped', () => {
    const w = tf.scalar(3);
    expectClose(vmap((_x: T) => grad((v: T) => v.square())(w), 0, null)(tf.ones([2])), 6);
    expectClose(vmap((x: T) => [grad((v: T) => v.square())(w), x], 0, [null, 0])(tf.ones([2])), [6, [1, 1]]);
  });
  statement('4: stopGradient inside', () => {
    expectClose(grad((x: T) => stopGradient(x).mul(x))(3), 3);
  });
  statement('3: the gradient of an argument is independent of what the function disposes', () => {
    const f = (x: T) => {
      const y = x.mul(2);
      const z = y.square();
      y.dispose();
      const out = tf.sum(z.mul(3));
      z.dispose();
      return out;
    };
    expectClose(grad(f)(tf.tensor1d([1, 2])), [24, 48]);
  });
});
