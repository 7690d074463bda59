import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { nonFloatInput } from '../../../src/messages/grad.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { unknownOption } from '../../../src/messages/vmap.js';
import { errorOf, expectError, random, statement } from '../../support/statement.js';
import { checkGrads, customJvp, customVjp, stopGradient } from '../../support/untyped.js';

type T = tf.Tensor;
const x3 = () => tf.tensor1d([0.5, -1, 2]);

describe('checkGrads', () => {
  statement('passes for right derivatives, of first and second order', () => {
    checkGrads((x: T) => tf.sin(x).mul(x), [x3()]);
    checkGrads(
      (x: T, w: T) => tf.matMul(x as tf.Tensor2D, tf.tanh(w) as tf.Tensor2D),
      [random([2, 3]), random([3, 2])],
      { order: 2 },
    );
    checkGrads(
      (p: { a: T; b: T[] }) => ({ s: p.a.mul(p.b[0]), i: tf.argMax(p.a) }),
      [{ a: x3(), b: [tf.scalar(2)] }],
    );
    checkGrads((x: T) => x.square(), [3]);
  });
  statement('finds a wrong reverse rule', () => {
    const bad = customVjp((x: T) => x.square());
    bad.defvjp(
      (x: T) => [x.square(), x],
      (x: T, ct: T) => [ct.mul(x)],
    );
    const error = errorOf(() => checkGrads(bad, [x3()], { modes: ['rev'] }));
    expect(error.code).toBe('AX427');
    expect(error.message).toMatch(
      /^checkGrads: the reverse derivative at arg 0 is \S+ but the numerical one is \S+ \(tolerance 0.01\)/,
    );
  });
  statement('finds a wrong forward rule', () => {
    const bad = customJvp((x: T) => x.square());
    bad.defjvp(([x]: T[], [t]: T[]) => [x.square(), t.mul(x)]);
    for (const modes of [['fwd'], ['rev'], ['fwd', 'rev']]) {
      expect(errorOf(() => checkGrads(bad, [x3()], { modes })).message).toMatch(
        modes[0] === 'fwd' ? /forward derivative at result.0/ : /reverse/,
      );
    }
  });
  statement('finds a wrong second derivative at order 2 alone', () => {
    const f = customJvp((x: T) => x.square());
    f.defjvp(([x]: T[], [t]: T[]) => [x.square(), t.mul(stopGradient(x)).mul(2)]);
    checkGrads(f, [x3()]);
    expect(errorOf(() => checkGrads(f, [x3()], { order: 2 })).code).toBe('AX427');
  });
  statement('tolerance and eps are options', () => {
    const rough = customJvp((x: T) => x.square());
    rough.defjvp(([x]: T[], [t]: T[]) => [x.square(), t.mul(x).mul(2.2)]);
    expect(errorOf(() => checkGrads(rough, [x3()])).code).toBe('AX427');
    checkGrads(rough, [x3()], { tolerance: 0.5, eps: 1e-3 });
  });
  statement('is not satisfied by NaN', () => {
    expect(errorOf(() => checkGrads((x: T) => tf.sqrt(x), [tf.scalar(-1)])).code).toBe('AX427');
  });
  statement('arguments must be differentiable', () => {
    expectError(
      () => checkGrads((x: T) => x, [tf.ones([2], 'int32')]),
      nonFloatInput,
      'checkGrads',
      'arg 0',
      'int32',
    );
  });
  test('the function and options', () => {
    expectError(() => checkGrads(3, []), notAFunction, 'checkGrads', 'a number');
    expectError(() => checkGrads((x: T) => x, [], { rtol: 1 }), unknownOption, 'checkGrads', 'rtol', [
      'order',
      'modes',
      'eps',
      'tolerance',
    ]);
  });
});
