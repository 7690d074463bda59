import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import * as ops from '../../../src/ops/sign.js';
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
  matchesUnary(name, op, 'int32');
  refusesDtype(name, op, () => [tf.tensor([true])], 0, 'float32 or int32', 'bool');
  if (name !== 'abs') refusesDtype(name, op, () => [complex()], 0, 'float32 or int32', 'complex64');
  refusesKinds(name, op);
});

it('abs of complex numbers is their magnitude', () => {
  tf.tidy(() => {
    const z = complex();
    expectSame(
      exact(() => table.abs(z)),
      tf.abs(z),
    );
  });
});
