import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { emptyReduction, invalidArgument } from '../../../src/messages/tensors.js';
import * as mean from '../../../src/ops/moments.js';
import * as length from '../../../src/ops/norm.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { moments, norm }: OpTable = { ...mean, ...length };
const { POSITIVE_INFINITY: high, NEGATIVE_INFINITY: low } = Number;

describe('norm', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1);
      const same = (ord: number | 'euclidean' | 'fro', axis?: number | number[]) => {
        for (const keepDims of [false, true]) {
          const wanted = tf.norm(x, ord, axis, keepDims);
          const got = exact<tf.Tensor>(() => norm(x, ord, axis, keepDims));
          expect(got.shape).toEqual(wanted.shape);
          expectClose(got, wanted);
        }
      };
      for (const ord of [1, high, low, 'euclidean'] as const) {
        for (const axis of [undefined, 1, [2], [0, 1], [1, 2]]) same(ord, axis);
      }
      same(2);
      same(2, 0);
      same('fro', [0, 2]);
    });
  });

  it('takes the axes of matrices in any order, from either end', () => {
    tf.tidy(() => {
      const x = values([3, 4], 1);
      expectClose(norm(x, 1, [-1, -2]), tf.norm(tf.transpose(x), 1, [0, 1]));
      expectClose(norm(x, high, [-2, -1]), tf.norm(x, high, [0, 1]));
      expectClose(norm(-2), 2);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, none] = [tf.zeros([2, 3, 4]), tf.zeros([0])];
      const invalid = (argument: string, wanted: string, got: string, ...args: unknown[]) =>
        expectError(() => norm(x, ...args), invalidArgument, 'norm', argument, wanted, got);
      invalid('axis', 'one axis or two', '[0, 1, 2]', 1, [0, 1, 2]);
      invalid('axis', 'one axis or two', '[]', 1, []);
      invalid('ord', '1, 2, Infinity, -Infinity or euclidean', '3', 3);
      invalid('ord', '1, Infinity, -Infinity or euclidean', '2', 2, [0, 1]);
      expectError(() => norm(x, 1, 3), axisOutOfRange, 'norm', 3, [2, 3, 4]);
      expectError(() => norm(none, high), emptyReduction, 'norm', [0]);
    });
  });
  refusesDtype('norm', norm, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('norm', norm);
});

describe('moments', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1, dtype);
      for (const axis of [undefined, 1, -1, [0, 2]]) {
        for (const keepDims of [false, true]) {
          const before = tf.memory().numTensors;
          const got = moments(x, axis, keepDims);
          expect(tf.memory().numTensors - before).toBe(2);
          const wanted = tf.moments(x, axis, keepDims);
          for (const part of ['mean', 'variance'] as const) {
            expect(got[part].shape).toEqual(wanted[part].shape);
            expect(got[part].dtype).toBe('float32');
            expectClose(got[part], wanted[part]);
          }
        }
      }
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => moments(x, 2), axisOutOfRange, 'moments', 2, [2, 3]);
    });
  });
  refusesDtype('moments', moments, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('moments', moments);
});
