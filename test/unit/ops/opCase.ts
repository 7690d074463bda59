import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operandDtype, operandKind } from '../../../src/messages/tensors.js';
import { expectError, random } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { broadcastable, shape } from '../shapes/arbitrary.js';

/** An op by name, without its types. */
export type OpTable = { readonly [name: string]: Loose };
export const inTfjs = tf as unknown as { [name: string]: (...args: unknown[]) => tf.Tensor };

/** Same shape, dtype and, to the last bit, values. */
export function expectSame(got: tf.Tensor, wanted: tf.Tensor) {
  expect(got.shape).toEqual(wanted.shape);
  expect(got.dtype).toBe(wanted.dtype);
  expect(Array.from(got.dataSync())).toEqual(Array.from(wanted.dataSync()));
}

/** The call makes no tensors but its results. */
export function exact<T extends tf.Tensor | tf.Tensor[]>(run: () => T): T {
  const before = tf.memory().numTensors;
  const result = run();
  expect(tf.memory().numTensors - before).toBe(Array.isArray(result) ? result.length : 1);
  return result;
}

/** Values on both sides of 0 and beyond 1, among them whole numbers. */
export function values(of: readonly number[], seed: number, dtype: tf.DataType = 'float32'): tf.Tensor {
  const spread = tf.mul(random(of, seed), 4);
  const some = tf.where(tf.less(random(of, seed + 1), 0), spread, tf.round(spread));
  return tf.cast(some, dtype);
}

const seeds = fc.integer({ min: 1, max: 1000 });

/** The op is tfjs' own on tensors of this dtype; `as` is the dtype tfjs has to be given for it. */
export function matchesUnary(name: string, op: Loose, dtype: tf.DataType = 'float32', as = dtype) {
  it(`${name} of ${dtype} is tfjs' ${name} of ${as}`, () => {
    fc.assert(
      fc.property(shape(3), seeds, (of, seed) => {
        tf.tidy(() => {
          const x = values(of, seed, dtype);
          expectSame(
            exact(() => op(x)),
            inTfjs[name](tf.cast(x, as)),
          );
        });
      }),
      { numRuns: 20 },
    );
  });
}

export function matchesBinary(
  name: string,
  op: Loose,
  dtypes: readonly [tf.DataType, tf.DataType] = ['float32', 'float32'],
  as: tf.DataType | null = null,
) {
  it(`${name} of ${dtypes.join(' and ')} is tfjs' ${name}${as ? ` of ${as}` : ''}`, () => {
    fc.assert(
      fc.property(broadcastable, seeds, ([shapeA, shapeB], seed) => {
        tf.tidy(() => {
          const a = values(shapeA, seed, dtypes[0]);
          const b = values(shapeB, seed + 2, dtypes[1]);
          const given = as ? [tf.cast(a, as), tf.cast(b, as)] : [a, b];
          expectSame(
            exact(() => op(a, b)),
            inTfjs[name](...given),
          );
        });
      }),
      { numRuns: 20 },
    );
  });
}

/** The op refuses these arguments for the dtype of one. */
export function refusesDtype(
  name: string,
  op: Loose,
  args: () => unknown[],
  argument: number,
  wanted: string,
  got: string,
) {
  it(`${name} refuses ${got} as argument ${argument}`, () => {
    tf.tidy(() => {
      const given = args();
      const before = tf.memory().numTensors;
      expectError(() => op(...given), operandDtype, name, argument, wanted, got);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}

/** The op says what it was given where it takes a tensor. */
export function refusesKinds(name: string, op: Loose, argument = 0, before: readonly unknown[] = []) {
  it(`${name} says what it got instead of a tensor as argument ${argument}`, () => {
    const kinds: [unknown, string][] = [
      [undefined, 'undefined'],
      [null, 'null'],
      ['1', 'a string'],
      [{}, 'an object'],
      [() => 1, 'a function'],
      [[1, '2'], 'an array that contains a string'],
    ];
    for (const [x, got] of kinds) {
      const tensors = tf.memory().numTensors;
      expectError(() => op(...before, x), operandKind, name, argument, got);
      expect(tf.memory().numTensors).toBe(tensors);
    }
  });
}

export const complex = () => tf.complex([1, 2], [3, 4]);
export const strings = () => tf.tensor(['a', 'b']);
