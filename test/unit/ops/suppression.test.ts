import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { AxiswiseError } from '../../../src/messages/error.js';
import { operandShape } from '../../../src/messages/operands.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import { dataDependentShape } from '../../../src/messages/tracing.js';
import * as suppression from '../../../src/ops/suppression.js';
import { useBackend } from '../../support/backend.js';
import { errorOf, expectError } from '../../support/statement.js';
import { evalShape, grad, vmap } from '../../support/untyped.js';
import { complex, expectSame, type OpTable, refusesDtype, refusesKinds } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...suppression };
const inTfjs = tf.image as unknown as OpTable;
type Results = tf.Tensor | { readonly [name: string]: tf.Tensor };
const named = (results: Results): { readonly [name: string]: tf.Tensor } =>
  results instanceof tf.Tensor ? { results } : results;

const boxes = () =>
  tf.tensor2d([
    [0, 0, 1, 1],
    [0, 0.1, 1, 1.1],
    [0, -0.1, 1, 0.9],
    [0, 10, 1, 11],
    [0, 10.1, 1, 11.1],
    [0, 100, 1, 101],
  ]);
const scores = () => tf.tensor1d([0.9, 0.75, 0.6, 0.95, 0.5, 0.3]);
const NAMES = ['nonMaxSuppression', 'nonMaxSuppressionWithScore', 'nonMaxSuppressionPadded'];
const OPTIONS: Record<string, readonly unknown[][]> = {
  nonMaxSuppression: [[3], [10, 0.9], [2, 0.5, 0.4]],
  nonMaxSuppressionWithScore: [[3], [6, 1, 0.1, 0.5]],
  nonMaxSuppressionPadded: [[3], [6, 0.5, 0.4, true], [9, 0.5, 0, true]],
};

describe.each(NAMES)('%s', (name) => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [b, s] = [boxes(), scores()];
      for (const args of OPTIONS[name]) {
        const wanted = named(inTfjs[name](b, s, ...args));
        const before = tf.memory().numTensors;
        const got = named(ops[name](b, s, ...args));
        expect(tf.memory().numTensors - before).toBe(Object.keys(got).length);
        expect(Object.keys(got)).toEqual(Object.keys(wanted));
        for (const key of Object.keys(got)) expectSame(got[key], wanted[key]);
      }
    });
  });

  it('gives the same when it waits', async () => {
    const [b, s, integers] = [boxes(), scores(), tf.ones([6], 'int32')];
    for (const args of OPTIONS[name]) {
      for (const given of [s, integers]) {
        const wanted = named(ops[name](b, given, ...args));
        const before = tf.memory().numTensors;
        const got = named(await ops[`${name}Async`](b, given, ...args));
        expect(tf.memory().numTensors - before).toBe(Object.keys(got).length);
        for (const key of Object.keys(got)) expectSame(got[key], wanted[key]);
        tf.dispose([got, wanted]);
      }
    }
    tf.dispose([b, s, integers]);
  });

  it('says what does not fit', async () => {
    const [b, s] = [boxes(), scores()];
    const [wide, few] = [tf.zeros([6, 5]), tf.zeros([5])];
    expectError(() => ops[name](wide, s, 3), operandShape, name, 0, '[?, 4]', [6, 5]);
    expectError(() => ops[name](b, few, 3), operandShape, name, 1, '[6]', [5]);
    const count = ['maxOutputSize', 'a non-negative integer', '-1'] as const;
    expectError(() => ops[name](b, s, -1), invalidArgument, name, ...count);
    const iou = ['iouThreshold', 'from 0 to 1', '2'] as const;
    expectError(() => ops[name](b, s, 1, 2), invalidArgument, name, ...iou);
    const before = tf.memory().numTensors;
    const waiting: Promise<unknown> = ops[`${name}Async`](b, few, 3);
    await expect(waiting).rejects.toThrow(AxiswiseError);
    await expect(waiting).rejects.toThrow(operandShape(`${name}Async`, 1, '[6]', [5]));
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([b, s, wide, few]);
  });
  refusesDtype(name, ops[name], () => [boxes(), complex(), 1], 1, 'float32', 'complex64');
  refusesKinds(name, ops[name]);

  it('gives constant indices to derivatives, and stops what has to know its size', () => {
    tf.tidy(() => {
      const first = (b: tf.Tensor) => Object.values(named(ops[name](b, scores(), 2)))[0];
      const kept = grad((b: tf.Tensor) => tf.sum(tf.gather(b, first(b) as tf.Tensor1D)))(boxes());
      expect(tf.sum(kept, 1).arraySync()).toEqual([4, 0, 0, 4, 0, 0]);
      expect(errorOf(() => evalShape(first, boxes())).code).toBe(dataDependentShape.code);
      if (name === 'nonMaxSuppressionPadded') return;
      expect(errorOf(() => vmap(first)(tf.stack([boxes(), boxes()]))).code).toBe('AX508');
    });
  });
});

it('nonMaxSuppressionPadded maps', () => {
  tf.tidy(() => {
    const many = tf.stack([boxes(), tf.reverse(boxes(), 0)]);
    const f = (b: tf.Tensor) => ops.nonMaxSuppressionPadded(b, scores(), 6, 0.5, 0, true).selectedIndices;
    expectSame(vmap(f)(many), tf.stack(tf.unstack(many).map(f)));
  });
});

it('softNmsSigma is a fraction', () => {
  tf.tidy(() => {
    const run = () => ops.nonMaxSuppressionWithScore(boxes(), scores(), 3, 0.5, 0, -1);
    const sigma = ['nonMaxSuppressionWithScore', 'softNmsSigma', 'from 0 to 1', '-1'] as const;
    expectError(run, invalidArgument, ...sigma);
  });
});
