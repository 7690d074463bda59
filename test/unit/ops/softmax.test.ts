import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { emptyReduction } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/softmax.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { shape, shapeAndAxes } from '../shapes/arbitrary.js';
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

const { logSumExp, ...alongOne }: OpTable = { ...ops };

describe.each(Object.keys(alongOne))('%s', (name) => {
  const op = alongOne[name];
  refusesDtype(name, op, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds(name, op);

  it('is tfjs along the last axis', () => {
    fc.assert(
      fc.property(shape(4, 1), (of) => {
        tf.tidy(() => {
          const x = values(of, 1);
          for (const axis of [undefined, -1, of.length - 1]) {
            expectSame(
              exact(() => op(x, axis)),
              inTfjs[name](x),
            );
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('takes any other axis', () => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1);
      const wanted = tf.transpose(inTfjs[name](tf.transpose(x, [0, 2, 1])), [0, 2, 1]);
      expectSame(
        exact(() => op(x, 1)),
        wanted,
      );
      expectSame(op(x, -2), wanted);
    });
  });

  it('of integers is float32', () => {
    tf.tidy(() => {
      const x = tf.tensor([1, 2], [2], 'int32');
      expectSame(
        exact(() => op(x)),
        inTfjs[name](tf.tensor([1, 2])),
      );
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => op(x, 2), axisOutOfRange, name, 2, [2, 3]);
      expectError(() => op(1), axisOutOfRange, name, -1, []);
    });
  });
});

describe('logSumExp', () => {
  refusesDtype('logSumExp', logSumExp, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('logSumExp', logSumExp);

  it('is tfjs', () => {
    fc.assert(
      fc.property(shapeAndAxes, fc.boolean(), ({ of, axes }, keepDims) => {
        tf.tidy(() => {
          const x = values(of, 1);
          for (const axis of [undefined, axes]) {
            expectSame(
              exact(() => logSumExp(x, axis, keepDims)),
              tf.logSumExp(x, axis, keepDims),
            );
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('neither overflows nor loses infinities', () => {
    tf.tidy(() => {
      const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      expectClose(logSumExp([1000, 1000]), 1000 + Math.log(2));
      expect(logSumExp([low, low]).arraySync()).toBe(low);
      expect(logSumExp([0, high]).arraySync()).toBe(high);
      expect(logSumExp([low, 0]).arraySync()).toBe(0);
      expect(logSumExp([Number.NaN, 0]).arraySync()).toBeNaN();
    });
  });

  it('needs elements', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 0]);
      expectError(() => logSumExp(x), emptyReduction, 'logSumExp', [2, 0]);
    });
  });
});
