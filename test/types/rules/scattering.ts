import fc from 'fast-check';
import * as ops from '../../../src/index.js';
import { stridedSliceShape } from '../../../src/shapes/stridedSlice.js';
import type { Loose } from '../../support/untyped.js';
import { shape } from '../support/arbitraries.js';
import { type Rule, rule } from '../support/rule.js';

const place = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 5000 }));
const mask = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(15) });
const one = fc.constantFrom(0, 0, 0, 1, 2, 4, 3);
const strided = shape(1).chain((s) =>
  fc.oneof(fc.constant(s.length), fc.nat(s.length + 1)).chain((n) => {
    const list = (entry: fc.Arbitrary<number>) => fc.array(entry, { minLength: n, maxLength: n });
    return fc.tuple(
      fc.constant(s),
      list(place),
      fc.oneof(
        { weight: 9, arbitrary: list(place) },
        { weight: 1, arbitrary: fc.array(place, { maxLength: 3 }) },
      ),
      fc.oneof(
        list(fc.constantFrom(1, 1, 2, 3, -1, -2, 40)),
        list(fc.integer({ min: -1, max: 1 })),
        fc.constant(undefined),
      ),
      fc.tuple(mask, mask, one, one, fc.oneof(fc.constant(0), fc.nat(7))),
    );
  }),
);
const { stridedSlice } = ops as unknown as { [name: string]: Loose };

/** Strided slices. */
export const scatteringRules: Record<string, Rule> = {
  stridedSlice: rule(
    'stridedSlice',
    strided,
    (given) => given,
    (given) => stridedSliceShape(...given),
    ([s, begin, end, strides, masks], zeros) => stridedSlice(zeros(s), begin, end, strides, ...masks),
  ),
};
