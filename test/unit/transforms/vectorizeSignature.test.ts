import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { operandKind, raggedValues } from '../../../src/messages/tensors.js';
import {
  coreRank,
  coreSize,
  nothingToVectorize,
  outputCore,
  outputCount,
  outputSize,
  outputsNotTuple,
  signatureArity,
  signatureGrammar,
  vectorizeArgument,
} from '../../../src/messages/vectorize.js';
import { nonArrayOutput } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement, values } from '../../support/statement.js';
import { vectorize } from '../../support/untyped.js';

type T = tf.Tensor;
const add = (a: T, b: T) => a.add(b);
const dot = (a: T, b: T) => tf.sum(a.mul(b));
const never = () => expect.fail('the body ran');
const core = (signature: string) => ({ signature });

describe('2 the grammar', () => {
  const good = [
    '()->()',
    '(n)->()',
    '(n,m),(m)->(n)',
    '(n),(n)->(),(n)',
    '(a1,_b),(3)->(a1)',
    '(),(),()->(k)',
    '(n,n)->(n)',
  ];
  for (const signature of good) {
    test(`2: ${signature} is valid`, () => {
      vectorize(never, { signature });
    });
  }
  const bad = [
    '',
    '->()',
    '()->',
    '(n)',
    '(n)->()->()',
    '(n) ->()',
    '(n, m)->()',
    ' (n)->()',
    '(n)->() ',
    '(n?)->()',
    '(n,)->()',
    '(,n)->()',
    'n->n',
    '(n)(m)->()',
    '((n))->()',
    '(n),->()',
    '(n-1)->()',
    '(n)->();',
  ];
  for (const signature of bad) {
    test(`2, 7.1: '${signature}' is not, and the error comes when vectorize is applied`, () => {
      expectError(() => vectorize(never, { signature }), signatureGrammar, 'vectorize', signature);
    });
  }
  statement('2: digits are names, not sizes', () => {
    const f = vectorize((a: T) => tf.sum(a), core('(3)->()'));
    expectClose(f(tf.ones([2, 5])), [5, 5]);
  });
  test('7.1: a signature that is no string', () => {
    expectError(() => vectorize(never, { signature: 3 }), signatureGrammar, 'vectorize', '3');
  });
});

describe('2 arguments against the signature', () => {
  statement('2: arity', () => {
    const f = vectorize(never, core('(n),(n)->()'));
    expectError(() => f(tf.ones([2])), signatureArity, '(n),(n)->()', 2, 1);
    expectError(() => f(tf.ones([2]), tf.ones([2]), tf.ones([2])), signatureArity, '(n),(n)->()', 2, 3);
    expectError(
      () => vectorize(never, { signature: '(n)->()', excluded: [0] })(tf.ones([2])),
      signatureArity,
      '(n)->()',
      1,
      0,
    );
  });
  statement('2: core dimensions are the trailing axes, and the body sees exactly them', () => {
    const f = (a: T, b: T) => {
      expect([a.shape, b.shape]).toEqual([[3, 4], [4]]);
      return tf.sum(a.mul(b), 1);
    };
    const [a, b] = [random([5, 1, 3, 4]), random([2, 4])];
    const got = vectorize(f, core('(n,m),(m)->(n)'))(a, b);
    expect(got.shape).toEqual([5, 2, 3]);
    expectClose(got, tf.sum(a.mul(b.reshape([2, 1, 4])), 3));
  });
  statement('2: a rank below the core rank', () => {
    expectError(() => vectorize(never, core('(n,m)->(n)'))(tf.ones([2])), coreRank, 0, [2], ['n', 'm']);
    expectError(() => vectorize(never, core('(),(n)->()'))(tf.ones([2]), 3), coreRank, 1, [], ['n']);
  });
  statement('2: one name has one size across arguments', () => {
    expectError(
      () => vectorize(never, core('(n,m),(m)->(n)'))(tf.ones([2, 3]), tf.ones([4])),
      coreSize,
      1,
      [4],
      ['m'],
      'm',
      3,
      4,
    );
  });
  statement('2: and within an argument', () => {
    expectError(
      () => vectorize(never, core('(n,n)->()'))(tf.ones([5, 2, 3])),
      coreSize,
      0,
      [5, 2, 3],
      ['n', 'n'],
      'n',
      2,
      3,
    );
  });
  statement('2: size 1 does not broadcast in core dimensions', () => {
    expectError(
      () => vectorize(never, core('(n),(n)->()'))(tf.ones([3]), tf.ones([1])),
      coreSize,
      1,
      [1],
      ['n'],
      'n',
      3,
      1,
    );
    expectError(
      () => vectorize(never, core('(n),(n)->()'))(tf.ones([1]), tf.ones([3])),
      coreSize,
      1,
      [3],
      ['n'],
      'n',
      1,
      3,
    );
  });
  statement('2: size 1 and 0 are ordinary core sizes', () => {
    expectClose(vectorize(dot, core('(n),(n)->()'))(tf.ones([2, 1]), tf.ones([1])), [1, 1]);
    expectClose(vectorize(dot, core('(n),(n)->()'))(tf.ones([2, 0]), tf.ones([0])), [0, 0]);
  });
  statement('2: no array argument is a real error (7.1)', () => {
    expectError(() => vectorize(never)(), nothingToVectorize);
    expectError(() => vectorize(never, { excluded: [0] })(tf.ones([2])), nothingToVectorize);
    expectError(() => vectorize(never)(null, null), nothingToVectorize);
  });
  statement('2: numbers and nested arrays of numbers are arrays here, not trees', () => {
    expectClose(vectorize(add)([1, 2, 3], 10), [11, 12, 13]);
    expectClose(
      vectorize(dot, core('(n),(n)->()'))(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 1],
      ),
      [3, 7],
    );
    expectClose(vectorize(add)([[1], [2]], tf.tensor1d([10, 20])), [
      [11, 21],
      [12, 22],
    ]);
  });
  statement('2: objects and other values are errors', () => {
    expectError(() => vectorize(never)(tf.ones([2]), { a: 1 }), vectorizeArgument, 1, 'an object');
    expectError(() => vectorize(never)('text'), vectorizeArgument, 0, 'a string');
    expectError(() => vectorize(never)(tf.ones([2]), true), vectorizeArgument, 1, 'a boolean');
    expectError(() => vectorize(never)(() => 0), vectorizeArgument, 0, 'a function');
  });
  statement('2: arrays of anything else are errors', () => {
    const inside = (kind: string) => `an array that contains ${kind}`;
    expectError(() => vectorize(never)([tf.scalar(1)]), operandKind, 'vectorize', 0, inside('a tensor'));
    expectError(() => vectorize(never)(1, ['a']), operandKind, 'vectorize', 1, inside('a string'));
    expectError(() => vectorize(never)([[1], [2, 3]]), raggedValues, [1], [2]);
  });
});

describe('2 results against the signature', () => {
  const pair = core('(n)->(),(n)');
  statement('2: several outputs need an array', () => {
    expectError(
      () => vectorize((a: T) => a, pair)(tf.ones([2])),
      outputsNotTuple,
      'vectorize',
      2,
      'a tensor',
    );
    expectError(
      () => vectorize((a: T) => ({ a }), pair)(tf.ones([2])),
      outputsNotTuple,
      'vectorize',
      2,
      'an object',
    );
  });
  statement('2: of the promised length', () => {
    expectError(() => vectorize((a: T) => [a], pair)(tf.ones([2])), outputCount, 'vectorize', 2, 1);
    expectError(
      () => vectorize((a: T) => [a, a], core('(n)->(n)'))(tf.ones([2])),
      outputCount,
      'vectorize',
      1,
      2,
    );
  });
  statement('2: a one-element array is accepted for one output and stays one', () => {
    expectClose(vectorize((a: T) => [a.mul(2)], core('(n)->(n)'))(tf.ones([3, 2])), [
      values(tf.fill([3, 2], 2)),
    ] as never);
  });
  statement('2: the rank must be equal', () => {
    expectError(
      () =>
        vectorize(
          (a: T) => tf.outerProduct(a as tf.Tensor1D, a as tf.Tensor1D),
          core('(n)->(n)'),
        )(tf.ones([3, 2])),
      outputCore,
      'vectorize',
      0,
      [2, 2],
      ['n'],
    );
    expectError(
      () => vectorize((a: T) => [tf.sum(a), tf.sum(a)], pair)(tf.ones([2])),
      outputCore,
      'vectorize',
      1,
      [],
      ['n'],
    );
    expectError(
      () => vectorize(() => 1, core('(n)->(n)'))(tf.ones([2])),
      outputCore,
      'vectorize',
      0,
      [],
      ['n'],
    );
  });
  statement('2: names bound by the arguments must keep their size', () => {
    expectError(
      () => vectorize((a: T) => tf.concat([a, a], 0), core('(n)->(n)'))(tf.ones([3, 2])),
      outputSize,
      'vectorize',
      0,
      [4],
      ['n'],
      'n',
      2,
      4,
    );
  });
  statement('2: names new in the outputs get their size from the first, and must agree', () => {
    const f = (k: number) => (a: T) => [tf.concat([a, a], 0), tf.fill([k], 1)];
    expect(vectorize(f(4), core('(n)->(k),(k)'))(tf.ones([3, 2])).map((y: T) => y.shape)).toEqual([
      [3, 4],
      [3, 4],
    ]);
    expectError(
      () => vectorize(f(5), core('(n)->(k),(k)'))(tf.ones([3, 2])),
      outputSize,
      'vectorize',
      1,
      [5],
      ['k'],
      'k',
      4,
      5,
    );
  });
  statement('2: a result that is no tensor', () => {
    expectError(
      () => vectorize(() => 'a', core('(n)->()'))(tf.ones([2])),
      nonArrayOutput,
      'vectorize',
      'the result',
      'a string',
    );
    expectError(
      () => vectorize(() => null, core('(n)->()'))(tf.ones([2])),
      nonArrayOutput,
      'vectorize',
      'the result',
      'null',
    );
    expectError(
      () => vectorize((a: T) => [a, 'a'], core('(n)->(n),()'))(tf.ones([2])),
      nonArrayOutput,
      'vectorize',
      'result.1',
      'a string',
    );
  });
});
