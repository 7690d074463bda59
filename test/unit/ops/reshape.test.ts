import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { reshapeSize, squeezeSize } from '../../../src/messages/reshape.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/reshape.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesKinds, strings, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { reshapeTo, ...table }: OpTable = { ...ops };
const every = [
  () => values([2, 1, 3], 1),
  () => values([2, 1, 3], 1, 'int32'),
  () => values([2, 1, 3], 1, 'bool'),
];

describe('reshape', () => {
  it.each(every)('%#', (make) => {
    tf.tidy(() => {
      const x = make();
      expectSame(
        exact(() => table.reshape(x, [3, -1])),
        tf.reshape(x, [3, -1]),
      );
      expectSame(
        exact(() => table.reshape(x, [2, 1, 3])),
        x,
      );
    });
  });

  it('takes strings, complex numbers, arrays and no elements', () => {
    tf.tidy(() => {
      expectSame(table.reshape(strings(), [1, 2]), tf.reshape(strings(), [1, 2]));
      expectSame(table.reshape(complex(), [1, 2]), tf.reshape(complex(), [1, 2]));
      expectSame(
        exact(() => table.reshape([1, 2], [2, 1])),
        tf.tensor([[1], [2]]),
      );
      expect(table.reshape(tf.zeros([0, 3]), [-1, 3]).shape).toEqual([0, 3]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => table.reshape(x, [4]), reshapeSize, [2, 3], [4], 6, 4);
    });
  });
  refusesKinds('reshape', table.reshape);
});

describe('expandDims', () => {
  it.each(every)('%#', (make) => {
    tf.tidy(() => {
      const x = make();
      for (const axis of [undefined, 0, 1, 3, -1, -4]) {
        expectSame(
          exact(() => table.expandDims(x, axis)),
          tf.expandDims(x, axis),
        );
      }
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => table.expandDims(x, 3), axisOutOfRange, 'expandDims', 3, [2, 3]);
      expectError(() => table.expandDims(x, -4), axisOutOfRange, 'expandDims', -4, [2, 3]);
    });
  });
  refusesKinds('expandDims', table.expandDims);
});

describe('squeeze', () => {
  it.each(every)('%#', (make) => {
    tf.tidy(() => {
      const x = make();
      for (const axis of [undefined, [1], [-2], []]) {
        expectSame(
          exact(() => table.squeeze(x, axis)),
          tf.squeeze(x, axis),
        );
      }
      expectSame(table.squeeze(x, 1), tf.squeeze(x));
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([1, 3]);
      expectError(() => table.squeeze(x, 1), squeezeSize, 1, [1, 3], 3);
    });
  });
  refusesKinds('squeeze', table.squeeze);
});

it('inside of other ops, reshaping to the same shape is free', () => {
  tf.tidy(() => {
    const x = tf.zeros([2, 3]);
    expect(reshapeTo(x, [2, 3])).toBe(x);
    expect(reshapeTo(x, [6]).shape).toEqual([6]);
  });
});
