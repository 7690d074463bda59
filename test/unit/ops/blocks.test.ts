import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { blockBatch, blockUneven } from '../../../src/messages/blocks.js';
import { operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/blocks.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { batchToSpaceND, spaceToBatchND }: OpTable = { ...ops };

it.each(['float32', 'int32'] as const)('of %s are tfjs', (dtype) => {
  tf.tidy(() => {
    const x = values([2, 3, 4, 2], 1, dtype);
    const by = [
      [1, 0],
      [1, 1],
    ];
    const cut = exact<tf.Tensor>(() => spaceToBatchND(x, [2, 3], by));
    expectSame(cut, tf.spaceToBatchND(x, [2, 3], by));
    expectSame(
      exact(() => batchToSpaceND(cut, [2, 3], by)),
      tf.batchToSpaceND(cut, [2, 3], by),
    );
    expectSame(batchToSpaceND(cut, [2, 3], by), x);
  });
});

it('say what does not fit', () => {
  tf.tidy(() => {
    const x = tf.zeros([3, 3]);
    const invalid = (run: () => unknown, op: string, argument: string, wanted: string, got: string) =>
      expectError(run, invalidArgument, op, argument, wanted, got);
    const none = [0, 0];
    expectError(() => spaceToBatchND(x, [2], [none]), blockUneven, 1, [3, 3], [0, 0], 2);
    expectError(() => batchToSpaceND(x, [2], [none]), blockBatch, [3, 3], 2);
    expectError(
      () => spaceToBatchND(x, [1, 1], [none, none]),
      operandRank,
      'spaceToBatchND',
      0,
      '3 or more',
      [3, 3],
    );
    invalid(() => spaceToBatchND(x, [0], [none]), 'spaceToBatchND', 'blockShape', 'positive integers', '[0]');
    invalid(() => spaceToBatchND(x, [3], []), 'spaceToBatchND', 'paddings', '1 pair', '0 pairs');
    invalid(
      () => batchToSpaceND(x, [3], [[-1, 0]]),
      'batchToSpaceND',
      'crops[0]',
      'two non-negative integers',
      '[-1, 0]',
    );
    invalid(
      () => batchToSpaceND(x, [3], [[5, 5]]),
      'batchToSpaceND',
      'crops[0]',
      'at most 9 together',
      '[5, 5]',
    );
    expect(batchToSpaceND(x, [3], [[5, 4]]).shape).toEqual([1, 0]);
  });
});
refusesKinds('spaceToBatchND', (x: unknown) => spaceToBatchND(x, [], []));
refusesKinds('batchToSpaceND', (x: unknown) => batchToSpaceND(x, [], []));
