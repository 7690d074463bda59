import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import {
  invalidArgument,
  invalidSize,
  operandKind,
  raggedValues,
  valueCount,
} from '../../../src/messages/tensors.js';
import * as typed from '../../../src/tensor/ranked.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, inTfjs, type OpTable } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...typed };
const RANKS = [2, 3, 4, 5, 6];
/** [2, 1, ..., 1] */
const shapeOf = (rank: number) => [2, ...Array<number>(rank - 1).fill(1)];
const nested = (rank: number) => tf.zeros(shapeOf(rank)).arraySync();

it('tensor1d is tfjs', () => {
  tf.tidy(() => {
    const values = [[1, 2], [true], new Int32Array([1]), []];
    for (const v of values)
      expectSame(
        exact(() => ops.tensor1d(v)),
        inTfjs.tensor1d(v),
      );
    expectSame(ops.tensor1d([1.5], 'int32'), inTfjs.tensor1d([1.5], 'int32'));
    expectError(() => ops.tensor1d(1), operandRank, 'tensor1d', 0, '1', []);
    expectError(() => ops.tensor1d([[1]]), operandRank, 'tensor1d', 0, '1', [1, 1]);
    expectError(() => ops.tensor1d(null), operandKind, 'tensor1d', 0, 'null');
  });
});

it.each(RANKS)('tensor%id is tfjs', (rank) => {
  tf.tidy(() => {
    const name = `tensor${rank}d`;
    const [make, shape, values] = [ops[name], shapeOf(rank), nested(rank)];
    expectSame(
      exact(() => make(values)),
      inTfjs[name](values),
    );
    expectSame(make(values, shape), inTfjs[name](values, shape));
    expectSame(make([1, 0], shape, 'bool'), inTfjs[name]([1, 0], shape, 'bool'));

    expectError(() => make([1, 2]), operandRank, name, 0, `${rank}`, [2]);
    expectError(() => make([1, 2], [2]), invalidArgument, name, 'shape', `${rank} sizes`, '[2]');
    expectError(() => make(1, shape), operandRank, name, 0, `1 or ${rank}`, []);
    const other = [...shape].reverse();
    const wanted = `that of the values, [${shape.join(', ')}]`;
    expectError(() => make(values, other), invalidArgument, name, 'shape', wanted, `[${other.join(', ')}]`);
    expectError(() => make([1], shape), valueCount, 1, shape, 2);
    const negative = [-1, ...shape.slice(1)];
    expectError(() => make([1], negative), invalidSize, name, -1, negative);
  });
});

it('wants rectangular arrays', () => {
  expectError(() => ops.tensor2d([[1], [1, 2]]), raggedValues, [1], [2]);
  expect(() => ops.tensor2d(['a'])).toThrow('tensor2d: argument 0 must be a tensor or a number');
});
