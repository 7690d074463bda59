import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  invalidArgument,
  invalidSize,
  operandKind,
  raggedValues,
  valueCount,
} from '../../../src/messages/tensors.js';
import { scalar as scalarTyped, tensor as tensorTyped } from '../../../src/tensor/tensor.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { exact, expectSame, values } from '../ops/opCase.js';
import { shape } from '../shapes/arbitrary.js';

beforeAll(() => useBackend('cpu'));

const tensor: Loose = tensorTyped;
const scalar: Loose = scalarTyped;

describe('tensor', () => {
  it('of nested arrays is tfjs', () => {
    fc.assert(
      fc.property(shape(4), (of) => {
        tf.tidy(() => {
          const wanted = values(of, 1);
          expectSame(
            exact(() => tensor(wanted.arraySync())),
            wanted,
          );
        });
      }),
    );
  });

  it('of elements and a shape is tfjs', () => {
    tf.tidy(() => {
      expectSame(
        exact(() => tensor([1, 2, 3, 4, 5, 6], [2, 3])),
        tf.tensor([1, 2, 3, 4, 5, 6], [2, 3]),
      );
      expectSame(tensor(Int32Array.of(1, 2), [2, 1]), tf.tensor(Int32Array.of(1, 2), [2, 1]));
      expectSame(tensor([[1, 2]], [2], 'int32'), tf.tensor([1, 2], [2], 'int32'));
      expectSame(tensor(7, []), tf.scalar(7));
    });
  });

  it.each([
    ['numbers', [1, 2], 'float32'],
    ['booleans', [true, false], 'bool'],
    ['both', [1, true], 'float32'],
    ['nothing', [], 'float32'],
    ['a Float32Array', Float32Array.of(1), 'float32'],
    ['an Int32Array', Int32Array.of(1), 'int32'],
    ['a Uint8Array', Uint8Array.of(1), 'int32'],
    ['arrays of Int32Arrays', [Int32Array.of(1), Int32Array.of(2)], 'int32'],
    ['arrays of both', [Int32Array.of(1), [0.5]], 'float32'],
  ])('infers the dtype of %s', (_, given, dtype) => {
    tf.tidy(() => {
      expect(tensor(given).dtype).toBe(dtype);
    });
  });

  it('converts to the dtype asked for', () => {
    tf.tidy(() => {
      expect(tensor([1.7, -1.7], undefined, 'int32').arraySync()).toEqual([1, -1]);
      expect(tensor([0, 0.3, Number.NaN], undefined, 'bool').arraySync()).toEqual([0, 1, 1]);
      expectSame(
        exact(() => tensor([1, 2], undefined, 'complex64')),
        tf.complex([1, 2], [0, 0]),
      );
    });
  });

  it('copies typed arrays', () => {
    tf.tidy(() => {
      const data = Float32Array.of(1, 2);
      const x = tensor(data);
      data[0] = 9;
      expect(x.arraySync()).toEqual([1, 2]);
    });
  });

  it('says what is wrong', () => {
    expectError(() => tensor([[1, 2], [3]]), raggedValues, [2], [1]);
    expectError(() => tensor([1, 2, 3], [2]), valueCount, 3, [2], 2);
    expectError(() => tensor([1, 2], [-2]), invalidSize, 'tensor', -2, [-2]);
    expectError(() => tensor(['a']), operandKind, 'tensor', 0, 'an array that contains a string');
    expectError(() => tensor(undefined), operandKind, 'tensor', 0, 'undefined');
    tf.tidy(() => {
      const x = tf.ones([2]);
      expectError(() => tensor([x]), operandKind, 'tensor', 0, 'an array that contains a tensor');
    });
    const dtypes = 'float32 or int32 or bool or complex64';
    expectError(() => tensor([1], [1], 'float64'), invalidArgument, 'tensor', 'dtype', dtypes, 'float64');
  });
});

describe('scalar', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      expectSame(
        exact(() => scalar(1.5)),
        tf.scalar(1.5),
      );
      expectSame(scalar(true), tf.scalar(true));
      expectSame(scalar(2, 'int32'), tf.scalar(2, 'int32'));
      expectSame(scalar(2, 'complex64'), tf.complex(2, 0));
    });
  });

  it('says what is wrong', () => {
    const wanted = 'a number or a boolean';
    expectError(() => scalar([3]), invalidArgument, 'scalar', 'value', wanted, 'an array of length 1');
    expectError(() => scalar(), invalidArgument, 'scalar', 'value', wanted, 'undefined');
  });
});
