import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument, invalidSize } from '../../../src/messages/tensors.js';
import * as creators from '../../../src/tensor/fill.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const { zeros, ones, fill }: OpTable = { ...creators };
const dtypes = ['float32', 'int32', 'bool', 'complex64'] as const;

describe('zeros, ones and fill', () => {
  it.each(dtypes)('of %s are tfjs', (dtype) => {
    tf.tidy(() => {
      for (const shape of [[], [3], [2, 0], [2, 3]]) {
        expectSame(
          exact(() => zeros(shape, dtype)),
          tf.zeros(shape, dtype),
        );
        expectSame(
          exact(() => ones(shape, dtype)),
          tf.ones(shape, dtype),
        );
        expectSame(
          exact(() => fill(shape, 1, dtype)),
          tf.ones(shape, dtype),
        );
      }
    });
  });

  it('infer the dtype', () => {
    tf.tidy(() => {
      expect([zeros([1]), ones([1]), fill([1], 2), fill([1], true)].map((x) => x.dtype)).toEqual([
        'float32',
        'float32',
        'float32',
        'bool',
      ]);
      expect(fill([2], -1.5).arraySync()).toEqual([-1.5, -1.5]);
    });
  });

  it('say what is wrong', () => {
    expectError(() => zeros([2, -1]), invalidSize, 'zeros', -1, [2, -1]);
    expectError(() => ones([0.5]), invalidSize, 'ones', 0.5, [0.5]);
    expectError(() => fill([-1], 0), invalidSize, 'fill', -1, [-1]);
    const wanted = 'float32 or int32 or bool or complex64';
    expectError(() => zeros([1], 'string'), invalidArgument, 'zeros', 'dtype', wanted, 'string');
  });
});
