import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as creators from '../../../src/tensor/sequence.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const { arange, linspace, range }: OpTable = { ...creators };

describe('arange', () => {
  it('of whole numbers is tfjs range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 20 }), (start, count) => {
        tf.tidy(() => {
          expectSame(
            exact(() => arange(start, start + count)),
            tf.range(start, start + count),
          );
        });
      }),
    );
  });

  it.each([
    [[4], [0, 1, 2, 3]],
    [
      [1, 4],
      [1, 2, 3],
    ],
    [
      [0, 5, 2],
      [0, 2, 4],
    ],
    [
      [5, 0, -2],
      [5, 3, 1],
    ],
    [[0, 5, -1], []],
    [[3, 3], []],
    [[-2], []],
    [[2.5], [0, 1, 2]],
    [
      [0, 1, 0.25],
      [0, 0.25, 0.5, 0.75],
    ],
  ])('of %j is that of jnp.arange', (args, wanted) => {
    tf.tidy(() => {
      const got = exact(() => arange(...args));
      expect(got.arraySync()).toEqual(wanted);
      expect(got.shape).toEqual([wanted.length]);
      expect(got.dtype).toBe('float32');
    });
  });

  it('does not add up rounding', () => {
    tf.tidy(() => {
      const got = arange(0, 100, 0.1).arraySync();
      expect(got[999]).toBe(Math.fround(99.9));
    });
  });

  it('takes a dtype', () => {
    tf.tidy(() => {
      expectSame(arange(3, undefined, undefined, 'int32'), tf.range(0, 3, 1, 'int32'));
    });
  });

  it('says what is wrong', () => {
    const number = 'a finite number';
    expectError(() => arange(0, 4, 0), invalidArgument, 'arange', 'step', 'a number other than 0', '0');
    expectError(
      () => arange(Number.POSITIVE_INFINITY),
      invalidArgument,
      'arange',
      'stop',
      number,
      'Infinity',
    );
    expectError(() => arange(undefined), invalidArgument, 'arange', 'stop', number, 'undefined');
    expectError(() => arange(Number.NaN, 1), invalidArgument, 'arange', 'start', number, 'NaN');
  });
});

describe('linspace', () => {
  it.each([
    [0, 1, 5],
    [3, -3, 7],
    [2, 2, 3],
    [1, 9, 1],
    [1, 9, 2],
  ])('from %f to %f in %i', (start, stop, count) => {
    tf.tidy(() => {
      const got = exact(() => linspace(start, stop, count));
      tf.test_util.expectArraysClose(got.dataSync(), tf.linspace(start, stop, count).dataSync());
      expect(got.shape).toEqual([count]);
    });
  });

  it('ends at its bound exactly', () => {
    tf.tidy(() => {
      const got = linspace(0.1, 0.7, 1000).arraySync();
      expect(got[999]).toBe(Math.fround(0.7));
      expect(linspace(1, 9, 1).arraySync()).toEqual([1]);
      expect(linspace(0, 1, 0).shape).toEqual([0]);
    });
  });

  it('says what is wrong', () => {
    const count = 'a non-negative integer';
    expectError(() => linspace(0, 1, -1), invalidArgument, 'linspace', 'count', count, '-1');
    expectError(() => linspace(0, 1), invalidArgument, 'linspace', 'count', count, 'undefined');
    expectError(
      () => linspace(0, Number.NaN, 2),
      invalidArgument,
      'linspace',
      'stop',
      'a finite number',
      'NaN',
    );
  });
});

describe('range', () => {
  it('is tfjs', () => {
    const whole = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: -5, max: 5 }), (start, stop, step) => {
        fc.pre(step !== 0);
        tf.tidy(() => {
          expectSame(
            exact(() => range(start, stop, step)),
            tf.range(start, stop, step),
          );
          expectSame(range(start, stop, step, 'int32'), tf.range(start, stop, step, 'int32'));
        });
      }),
    );
  });

  it('says what is wrong', () => {
    expectError(() => range(0, 1, 0), invalidArgument, 'range', 'step', 'a number other than 0', '0');
    expectError(() => range(3), invalidArgument, 'range', 'stop', 'a finite number', 'undefined');
  });
});
