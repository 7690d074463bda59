import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { disposedResult } from '../../../src/messages/linear.js';
import { expectIdle } from '../../support/observed.js';
import { expectError } from '../../support/statement.js';
import { grad, linearize, vjp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
type Linear = ((x: T | number) => unknown) & { dispose(): void };
const call = (f: Linear, argument: () => T | number) =>
  tf.tidy(() => {
    f(argument());
  });
const count = () => tf.memory().numTensors;

describe('lifetime of pullbacks and linearized functions', () => {
  const f = (x: T) => tf.sum(tf.sin(x).mul(tf.exp(x)));
  const makers: [string, string, (x: T) => [T, Linear], number | number[]][] = [
    ['vjp', 'the pullback', (x) => vjp(f, [x]), 1],
    ['linearize', 'the linearized function', (x) => linearize(f, [x]), [1, 1]],
  ];
  for (const [name, what, make, seed] of makers) {
    const argument = () => (Array.isArray(seed) ? tf.tensor1d(seed) : seed);
    test(`${name}: residuals stay until dispose()`, () => {
      const x = tf.tensor1d([1, 2]);
      const before = count();
      const [y, result] = make(x);
      expect(count() - before).toBeGreaterThan(1);
      tf.tidy(() => {
        result(argument());
        result(argument());
      });
      result.dispose();
      result.dispose();
      expect(count() - before).toBe(1);
      expectError(() => call(result, argument), disposedResult, name, what);
      tf.dispose([x, y]);
    });
    test(`${name}: tf.tidy frees them`, () => {
      const x = tf.tensor1d([1, 2]);
      const before = count();
      let result: Linear | undefined;
      tf.tidy(() => {
        [, result] = make(x);
        result(argument());
      });
      expect(count()).toBe(before);
      expectError(() => call(result as Linear, argument), disposedResult, name, what);
      x.dispose();
    });
    test(`${name}: so does the end of another transform`, () => {
      const x = tf.tensor2d([
        [1, 2],
        [3, 4],
      ]);
      const before = count();
      let leaked: Linear | undefined;
      const y = vmap((z: T) => {
        const [value, inner] = make(z);
        leaked = inner;
        tf.dispose(inner(argument()) as T);
        return value;
      })(x);
      expect(count() - before).toBe(1);
      expect(() => call(leaked as Linear, argument)).toThrow(/freed|finished/);
      tf.dispose([x, y]);
      expectIdle();
    });
    test(`${name}: it outlives its output and its primals`, () => {
      const before = count();
      const x = tf.tensor1d([1, 2]);
      const [y, result] = make(x);
      tf.dispose([x, y]);
      tf.tidy(() => {
        expect(() => result(argument())).not.toThrow();
      });
      result.dispose();
      expect(count()).toBe(before);
    });
  }
  test('grad keeps residuals no longer than the call, also of unused branches', () => {
    const x = tf.tensor1d([1, 2]);
    const before = count();
    const g = grad((y: T) => {
      tf.exp(y).mul(tf.sin(y));
      return tf.sum(y);
    })(x);
    expect(count() - before).toBe(1);
    tf.dispose([x, g]);
  });
});
