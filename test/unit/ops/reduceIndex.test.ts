import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { emptyReduction } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/reduceIndex.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { shapeAndAxes } from '../shapes/arbitrary.js';
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

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  refusesDtype(name, op, () => [complex()], 0, 'float32 or int32 or bool', 'complex64');
  refusesKinds(name, op);

  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    fc.assert(
      fc.property(shapeAndAxes, ({ of, axes: [axis = 0] }) => {
        tf.tidy(() => {
          const x = values(of, 5, dtype);
          expectSame(
            exact(() => op(x, axis)),
            inTfjs[name](x, axis),
          );
          expectSame(
            exact(() => op(x)),
            inTfjs[name](x, 0),
          );
        });
      }),
      { numRuns: 30 },
    );
  });

  it('needs an axis with elements', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 0]);
      expectError(() => op(x, 2), axisOutOfRange, name, 2, [2, 0]);
      expectError(() => op(x, -1), emptyReduction, name, [2, 0]);
      expectError(() => op(1), axisOutOfRange, name, 0, []);
    });
  });
});
