import fc from 'fast-check';
import { expect, it } from 'vitest';
import { raggedValues } from '../../../src/messages/tensors.js';
import { nestedShape } from '../../../src/shapes/nested.js';
import { expectError } from '../../support/statement.js';
import { shape } from './arbitrary.js';

const zeros = ([first, ...rest]: readonly number[]): unknown =>
  first === undefined ? 0 : Array.from({ length: first }, () => zeros(rest));

it('nestedShape is the shape the arrays were made with', () => {
  fc.assert(
    fc.property(shape(4), (of) => {
      expect(nestedShape(zeros(of))).toEqual(of);
    }),
  );
});

it('nestedShape counts the elements of typed arrays', () => {
  expect(nestedShape([new Float32Array(3), [1, 2, 3]])).toEqual([2, 3]);
  expect(nestedShape([[], []])).toEqual([2, 0]);
});

it('nestedShape compares entries from the outside in', () => {
  expectError(() => nestedShape([[1, 2], [3]]), raggedValues, [2], [1]);
  expectError(() => nestedShape([1, [2]]), raggedValues, [], [1]);
  expectError(() => nestedShape([[[1], [2, 3]], [[4]]]), raggedValues, [2, 1], [1, 1]);
  expectError(() => nestedShape([[[1], [2, 3]]]), raggedValues, [1], [2]);
});
