import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { argumentCount, argumentKind, argumentShape } from '../../../src/messages/call.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import {
  outputCore,
  outputCount,
  outputSize,
  outputsNotTuple,
  signatureGrammar,
} from '../../../src/messages/vectorize.js';
import { within } from '../../../src/messages/within.js';
import { errorOf, expectClose, expectError, random, statement } from '../../support/statement.js';
import { fn, grad, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const dot = () => fn('(n),(n)->()', (x: T, y: T) => tf.sum(x.mul(y)));

describe('fn without a signature', () => {
  statement('passes arguments and results on', () => {
    const f = fn((x: T, ...rest: unknown[]) => [x.mul(2), rest]);
    const [y, rest] = f(tf.ones([2]), 'a', null);
    expectClose(y, [2, 2]);
    expect(rest).toEqual(['a', null]);
  });
  test('needs a function', () => {
    expectError(() => fn(3), notAFunction, 'fn', 'a number');
    expectError(() => fn('(n)->()'), notAFunction, 'fn', 'undefined');
  });
});

describe('fn with a signature', () => {
  statement('checks what it is called with', () => {
    expectClose(dot()(tf.tensor1d([1, 2]), tf.tensor1d([3, 4])), 11);
    expectError(() => dot()(tf.ones([3]), tf.ones([4])), argumentShape, 'arg 1', [4], ['n'], 'n is 3 and 4');
    expectError(() => dot()(tf.ones([3]), tf.ones([1])), argumentShape, 'arg 1', [1], ['n'], 'n is 3 and 1');
    expectError(() => dot()(tf.ones([3, 1]), tf.ones([3])), argumentShape, 'arg 0', [3, 1], ['n'], '');
    expectError(() => dot()(tf.ones([3]), 2), argumentShape, 'arg 1', [], ['n'], '');
    expectError(() => dot()(tf.ones([3]), 'a'), argumentKind, 'arg 1', 'a string', ['n']);
    expectError(() => dot()(tf.ones([3])), argumentCount, 2, 1);
    expectError(() => dot()(), argumentCount, 2, 0);
  });
  statement('and what it returns', () => {
    const x = tf.ones([3]);
    expectError(() => fn('(n)->(n)', (y: T) => tf.sum(y))(x), outputCore, 'fn', 0, [], ['n']);
    expectError(
      () => fn('(n)->(n)', (y: T) => tf.concat([y, y], 0))(x),
      outputSize,
      'fn',
      0,
      [6],
      ['n'],
      'n',
      3,
      6,
    );
    expectError(() => fn('(n)->(n),()', (y: T) => y)(x), outputsNotTuple, 'fn', 2, 'a tensor');
    expectError(() => fn('(n)->(n),()', (y: T) => [y])(x), outputCount, 'fn', 2, 1);
    expectError(
      () => fn('(n)->(k),(k)', (y: T) => [tf.ones([2]), y])(x),
      outputSize,
      'fn',
      1,
      [3],
      ['k'],
      'k',
      2,
      3,
    );
    expectClose(fn('(n)->(n),()', (y: T) => [y, tf.sum(y)])(x), [[1, 1, 1], 3]);
  });
  test('checks its grammar when it is made', () => {
    expectError(() => fn('n->n', (x: T) => x), signatureGrammar, 'fn', 'n->n');
  });
  statement('nests in transforms', () => {
    const x = random([4, 3]);
    expectClose(vmap(dot())(x, x), tf.sum(x.square(), 1));
    expectClose(grad(dot())(tf.ones([2]), tf.tensor1d([3, 4])), [3, 4]);
    const told = within('vmap', argumentShape('arg 1', [2], ['n'], 'n is 3 and 2'));
    expect(errorOf(() => vmap(dot())(x, random([4, 2]))).message).toMatch(told);
  });
});
