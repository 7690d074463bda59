import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { splitSizes, splitUneven } from '../../../src/messages/move.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/split.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { split }: OpTable = { ...ops };

it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
  tf.tidy(() => {
    const x = values([4, 6], 1, dtype);
    for (const [parts, axis] of [
      [2, undefined],
      [3, 1],
      [[1, 3], 0],
      [[1, 2, 3], -1],
    ] as [number | number[], number?][]) {
      const got: tf.Tensor[] = exact(() => split(x, parts, axis));
      const wanted = tf.split(x, parts, axis);
      expect(got.length).toBe(wanted.length);
      for (const [i, part] of got.entries()) expectSame(part, wanted[i]);
    }
  });
});

it('gives -1 what is left, and leaves the list alone', () => {
  tf.tidy(() => {
    const sizes = [-1, 2];
    expect(split(tf.zeros([5]), sizes).map((part: tf.Tensor) => part.shape[0])).toEqual([3, 2]);
    expect(split(tf.zeros([2]), sizes).map((part: tf.Tensor) => part.shape[0])).toEqual([0, 2]);
    expect(sizes).toEqual([-1, 2]);
  });
});

it('says what does not fit', () => {
  tf.tidy(() => {
    const x = tf.zeros([5, 2]);
    const invalid = (parts: unknown, wanted: string, got: string) =>
      expectError(() => split(x, parts), invalidArgument, 'split', 'numOrSizeSplits', wanted, got);
    expectError(() => split(x, 2), splitUneven, 0, [5, 2], 2);
    expectError(() => split(x, [2, 2]), splitSizes, [2, 2], 0, [5, 2]);
    expectError(() => split(x, [6, -1]), splitSizes, [6, -1], 0, [5, 2]);
    invalid(0, 'a positive integer or sizes', '0');
    invalid(1.5, 'a positive integer or sizes', '1.5');
    invalid([-1, -1, 5], 'sizes with at most one -1', '[-1, -1, 5]');
    invalid([-2, 7], 'sizes with at most one -1', '[-2, 7]');
    expectError(() => split(x, 2, 2), axisOutOfRange, 'split', 2, [5, 2]);
  });
});
refusesKinds('split', (x: unknown) => split(x, 1));
