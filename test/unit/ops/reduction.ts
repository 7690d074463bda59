import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { it } from 'vitest';
import type { Loose } from '../../support/untyped.js';
import { shapeAndAxes } from '../shapes/arbitrary.js';
import { exact, expectSame, inTfjs, values } from './opCase.js';

/** The op reduces as tfjs does, over each choice of axes. */
export function matchesReduction(name: string, op: Loose, dtype: tf.DataType) {
  it(`${name} of ${dtype} is tfjs'`, () => {
    fc.assert(
      fc.property(shapeAndAxes, fc.boolean(), ({ of, axes }, keepDims) => {
        fc.pre(axes.length > 0);
        tf.tidy(() => {
          const x = values(of, 5, dtype);
          const choices = [undefined, null, axes[0], axes];
          for (const axis of choices) {
            expectSame(
              exact(() => op(x, axis, keepDims)),
              inTfjs[name](x, axis, keepDims),
            );
          }
        });
      }),
      { numRuns: 30 },
    );
  });
}
