import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { concatSizes, joinRanks, nothingToJoin, stackShapes } from '../../../src/messages/join.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { invalidArgument, operandDtype, operandKind } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/join.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesKinds, strings, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { concat, stack, unstack }: OpTable = { ...ops };

describe('concat', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const [a, b] = [values([2, 3], 1, dtype), values([2, 1], 2, dtype)];
      for (const axis of [1, -1]) {
        expectSame(
          exact(() => concat([a, b, a], axis)),
          tf.concat([a, b, a], 1),
        );
      }
      expectSame(
        exact(() => concat([a, a])),
        tf.concat([a, a]),
      );
      expectSame(
        exact(() => concat([a])),
        a,
      );
    });
  });

  it('brings tensors to the highest dtype', () => {
    tf.tidy(() => {
      const [whole, fraction] = [tf.tensor([1, 2], [2], 'int32'), tf.tensor([0.5])];
      const joined = exact(() => concat([whole, fraction, [true]]));
      expectSame(joined, tf.tensor([1, 2, 0.5, 1]));
      expect(concat([complex(), tf.ones([1])]).dtype).toBe('complex64');
      expectSame(concat([strings(), strings()]), tf.concat([strings(), strings()]));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [a, b, c] = [tf.zeros([2, 3]), tf.zeros([2, 4]), tf.zeros([2])];
      expectError(() => concat([a, b]), concatSizes, [2, 3], [2, 4], 1, 3, 4);
      expectError(() => concat([c, a]), joinRanks, 'concat', [2], [2, 3]);
      expectError(() => concat([a], 2), axisOutOfRange, 'concat', 2, [2, 3]);
      expectError(() => concat([]), nothingToJoin, 'concat');
      expectError(
        () => concat(a),
        invalidArgument,
        'concat',
        'argument 0',
        'an array of tensors',
        'a tensor',
      );
      expectError(() => concat([a, null]), operandKind, 'concat', 1, 'null');
      const text = strings();
      expectError(() => concat([c, text]), operandDtype, 'concat', 1, 'float32', 'string');
    });
  });
});

describe('stack', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const [a, b] = [values([2, 3], 1, dtype), values([2, 3], 2, dtype)];
      for (const axis of [0, 1, 2]) {
        expectSame(
          exact(() => stack([a, b, a], axis)),
          tf.stack([a, b, a], axis),
        );
        expectSame(stack([a, b], axis - 3), tf.stack([a, b], axis));
      }
      expectSame(
        exact(() => stack([a])),
        tf.stack([a]),
      );
    });
  });

  it('brings tensors to the highest dtype', () => {
    tf.tidy(() => {
      const whole = tf.scalar(1, 'int32');
      expectSame(
        exact(() => stack([whole, 0.5])),
        tf.tensor([1, 0.5]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [a, b] = [tf.zeros([2]), tf.zeros([3])];
      expectError(() => stack([a, b]), stackShapes, [2], [3]);
      expectError(() => stack([a], 2), axisOutOfRange, 'stack', 2, [2]);
      expectError(() => stack([]), nothingToJoin, 'stack');
      expectError(() => stack(1), invalidArgument, 'stack', 'argument 0', 'an array of tensors', 'a number');
    });
  });
});

describe('unstack', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3], 1, dtype);
      for (const axis of [0, 1, -1, -2]) {
        const parts: tf.Tensor[] = exact(() => unstack(x, axis));
        const wanted = tf.unstack(x, axis);
        expect(parts.length).toBe(wanted.length);
        for (const [i, part] of parts.entries()) expectSame(part, wanted[i]);
      }
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => unstack(x, 2), axisOutOfRange, 'unstack', 2, [2, 3]);
      expectError(() => unstack(1), axisOutOfRange, 'unstack', 0, []);
    });
  });
  refusesKinds('unstack', unstack);
});
