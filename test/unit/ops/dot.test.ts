import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dotInner, dotRank, outerRank } from '../../../src/messages/matMul.js';
import * as ops from '../../../src/ops/dot.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { dot, outer, outerProduct }: OpTable = { ...ops };

describe('dot', () => {
  it.each([
    [[3], [3]],
    [[2, 3], [3]],
    [[3], [3, 4]],
    [
      [2, 3],
      [3, 4],
    ],
  ])('of %j and %j is tfjs', (a, b) => {
    tf.tidy(() => {
      const [x, y] = [values(a, 1), values(b, 2)];
      expectSame(
        exact(() => dot(x, y)),
        tf.dot(x, y),
      );
      const whole = [tf.cast(x, 'int32'), tf.cast(y, 'int32')];
      expectSame(
        exact(() => dot(...whole)),
        tf.dot(whole[0], whole[1]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [a, b, c] = [tf.zeros([2]), tf.zeros([3]), tf.zeros([2, 2, 2])];
      expectError(() => dot(a, b), dotInner, [2], [3], 2, 3);
      expectError(() => dot(a, c), dotRank, 1, [2, 2, 2]);
      expectError(() => dot(1, a), dotRank, 0, []);
    });
  });
  refusesDtype('dot', dot, () => [complex(), complex()], 0, 'float32 or int32', 'complex64');
  refusesKinds('dot', dot);
});

describe('outer', () => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const [x, y] = [values([3], 1, dtype), values([4], 2, dtype)];
      expectSame(
        tf.add(
          exact(() => outer(x, y)),
          tf.zeros([3, 4], dtype),
        ),
        tf.add(tf.outerProduct(x as tf.Tensor1D, y as tf.Tensor1D), tf.zeros([3, 4], dtype)),
      );
    });
  });

  it('says what is no vector', () => {
    tf.tidy(() => {
      const [a, b] = [tf.zeros([2]), tf.zeros([2, 3])];
      expectError(() => outer(b, a), outerRank, 0, [2, 3]);
      expectError(() => outer(a, b), outerRank, 1, [2, 3]);
    });
  });
  refusesDtype('outer', outer, () => [[true], tf.tensor([true])], 0, 'float32 or int32', 'bool');
  refusesKinds('outer', outer);

  it('has its tfjs name too', () => expect(outerProduct).toBe(outer));
});
