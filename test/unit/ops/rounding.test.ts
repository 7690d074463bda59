import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import * as ops from '../../../src/ops/rounding.js';
import { useBackend } from '../../support/backend.js';
import {
  complex,
  exact,
  expectSame,
  matchesUnary,
  type OpTable,
  refusesDtype,
  refusesKinds,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesUnary(name, op);
  refusesDtype(name, op, () => [tf.tensor([true])], 0, 'float32 or int32', 'bool');
  refusesDtype(name, op, () => [complex()], 0, 'float32 or int32', 'complex64');
  refusesKinds(name, op);

  it('leaves integers', () => {
    tf.tidy(() => {
      const whole = tf.tensor([-2, 3], [2], 'int32');
      expectSame(
        exact(() => op(whole)),
        whole,
      );
    });
  });
});
