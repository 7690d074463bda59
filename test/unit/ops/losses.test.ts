import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { shapesDiffer } from '../../../src/messages/same.js';
import { axisOutOfRange, broadcastMismatch } from '../../../src/messages/shapes.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as typed from '../../../src/ops/losses.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { checkGrads, grad, type Loose, vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const losses: OpTable = { ...typed };
const inTfjs = tf.losses as unknown as OpTable;
const { Reduction } = tf;
const REDUCTIONS = [Reduction.NONE, Reduction.MEAN, Reduction.SUM, Reduction.SUM_BY_NONZERO_WEIGHTS];
const PAIRS = ['absoluteDifference', 'meanSquaredError', 'hingeLoss'];
const SCALED = ['huberLoss', 'logLoss', 'sigmoidCrossEntropy', 'softmaxCrossEntropy'];

const labels = () => tf.cast(tf.greater(random([2, 3], 1), 0), 'float32');
const predictions = () => tf.sigmoid(values([2, 3], 2));
/** Weights for losses of a rank. */
const weights = (rank: number) => [
  undefined,
  2,
  tf.tensor(rank === 1 ? [0, 2] : [0, 1, 2]),
  ...(rank === 1 ? [] : [tf.tensor([[2], [0]])]),
];

describe('losses are tfjs', () => {
  it.each(PAIRS)('%s', (name) => {
    tf.tidy(() => {
      const [y, p] = [labels(), predictions()];
      for (const w of weights(2)) {
        for (const reduction of REDUCTIONS) {
          expectSame(
            exact(() => losses[name](y, p, w, reduction)),
            inTfjs[name](y, p, w, reduction),
          );
        }
      }
      expectSame(losses[name](y, p), inTfjs[name](y, p));
    });
  });

  it.each(SCALED)('%s', (name) => {
    tf.tidy(() => {
      const [y, p] = [labels(), predictions()];
      for (const w of weights(name === 'softmaxCrossEntropy' ? 1 : 2)) {
        for (const reduction of REDUCTIONS) {
          const wanted = inTfjs[name](y, p, w, 0.25, reduction);
          const got = exact<tf.Tensor>(() => losses[name](y, p, w, 0.25, reduction));
          expect(got.shape).toEqual(wanted.shape);
          expectClose(got, wanted);
        }
      }
      expectClose(losses[name](y, p), inTfjs[name](y, p));
    });
  });

  it('cosineDistance', () => {
    tf.tidy(() => {
      const [y, p] = [labels(), predictions()];
      for (const w of [undefined, 2, tf.tensor([[0], [2]])]) {
        for (const reduction of REDUCTIONS) {
          const got = exact(() => losses.cosineDistance(y, p, 1, w, reduction));
          expectSame(got, inTfjs.cosineDistance(y, p, 1, w, reduction));
        }
      }
      expectSame(losses.cosineDistance(y, p, 0), inTfjs.cosineDistance(y, p, 0));
    });
  });

  it('computeWeightedLoss', () => {
    tf.tidy(() => {
      const x = values([2, 3], 3);
      expectSame(
        exact(() => losses.computeWeightedLoss(x, null, Reduction.NONE)),
        x,
      );
      for (const w of weights(2)) {
        for (const reduction of REDUCTIONS) {
          const got = exact(() => losses.computeWeightedLoss(x, w, reduction));
          expectSame(got, inTfjs.computeWeightedLoss(x, w, reduction));
        }
      }
    });
  });
});

it('weights that stretch the losses count each loss once, unlike in tfjs', () => {
  tf.tidy(() => {
    const column = tf.tensor([[1], [3]]);
    expectClose(losses.computeWeightedLoss([[1, 2, 3]], column, Reduction.MEAN), 2);
    expectClose(inTfjs.computeWeightedLoss([[1, 2, 3]], column, Reduction.MEAN), 4);
  });
});

it('smooths the labels of the last axis, whatever the rank', () => {
  tf.tidy(() => {
    const smooth = (y: tf.Tensor, p: tf.Tensor) => losses.softmaxCrossEntropy(y, p, null, 0.1);
    const [y, p] = [tf.tensor([1, 0, 0]), tf.tensor([1, 2, 4])];
    const wanted = tf.neg(tf.sum(tf.mul(tf.logSoftmax(p), [0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3])));
    expectClose(smooth(y, p), wanted);
    expectClose(smooth(tf.reshape(y, [1, 1, 3]), tf.reshape(p, [1, 1, 3])), wanted);
  });
});

it('converts integers', () => {
  tf.tidy(() => {
    const whole = tf.tensor([1, 2], undefined, 'int32');
    expect(losses.meanSquaredError(whole, [2, 4]).dtype).toBe('float32');
    expectClose(losses.absoluteDifference(1, 3.5), 2.5);
    expectClose(losses.meanSquaredError(whole, whole, [true, false], Reduction.NONE), [0, 0]);
  });
});

it('says what does not fit', () => {
  tf.tidy(() => {
    const [x, y] = [tf.zeros([2, 3]), tf.zeros([3, 2])];
    for (const name of [...PAIRS, ...SCALED, 'cosineDistance']) {
      expectError(() => losses[name](x, y), shapesDiffer, name, [2, 3], [3, 2]);
    }
    for (const name of PAIRS) {
      expectError(() => losses[name](x, x, tf.zeros([4])), broadcastMismatch, name, [2, 3], [4], 3, 4);
      const wanted = 'one of the values of Reduction';
      expectError(() => losses[name](x, x, null, 4), invalidArgument, name, 'reduction', wanted, '4');
    }
    expectError(() => losses.cosineDistance(x, x, 2), axisOutOfRange, 'cosineDistance', 2, [2, 3]);
    expectError(
      () => losses.softmaxCrossEntropy(1, 1),
      operandRank,
      'softmaxCrossEntropy',
      0,
      '1 or more',
      [],
    );
    const weigh = 'computeWeightedLoss';
    expectError(() => losses[weigh](x, tf.zeros([2])), broadcastMismatch, weigh, [2, 3], [2], 3, 2);
  });
});

for (const name of [...PAIRS, ...SCALED, 'computeWeightedLoss', 'cosineDistance']) {
  refusesDtype(name, losses[name], () => [complex(), [1, 2]], 0, 'float32', 'complex64');
  refusesKinds(name, losses[name]);
}
for (const name of [...PAIRS, ...SCALED]) {
  refusesDtype(name, losses[name], () => [[1, 2], [1, 2], complex()], 2, 'float32', 'complex64');
}

const cases: [string, (y: tf.Tensor, p: tf.Tensor) => tf.Tensor][] = [
  ...[...PAIRS, ...SCALED].map((name): [string, (y: tf.Tensor, p: tf.Tensor) => tf.Tensor] => [
    name,
    (y, p) => losses[name](tf.abs(y), tf.sigmoid(p)),
  ]),
  ['cosineDistance', (y, p) => losses.cosineDistance(y, p, 1, [[1], [2]])],
  ['computeWeightedLoss', (y, p) => losses.computeWeightedLoss(y, p, Reduction.MEAN)],
];
describe.each(cases)('%s', (_, f: Loose) => {
  statement('maps as a loop does, and so does its gradient', () => {
    const [y, p] = [random([3, 2, 4], 1), random([3, 2, 4], 2)];
    const each = (g: Loose) => tf.stack([0, 1, 2].map((i) => g(tf.gather(y, i), tf.gather(p, i))));
    expectClose(vmap(f)(y, p), each(f));
    expectClose(vmap(grad(f, { argnums: 1 }))(y, p), each(grad(f, { argnums: 1 })));
    checkGrads((v: tf.Tensor) => f(tf.gather(y, 0), v), [tf.gather(p, 0)]);
  });
});
