import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { concatSizes, nothingToJoin } from '../../../src/messages/join.js';
import { operandRank } from '../../../src/messages/move.js';
import { ensuredShape, shapesDiffer } from '../../../src/messages/same.js';
import { invalidArgument, operandDtype, operandKind } from '../../../src/messages/tensors.js';
import * as ranked from '../../../src/ops/rankedConcat.js';
import * as same from '../../../src/ops/same.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { checkGrads, grad, vmap } from '../../support/untyped.js';
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

const ops: OpTable = { ...same, ...ranked };
const { addN, bitwiseAnd, broadcastArgs, ensureShape, movingAverage, concat1d, concat2d } = ops;
const whole = (of: readonly number[], seed: number) => values(of, seed, 'int32');

describe('addN', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const terms = [1, 2, 3].map((seed) => values([2, 3], seed));
      expectSame(
        exact(() => addN(terms)),
        tf.addN(terms),
      );
      expectSame(
        exact(() => addN(terms.slice(0, 1))),
        terms[0],
      );
      expect(addN([whole([2], 1), whole([2], 2)]).dtype).toBe('int32');
      const mixed = [whole([2], 1), values([2], 2), [true, false]];
      expect(exact<tf.Tensor>(() => addN(mixed)).dtype).toBe('float32');
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2]);
      expectError(() => addN([x, x, tf.zeros([2, 1])]), shapesDiffer, 'addN', [2], [2, 1]);
      expectError(() => addN([]), nothingToJoin, 'addN');
      expectError(() => addN(x), invalidArgument, 'addN', 'argument 0', 'an array of tensors', 'a tensor');
      const wanted = 'float32 or int32';
      expectError(() => addN([[true]]), operandDtype, 'addN', 0, wanted, 'bool');
      expectError(() => addN([complex(), x]), operandDtype, 'addN', 0, wanted, 'complex64');
      expectError(() => addN([x, null]), operandKind, 'addN', 1, 'null');
    });
  });

  statement('maps and has derivatives', () => {
    const [a, b] = [random([3, 2], 1), random([3, 2], 2)];
    const f = (x: tf.Tensor, y: tf.Tensor) => addN([x, y, tf.mul(x, y)]);
    expectClose(vmap(f)(a, b), f(a, b));
    checkGrads(f, [a, b]);
    const total = (x: tf.Tensor, y: tf.Tensor) => tf.sum(f(x, y));
    expectClose(vmap(grad(total))(a, b), tf.add(b, 1));
  });
});

describe('bitwiseAnd', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [a, b] = [tf.tensor([5, 6, -1], undefined, 'int32'), tf.tensor([3, 12, 9], undefined, 'int32')];
      expectSame(
        exact(() => bitwiseAnd(a, b)),
        tf.bitwiseAnd(a, b),
      );
      expectClose(vmap(bitwiseAnd)(a, b), [1, 4, 9]);
      expectError(() => bitwiseAnd(a, tf.zeros([2], 'int32')), shapesDiffer, 'bitwiseAnd', [3], [2]);
    });
  });
  refusesDtype('bitwiseAnd', bitwiseAnd, () => [tf.tensor([true]), [1]], 0, 'int32', 'bool');
  refusesDtype('bitwiseAnd', bitwiseAnd, () => [[1], tf.zeros([1])], 1, 'int32', 'float32');
  refusesKinds('bitwiseAnd', bitwiseAnd);
});

describe('broadcastArgs', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [a, b] = [tf.tensor([5, 1], undefined, 'int32'), tf.tensor([2, 1, 3], undefined, 'int32')];
      expectSame(
        exact(() => broadcastArgs(a, b)),
        tf.broadcastArgs(a, b),
      );
      expect(broadcastArgs([4], [1]).arraySync()).toEqual([4]);
      expectError(() => broadcastArgs(1, b), operandRank, 'broadcastArgs', 0, '1', []);
      expectError(() => broadcastArgs(b, [[1]]), operandRank, 'broadcastArgs', 1, '1', [1, 1]);
    });
  });
  refusesDtype('broadcastArgs', broadcastArgs, () => [tf.zeros([1]), [1]], 0, 'int32', 'float32');
  refusesKinds('broadcastArgs', broadcastArgs);
});

describe('ensureShape', () => {
  it('returns its tensor', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      for (const shape of [
        [2, 3],
        [null, 3],
        [null, null],
      ]) {
        expect(ensureShape(x, shape)).toBe(x);
      }
      expectError(() => ensureShape(x, [null, 4]), ensuredShape, ['?', 4], [2, 3]);
      expectError(() => ensureShape(x, [2]), ensuredShape, [2], [2, 3]);
    });
  });
  statement('maps', () => {
    expectClose(vmap((x: tf.Tensor) => ensureShape(x, [3]))(tf.ones([2, 3])), tf.ones([2, 3]));
  });
  refusesKinds('ensureShape', ensureShape);
});

describe('movingAverage', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [v, x] = [values([2, 3], 1), values([2, 3], 2)];
      for (const rest of [
        [0.9, 3],
        [tf.scalar(0.9), tf.scalar(3)],
        [0.9, undefined, false],
        [0.9, 3, false],
      ]) {
        expectSame(
          exact(() => movingAverage(v, x, ...rest)),
          inTfjs.movingAverage(v, x, ...rest),
        );
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2]);
      expectError(() => movingAverage(x, tf.zeros([1]), 1, 1), shapesDiffer, 'movingAverage', [2], [1]);
      expectError(() => movingAverage(x, x, [0.5], 1), operandRank, 'movingAverage', 2, '0', [1]);
      expectError(() => movingAverage(x, x, 0.5, [1]), operandRank, 'movingAverage', 3, '0', [1]);
      expectError(() => movingAverage(x, x, 0.5), operandKind, 'movingAverage', 3, 'undefined');
    });
  });

  statement('maps and has derivatives', () => {
    const [v, x] = [random([3, 2], 1), random([3, 2], 2)];
    const f = (a: tf.Tensor, b: tf.Tensor) => movingAverage(a, b, 0.75, 2);
    expectClose(vmap(f)(v, x), f(v, x));
    checkGrads(f, [v, x]);
  });
  refusesDtype('movingAverage', movingAverage, () => [complex(), [1, 2], 0.5, 1], 0, 'float32', 'complex64');
  refusesKinds('movingAverage', movingAverage);
});

describe('concat1d to concat4d', () => {
  it.each([1, 2, 3, 4])('of rank %i are tfjs', (rank) => {
    tf.tidy(() => {
      const name = `concat${rank}d`;
      const xs = [1, 2].map((seed) => values(Array(rank).fill(2), seed));
      for (let axis = 0; axis < rank; axis++) {
        expectSame(
          exact(() => ops[name](xs, axis)),
          inTfjs[name](xs, axis),
        );
      }
      expectError(() => ops[name]([xs[0], 1], 0), operandRank, name, 1, `${rank}`, []);
    });
  });

  it('say what does not fit', () => {
    tf.tidy(() => {
      expect(concat1d([[1], [2, 3]]).arraySync()).toEqual([1, 2, 3]);
      const [a, b] = [tf.zeros([2, 3]), tf.zeros([2, 4])];
      expectError(() => concat2d([a, b], 0), concatSizes, [2, 3], [2, 4], 1, 3, 4);
      expectError(() => concat1d([]), nothingToJoin, 'concat');
      expectError(
        () => concat2d(a, 0),
        invalidArgument,
        'concat2d',
        'argument 0',
        'an array of tensors',
        'a tensor',
      );
    });
  });
});
