import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { operandKind } from '../../../src/messages/tensors.js';
import { dims as typed } from '../../../src/tensor/dims.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';

beforeAll(() => useBackend('cpu'));

const dims: Loose = typed;

it('dims are a copy of the shape', () => {
  tf.tidy(() => {
    const x = tf.zeros([2, 3]);
    expect(dims(x)).toEqual([2, 3]);
    expect(dims(x)).not.toBe(x.shape);
    expectError(() => dims([2, 3]), operandKind, 'dims', 0, 'an array of length 2');
  });
});
