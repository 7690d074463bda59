import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import { strideDilation, windowSpan } from '../../../src/messages/windows.js';
import * as pools from '../../../src/ops/pool.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, loop } from '../../support/statement.js';
import { checkGrads, vmap } from '../../support/untyped.js';
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

const ops: OpTable = { ...pools };

const SETTINGS: readonly (readonly unknown[])[] = [
  [2, 2, 'valid'],
  [3, 1, 'same'],
  [[2, 3], [1, 2], 'same'],
  [3, 2, 1],
  [3, 2, 1, 'ceil'],
];

describe.each(['maxPool', 'avgPool'])('%s', (name) => {
  const op = ops[name];

  it('is tfjs', () => {
    tf.tidy(() => {
      for (const of of [
        [5, 6, 3],
        [2, 5, 6, 3],
      ]) {
        const x = values(of, 1);
        for (const given of SETTINGS) {
          expectSame(
            exact(() => op(x, ...given)),
            inTfjs[name](x, ...given),
          );
        }
        const edges = [
          [0, 0],
          [1, 0],
          [2, 1],
          [0, 0],
        ];
        expectSame(op(x, [2, 3], 1, edges), inTfjs[name](x, [2, 3], 1, edges));
      }
      const whole = values([4, 4, 1], 2, 'int32');
      expectSame(op(whole, 2, 2, 'valid'), op(tf.cast(whole, 'float32'), 2, 2, 'valid'));
    });
  });

  it('counts windows along the width by the width, unlike tfjs', () => {
    tf.tidy(() => {
      const x = values([1, 4, 6, 1], 3);
      const edge = [1, 1];
      const wanted = inTfjs[name](x, [2, 3], [1, 2], [[0, 0], edge, edge, [0, 0]]);
      expect(wanted.shape).toEqual([1, 5, 3, 1]);
      expectSame(op(x, [2, 3], [1, 2], 1), wanted);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([1, 4, 4, 3]);
      expectError(() => op(x, 5, 1, 'valid'), windowSpan, name, 5, 1, [1, 4, 4, 3], 0);
      expectError(() => op(x, [1, 7], 1, 1), windowSpan, name, 7, 2, [1, 4, 4, 3], 2);
      expectError(() => op(tf.zeros([4, 4]), 2, 1, 'same'), operandRank, name, 0, '3 or 4', [4, 4]);
      const some = '1 or 2 positive integers';
      expectError(() => op(x, 0, 1, 'same'), invalidArgument, name, 'filterSize', some, '0');
      expectError(() => op(x, 2, [1, 1, 1], 'same'), invalidArgument, name, 'strides', some, '[1, 1, 1]');
      const pads = "'same', 'valid', a non-negative integer or 4 pairs";
      expectError(() => op(x, 2, 1, -1), invalidArgument, name, 'pad', pads, '-1');
      expectError(() => op(x, 2, 1, 'full'), invalidArgument, name, 'pad', pads, "'full'");
      expectError(() => op(x, 2, 1, undefined), invalidArgument, name, 'pad', pads, 'undefined');
      expectError(() => op(x, 2, 1, [[0, 0]]), invalidArgument, name, 'pad', pads, '1 pairs');
      const pairs = (pad: number[], i: number) =>
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ].with(i, pad);
      expectError(() => op(x, 2, 1, pairs([1, 0], 0)), invalidArgument, name, 'pad[0]', '[0, 0]', '[1, 0]');
      const two = 'two non-negative integers';
      expectError(() => op(x, 2, 1, pairs([-1, 0], 1)), invalidArgument, name, 'pad[1]', two, '[-1, 0]');
      const numbers = "in numbers for dimRoundingMode 'floor'";
      expectError(() => op(x, 2, 1, 'same', 'floor'), invalidArgument, name, 'pad', numbers, "'same'");
      const modes = "'floor', 'round' or 'ceil'";
      expectError(() => op(x, 2, 1, 0, 'up'), invalidArgument, name, 'dimRoundingMode', modes, "'up'");
    });
  });
  refusesDtype(name, op, () => [complex(), 2, 1, 'same'], 0, 'float32', 'complex64');
  refusesKinds(name, op);
});

describe.each(['maxPool3d', 'avgPool3d'])('%s', (name) => {
  const op = ops[name];

  it('is tfjs', () => {
    tf.tidy(() => {
      for (const of of [
        [4, 5, 6, 2],
        [2, 4, 5, 6, 2],
      ]) {
        const x = values(of, 1);
        for (const given of [
          [2, 2, 'valid'],
          [3, 1, 'same'],
          [[2, 3, 2], [1, 2, 1], 1],
          [2, 3, 0, 'ceil'],
        ]) {
          expectSame(
            exact(() => op(x, ...given)),
            inTfjs[name](x, ...given),
          );
        }
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([4, 4, 4, 1]);
      expectError(() => op(x, [1, 1, 6], 1, 'valid'), windowSpan, name, 6, 2, [4, 4, 4, 1], 0);
      expectError(() => op(tf.zeros([4]), 2, 1, 'same'), operandRank, name, 0, '4 or 5', [4]);
      const pads = "'same', 'valid' or a non-negative integer";
      expectError(() => op(x, 2, 1, [[0, 0]]), invalidArgument, name, 'pad', pads, 'an array of length 1');
      const first = [x, 2, 1, 'same', undefined, 'NCDHW'];
      expectError(() => op(...first), invalidArgument, name, 'dataFormat', "'NDHWC'", "'NCDHW'");
    });
  });
  refusesKinds(name, op);
});

describe('pool', () => {
  const { pool } = ops;
  it('is tfjs', () => {
    tf.tidy(() => {
      for (const of of [
        [7, 8, 2],
        [2, 7, 8, 2],
      ]) {
        const x = values(of, 1);
        for (const type of ['max', 'avg']) {
          for (const given of [
            [2, type, 'valid'],
            [2, type, 'same', [1, 1], 2],
            [[2, 3], type, 'valid', [2, 3]],
            [3, type, 'same', 2],
            [3, type, 1, 1, 1],
          ]) {
            expectSame(
              exact(() => pool(x, ...given)),
              inTfjs.pool(x, ...given),
            );
          }
        }
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([1, 8, 8, 3]);
      expectError(() => pool(x, 2, 'max', 'same', 2, 2), strideDilation, 'pool', '2', '2');
      expectError(() => pool(x, 4, 'max', 'valid', [3, 1]), windowSpan, 'pool', 10, 1, [1, 8, 8, 3], 0);
      const word = "'same' or 'valid' for dilations [2, 1]";
      expectError(() => pool(x, 2, 'max', 1, [2, 1]), invalidArgument, 'pool', 'pad', word, '1');
      const types = "'avg' or 'max'";
      expectError(() => pool(x, 2, 'min', 'same'), invalidArgument, 'pool', 'poolingType', types, "'min'");
    });
  });
  refusesKinds('pool', pool);
});

describe('maxPoolWithArgmax', () => {
  const { maxPoolWithArgmax } = ops as unknown as {
    maxPoolWithArgmax: (...args: unknown[]) => { result: tf.Tensor; indexes: tf.Tensor };
  };
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 5, 6, 3], 1) as tf.Tensor4D;
      for (const within of [false, true]) {
        const got = maxPoolWithArgmax(x, [2, 3], 2, 'same', within);
        const wanted = tf.maxPoolWithArgmax(x, [2, 3], 2, 'same', within);
        expectSame(got.result, wanted.result);
        expectSame(got.indexes, wanted.indexes);
      }
      const image = tf.squeeze(tf.slice(x, [1], [1]), [0]);
      const { result, indexes } = maxPoolWithArgmax(image, 2, 1, 'valid');
      expect([result.shape, indexes.shape]).toEqual([
        [4, 5, 3],
        [4, 5, 3],
      ]);
      const flat = tf.gather(tf.reshape(image, [-1]), tf.reshape(indexes, [-1]) as tf.Tensor1D);
      expectSame(tf.reshape(flat, result.shape), result);
    });
  });
  refusesKinds('maxPoolWithArgmax', ops.maxPoolWithArgmax);
});

describe('pools under transforms', () => {
  it('vmap is a loop', () => {
    tf.tidy(() => {
      const x = values([3, 5, 6, 2], 4);
      for (const run of [
        (image: tf.Tensor) => ops.maxPool(image, 2, 2, 'same'),
        (image: tf.Tensor) => ops.avgPool(image, [2, 3], [1, 2], 1),
        (image: tf.Tensor) => ops.pool(image, 2, 'avg', 'valid', 2),
      ] as ((x: tf.Tensor) => tf.Tensor)[]) {
        expectClose(vmap(run)(x), loop(run, x));
      }
    });
  });

  it('derivatives are finite differences', () => {
    tf.tidy(() => {
      const x = values([4, 5, 1], 5);
      checkGrads((image: tf.Tensor) => ops.avgPool(image, [2, 3], [1, 2], 1), [x]);
      checkGrads(
        (image: tf.Tensor) => ops.maxPool(image, 2, 2, 'same'),
        [tf.add(x, tf.div(values([4, 5, 1], 6), 7))],
      );
    });
  });
});
