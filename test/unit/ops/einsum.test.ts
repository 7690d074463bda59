import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { einsumRank, einsumSize } from '../../../src/messages/einsum.js';
import { operandRank } from '../../../src/messages/move.js';
import { segmentCount } from '../../../src/messages/segments.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as sums from '../../../src/ops/einsum.js';
import * as segments from '../../../src/ops/segments.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { einsum, unsortedSegmentSum }: OpTable = { ...sums, ...segments };

describe('einsum', () => {
  it.each<[string, ...number[][]]>([
    ['ij,jk->ik', [2, 3], [3, 4]],
    ['i,i->', [3], [3]],
    ['bi,bi->b', [2, 3], [2, 3]],
    ['i,j->ij', [2], [3]],
    ['bij->bji', [2, 3, 4]],
    ['ij->j', [2, 3]],
    ['b i j, b j -> b i', [2, 3, 4], [2, 4]],
  ])('%s is tfjs', (equation, ...shapes) => {
    tf.tidy(() => {
      const xs = shapes.map((of, i) => values(of, i + 1));
      const wanted = tf.einsum(equation, ...xs);
      const got = exact<tf.Tensor>(() => einsum(equation, ...xs));
      expect(got.shape).toEqual(wanted.shape);
      expectClose(got, wanted);
    });
  });

  it('brings operands to one dtype', () => {
    tf.tidy(() => {
      const whole = tf.tensor([1, 2], [2], 'int32');
      expectSame(
        exact(() => einsum('i,i->', whole, [0.5, 1])),
        tf.scalar(2.5),
      );
      expect(einsum('i->', whole).dtype).toBe('int32');
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      const invalid = (wanted: string, equation: string, ...xs: tf.Tensor[]) =>
        expectError(
          () => einsum(equation, ...xs),
          invalidArgument,
          'einsum',
          'equation',
          wanted,
          `'${equation}'`,
        );
      expectError(() => einsum('ij,jk->ik', x, x), einsumSize, 'j', 'ij,jk->ik', 3, 2);
      expectError(() => einsum('i->i', x), einsumRank, 1, [2, 3], 'i');
      expectError(() => einsum('ij,ijk->i', x, x), einsumRank, 2, [2, 3], 'ijk');
      for (const equation of ['ij', 'ij->k', 'ii->', 'ij->ii', '..->', 'ij->i->j']) {
        invalid("like 'ij,jk->ik'", equation, x);
      }
      invalid('for 1 tensor', 'ij,jk->ik', x);
      invalid('for 2 tensors', 'ij->i', x, x);
      invalid('for one or two tensors', 'i,j,k->', x, x, x);
    });
  });
  refusesDtype('einsum', einsum, () => ['i->', tf.zeros([2], 'bool')], 1, 'float32 or int32', 'bool');
  refusesKinds('einsum', einsum, 1, ['i->']);
});

describe('unsortedSegmentSum', () => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const [x, ids] = [values([4, 3], 1, dtype), tf.tensor1d([2, 0, 2, 5], 'int32')];
      expectSame(
        exact(() => unsortedSegmentSum(x, ids, 3)),
        tf.cast(tf.unsortedSegmentSum(x, ids, 3), dtype),
      );
    });
  });

  it('counts booleans', () => {
    tf.tidy(() => {
      expectSame(unsortedSegmentSum([true, true], [1, 1], 2), tf.tensor([0, 2], [2], 'int32'));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, one] = [tf.zeros([3, 2]), tf.scalar(0, 'int32')];
      const name = 'unsortedSegmentSum';
      expectError(() => unsortedSegmentSum(x, [0, 1], 2), segmentCount, [3, 2], 3, 2);
      expectError(() => unsortedSegmentSum(x, one, 2), operandRank, name, 1, '1', []);
      expectError(() => unsortedSegmentSum(1, [0], 2), operandRank, name, 0, '1 or more', []);
      expectError(
        () => unsortedSegmentSum(x, [0, 1, 1], -1),
        invalidArgument,
        name,
        'numSegments',
        'a non-negative integer',
        '-1',
      );
    });
  });
  refusesDtype(
    'unsortedSegmentSum',
    unsortedSegmentSum,
    () => [tf.zeros([1]), tf.zeros([1]), 1],
    1,
    'int32',
    'float32',
  );
  refusesKinds('unsortedSegmentSum', unsortedSegmentSum);
});
