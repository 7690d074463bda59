import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/scan.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import {
  complex,
  exact,
  expectSame,
  inTfjs,
  type OpTable,
  refusesDtype,
  refusesKinds,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(['cumsum', 'cumprod'])('%s', (name) => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1, dtype);
      for (const axis of [undefined, 1, -1]) {
        for (const exclusive of [false, true]) {
          for (const reverse of [false, true]) {
            expectSame(
              exact(() => table[name](x, axis, exclusive, reverse)),
              // tfjs takes no axis from the end.
              inTfjs[name](x, axis === -1 ? 2 : axis, exclusive, reverse),
            );
          }
        }
      }
    });
  });

  it('counts booleans', () => {
    tf.tidy(() => {
      expectSame(
        exact(() => table[name]([true, true, false])),
        tf.tensor(name === 'cumsum' ? [1, 2, 2] : [1, 1, 0], [3], 'int32'),
      );
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => table[name](x, 2), axisOutOfRange, name, 2, [2, 3]);
      expectError(() => table[name](1), axisOutOfRange, name, 0, []);
    });
  });
  refusesDtype(name, table[name], () => [complex()], 0, 'float32 or int32 or bool', 'complex64');
  refusesKinds(name, table[name]);
});
