import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { entryCount, operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as mirror from '../../../src/ops/mirrorPad.js';
import * as ops from '../../../src/ops/pad.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, inTfjs, type OpTable, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops, ...mirror };

describe('pad', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const [x, by] = [
        values([2, 3], 1, dtype),
        [
          [1, 0],
          [2, 1],
        ] as [number, number][],
      ];
      for (const value of [undefined, 1]) {
        expectSame(
          exact(() => table.pad(x, by, value)),
          tf.pad(x, by, value),
        );
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      const wanted = 'two non-negative integers';
      expectError(() => table.pad(x, [[1, 1]]), entryCount, 'pad', 'paddings', 1, [2, 3]);
      const [none, negative, single] = [[0, 0], [-1, 2], [1]];
      expectError(
        () => table.pad(x, [none, negative]),
        invalidArgument,
        'pad',
        'paddings[1]',
        wanted,
        '[-1, 2]',
      );
      expectError(() => table.pad(x, [single, none]), invalidArgument, 'pad', 'paddings[0]', wanted, '[1]');
      expectError(() => table.pad(1, []), operandRank, 'pad', 0, '1 or more', []);
    });
  });
  refusesKinds('pad', table.pad);
});

describe.each([1, 2, 3, 4])('pad%id', (rank) => {
  const name = `pad${rank}d`;
  const by = rank === 1 ? [1, 2] : Array<number[]>(rank).fill([1, 2]);

  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values(Array<number>(rank).fill(2), 1);
      expectSame(
        exact(() => table[name](x, by, 3)),
        inTfjs[name](x, by, 3),
      );
    });
  });

  it('wants its rank', () => {
    tf.tidy(() => {
      const x = tf.zeros([1, 1, 1, 1, 1]);
      expectError(() => table[name](x, by), operandRank, name, 0, `${rank}`, [1, 1, 1, 1, 1]);
    });
  });
});

describe('mirrorPad', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([3, 4], 1, dtype);
      for (const mode of ['reflect', 'symmetric'] as const) {
        const by: [number, number][] = [
          [2, 0],
          [1, 3],
        ];
        expectSame(
          exact(() => table.mirrorPad(x, by, mode)),
          tf.mirrorPad(x, by, mode),
        );
      }
      expectSame(table.mirrorPad([1, 2], [[2, 0]], 'symmetric'), tf.tensor([2, 1, 1, 2]));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([3]);
      const wants = (by: readonly number[], mode: string, wanted: string, got: string) =>
        expectError(
          () => table.mirrorPad(x, [by], mode),
          invalidArgument,
          'mirrorPad',
          'paddings[0]',
          wanted,
          got,
        );
      wants([3, 0], 'reflect', 'two integers from 0 to 2', '[3, 0]');
      wants([0, 4], 'symmetric', 'two integers from 0 to 3', '[0, 4]');
      expectError(() => table.mirrorPad(x, [], 'reflect'), entryCount, 'mirrorPad', 'paddings', 0, [3]);
      expectError(
        () => table.mirrorPad(x, [[0, 0]], 'edge'),
        invalidArgument,
        'mirrorPad',
        'mode',
        'reflect or symmetric',
        'edge',
      );
    });
  });
  refusesKinds('mirrorPad', (x: unknown) => table.mirrorPad(x, [], 'reflect'));
});
