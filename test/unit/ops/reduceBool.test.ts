import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/reduceBool.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { type OpTable, refusesDtype, refusesKinds } from './opCase.js';
import { matchesReduction } from './reduction.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesReduction(name, op, 'bool');
  refusesDtype(name, op, () => [tf.ones([2])], 0, 'bool', 'float32');
  refusesKinds(name, op);

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3], 'bool');
      expectError(() => op(x, 2), axisOutOfRange, name, 2, [2, 3]);
    });
  });
});

it('of no elements all are true and none is', () => {
  tf.tidy(() => {
    const none = tf.zeros([2, 0], 'bool');
    expect(table.all(none, 1).arraySync()).toEqual([1, 1]);
    expect(table.any(none, 1).arraySync()).toEqual([0, 0]);
  });
});
