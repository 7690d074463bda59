import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { invalidArgument, invalidSize, operandKind } from '../../../src/messages/tensors.js';
import * as typed from '../../../src/tensor/state.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, statement } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { expectSame, type OpTable } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const { variable, buffer, print }: OpTable = { ...typed };

describe('variable', () => {
  it('outlives scopes and takes other values', () => {
    const before = tf.memory().numTensors;
    const v = tf.tidy(() => variable(tf.tensor([1, 2]), false, 'mine'));
    expect([v instanceof tf.Variable, v.trainable, v.name]).toEqual([true, false, 'mine']);
    expect(tf.memory().numTensors - before).toBe(1);
    tf.tidy(() => v.assign(tf.tensor([3, 4])));
    expect(v.arraySync()).toEqual([3, 4]);
    const wanted = 'one that no other variable has';
    expectError(() => variable(1, true, 'mine'), invalidArgument, 'variable', 'name', wanted, "'mine'");
    v.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('converts its value', () => {
    const before = tf.memory().numTensors;
    const all = [
      variable(2),
      variable([1, 2], true, undefined, 'int32'),
      variable(tf.scalar(1), true, undefined, 'bool'),
    ];
    expect(all.map((v) => v.dtype)).toEqual(['float32', 'int32', 'bool']);
    tf.dispose(all);
    expect(tf.memory().numTensors - before).toBe(1);
    expectError(() => variable(), operandKind, 'variable', 0, 'undefined');
  });

  statement('is a tensor for transforms', () => {
    const v = variable(tf.tensor([1, 2]));
    expectClose(vmap((x: tf.Tensor) => tf.sum(tf.mul(x, v)))(tf.ones([3, 2])), [3, 3, 3]);
    expectClose(grad((x: tf.Tensor) => tf.sum(tf.square(x)))(v), [2, 4]);
    v.dispose();
  });
});

describe('buffer', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const b = buffer([2, 2], 'int32');
      b.set(3, 1, 0);
      expectSame(b.toTensor(), tf.tensor([0, 0, 3, 0], [2, 2], 'int32'));
      const filled = buffer([2], 'float32', new Float32Array([1, 2]));
      expectSame(filled.toTensor(), tf.tensor([1, 2]));
      expectError(() => buffer([-1]), invalidSize, 'buffer', -1, [-1]);
      const dtypes = 'float32 or int32 or bool or string';
      expectError(() => buffer([1], 'complex64'), invalidArgument, 'buffer', 'dtype', dtypes, 'complex64');
      const short = new Float32Array(1);
      expectError(
        () => buffer([2], 'float32', short),
        invalidArgument,
        'buffer',
        'values',
        '2 elements',
        '1',
      );
    });
  });
});

it('prints what tfjs prints', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  tf.tidy(() => {
    const x = tf.tensor([1, 2]);
    print(x);
    print(x, true);
    expect(log.mock.calls).toEqual([[x.toString()], [x.toString(true)]]);
    expectError(() => print([1]), operandKind, 'print', 0, 'an array of length 1');
  });
  log.mockRestore();
});
