import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { permutationLength } from '../../../src/messages/reshape.js';
import { repeatedAxis } from '../../../src/messages/shapes.js';
import { transpose as typed } from '../../../src/ops/transpose.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { shape } from '../shapes/arbitrary.js';
import { exact, expectSame, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const transpose: Loose = typed;
const permuted = shape(4).chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc.shuffledSubarray(
      of.map((_, i) => i),
      { minLength: of.length },
    ),
  ),
);

describe('transpose', () => {
  it.each(['float32', 'int32', 'bool', 'complex64'] as const)('of %s is tfjs', (dtype) => {
    fc.assert(
      fc.property(permuted, ([of, perm]) => {
        tf.tidy(() => {
          const x = dtype === 'complex64' ? tf.complex(values(of, 1), values(of, 2)) : values(of, 1, dtype);
          const fromEnd = perm.map((p) => p - of.length);
          expectSame(
            exact(() => transpose(x, perm)),
            tf.transpose(x, perm),
          );
          expectSame(transpose(x, fromEnd), tf.transpose(x, perm));
          expectSame(
            exact(() => transpose(x)),
            tf.transpose(x),
          );
        });
      }),
      { numRuns: 30 },
    );
  });

  it('says what is no permutation', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => transpose(x, [0]), permutationLength, [0], [2, 3]);
      expectError(() => transpose(x, [0, 0]), repeatedAxis, 'transpose', 0, [0, 0]);
    });
  });
  it('conjugates complex elements when it is told to', () => {
    tf.tidy(() => {
      const x = tf.complex(values([2, 3], 1), values([2, 3], 2));
      expectSame(
        exact(() => transpose(x, [1, 0], true)),
        tf.transpose(x, [1, 0], true),
      );
      const real = values([2, 3], 1);
      expectSame(
        exact(() => transpose(real, null, true)),
        tf.transpose(real),
      );
    });
  });
  refusesKinds('transpose', transpose);
});
