import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { invalidSize } from '../../../src/messages/tensors.js';
import { eye as typed } from '../../../src/tensor/eye.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { exact, expectSame } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const eye: Loose = typed;

it.each([[2], [2, 3], [3, 2], [2, 2, [3]], [2, 3, [1, 2]], [2, 2, undefined, 'int32']])(
  'eye(%j, %j, %j, %j) is tfjs',
  (...args) => {
    tf.tidy(() => {
      expectSame(
        exact(() => eye(...args)),
        (tf.eye as Loose)(...args),
      );
    });
  },
);

it('takes more batch axes than tfjs, and none', () => {
  tf.tidy(() => {
    expect(eye(2, 2, [1, 2, 1, 2]).shape).toEqual([1, 2, 1, 2, 2, 2]);
    expect(eye(0).shape).toEqual([0, 0]);
    expect(eye(2, 2, [0]).shape).toEqual([0, 2, 2]);
  });
});

it('says what is wrong', () => {
  expectError(() => eye(2.5), invalidSize, 'eye', 2.5, [2.5, 2.5]);
  expectError(() => eye(2, 2, [-1]), invalidSize, 'eye', -1, [-1, 2, 2]);
});
