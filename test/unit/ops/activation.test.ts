import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/activation.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import {
  complex,
  exact,
  expectSame,
  inTfjs,
  matchesBinary,
  matchesUnary,
  type OpTable,
  refusesDtype,
  refusesKinds,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };
const real = ['relu', 'relu6'];
const binary = ['prelu'];

describe.each(Object.keys(table).filter((name) => !binary.includes(name)))('%s', (name) => {
  const op = table[name];
  const wanted = real.includes(name) ? 'float32 or int32' : 'float32';
  matchesUnary(name, op);
  matchesUnary(name, op, 'int32', real.includes(name) ? 'int32' : 'float32');
  if (real.includes(name)) {
    refusesDtype(name, op, () => [tf.tensor([true])], 0, wanted, 'bool');
  } else {
    matchesUnary(name, op, 'bool', 'float32');
  }
  refusesDtype(name, op, () => [complex()], 0, wanted, 'complex64');
  refusesKinds(name, op);
});

it('leakyRelu takes a slope', () => {
  tf.tidy(() => {
    const x = values([5], 1);
    expectSame(
      exact(() => table.leakyRelu(x, 0.5)),
      tf.leakyRelu(x, 0.5),
    );
    expectSame(
      exact(() => table.leakyRelu([-1, 1], 0.5)),
      tf.leakyRelu([-1, 1], 0.5),
    );
  });
});

describe('prelu', () => {
  matchesBinary('prelu', table.prelu);
  matchesBinary('prelu', table.prelu, ['int32', 'bool'], 'float32');
  refusesDtype('prelu', table.prelu, () => [tf.ones([2]), complex()], 1, 'float32', 'complex64');
  refusesKinds('prelu', table.prelu, 1, [1]);

  it('says which shapes do not broadcast', () => {
    tf.tidy(() => {
      const args = [tf.zeros([2, 3]), tf.zeros([4])];
      expectError(() => table.prelu(...args), broadcastMismatch, 'prelu', [2, 3], [4], 3, 4);
    });
  });
});

it('logSigmoid can be differentiated by tfjs, and the value is tfjs', () => {
  tf.tidy(() => {
    const x = values([5], 3);
    const slope = (f: (x: tf.Tensor) => tf.Tensor) => tf.grad((x: tf.Tensor) => f(x).sum())(x);
    tf.test_util.expectArraysClose(slope(table.logSigmoid).dataSync(), slope(inTfjs.logSigmoid).dataSync());
  });
});
