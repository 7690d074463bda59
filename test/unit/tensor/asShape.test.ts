import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dtypeAssertion, operandKind, shapeAssertion } from '../../../src/messages/tensors.js';
import { asShape as asShapeTyped } from '../../../src/tensor/asShape.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';

beforeAll(() => useBackend('cpu'));

const asShape: Loose = asShapeTyped;

describe('asShape', () => {
  it('returns its tensor', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3, 2]);
      for (const shape of [
        [2, 3, 2],
        ['n', 3, 'n'],
        ['n', 'm', 2],
      ]) {
        expect(asShape(x, shape)).toBe(x);
      }
      const grown = tf.zeros([2, 3, 6, 5]);
      for (const shape of [
        ['n', 'n+1', '2*n+2', 'm'],
        ['n+1', 'k', 'k+n+1', 5],
        ['n', 'm', 'm*n', 'm+n'],
        ['m-n', 'n', '2*n', 'm'],
        ['k+1', 'n', 2 * 3, 'n+j'],
      ]) {
        expect(asShape(grown, shape)).toBe(grown);
      }
      const whole = tf.zeros([2], 'int32');
      expect(asShape(whole, [2], 'int32')).toBe(whole);
    });
  });

  it('says what is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => asShape(x, [2]), shapeAssertion, [2], [2, 3]);
      expectError(() => asShape(x, [2, 4]), shapeAssertion, [2, 4], [2, 3]);
      expectError(() => asShape(x, ['n', 'n']), shapeAssertion, ['n', 'n'], [2, 3], 'n is 2 and 3');
      expectError(() => asShape(x, ['n', 'n+2']), shapeAssertion, ['n', 'n+2'], [2, 3], 'n+2 is 4 and 3');
      expectError(() => asShape(x, ['2*n', 'n']), shapeAssertion, ['2*n', 'n'], [2, 3], '2*n is 6 and 2');
      expectError(() => asShape(x, [2, 3], 'int32'), dtypeAssertion, 'int32', 'float32');
      expectError(() => asShape(1, []), operandKind, 'asShape', 0, 'a number');
    });
  });
});
