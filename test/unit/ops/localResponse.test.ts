import * as tf from '@tensorflow/tfjs';
import { grad, vmap } from 'axiswise';
import { beforeAll, describe, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import * as local from '../../../src/ops/localResponse.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { localResponseNormalization }: OpTable = { ...local };
const name = 'localResponseNormalization';

describe(name, () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      for (const of of [
        [2, 3, 4],
        [2, 2, 3, 4],
      ]) {
        const x = values(of, 1) as tf.Tensor4D;
        expectSame(
          exact(() => localResponseNormalization(x, 1, 2, 0.5, 0.75)),
          tf.localResponseNormalization(x, 1, 2, 0.5, 0.75),
        );
      }
    });
  });

  it('is transformed', () => {
    tf.tidy(() => {
      const x = values([2, 2, 3, 4], 1);
      const f = (one: tf.Tensor): tf.Tensor => localResponseNormalization(one, 1, 2, 0.5, 0.75);
      expectClose(vmap(f)(x) as tf.Tensor, tf.stack(tf.unstack(x).map(f)));
      const sum = (one: tf.Tensor) => tf.sum(f(one)) as tf.Scalar;
      expectClose(grad(sum)(x) as tf.Tensor, tf.grad(sum)(x));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      expectError(() => localResponseNormalization(tf.zeros([4])), operandRank, name, 0, '3 or 4', [4]);
    });
  });
  refusesDtype(name, localResponseNormalization, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds(name, localResponseNormalization);
});
