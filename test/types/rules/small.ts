import fc from 'fast-check';
import { arangeShape } from '../../../src/shapes/arange.js';
import { basicLSTMCellShape } from '../../../src/shapes/cells.js';
import { dropoutShape, multinomialShape } from '../../../src/shapes/random.js';
import {
  addNShape,
  broadcastArgsShape,
  ensuredShapeOf,
  rankedConcatShape,
} from '../../../src/shapes/same.js';
import { axis, dim, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, relatedShapes, rule } from '../support/rule.js';

const end = fc.integer({ min: -1200, max: 1200 });
const step = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -40, max: 40 }), fc.constant(1));
/** Now and then another value. */
const mostly = <T>(value: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

/** Sequences, random numbers, ops on tensors of one shape, and cells. */
export const smallRules: Record<string, Rule> = {
  ...Object.fromEntries(
    (['arange', 'range'] as const).map((op) => [
      op,
      rule(
        'arange',
        fc.tuple(end, end, step),
        ([from, to, by]) => [op, from, to, by],
        ([from, to, by]) => arangeShape(op, from, to, by),
        ([from, to, by]) => ops[op](from, to, by),
      ),
    ]),
  ),
  multinomial: rule(
    'multinomial',
    fc.tuple(fc.oneof(shape(1, 2), shape()), fc.integer({ min: -1, max: 5 })),
    (given) => given,
    ([s, count]) => multinomialShape(s, count),
    ([s, count], zeros) => ops.multinomial(zeros(s), count),
  ),
  dropout: rule(
    'dropout',
    fc.tuple(relatedShapes, fc.constantFrom(0, 0.5, 0.25, 1e-7, 1, 1.5, -0.5, 3)),
    ([[x, noise], rate]) => [x, rate, noise],
    ([[x, noise], rate]) => dropoutShape(x, rate, noise),
    ([[x, noise], rate], zeros) => ops.dropout(zeros(x), rate, noise),
  ),
  addN: rule(
    'addN',
    shape().chain((s) => fc.array(mostly(s, shape()), { maxLength: 4 })),
    (shapes) => [shapes],
    (shapes) => addNShape(shapes),
    (shapes, zeros) => ops.addN(shapes.map((s) => zeros(s))),
  ),
  concat2d: rule(
    'rankedConcat',
    shape(2, 2).chain((s) =>
      fc.tuple(fc.array(mostly(s, fc.oneof(shape(2, 2), shape())), { minLength: 1, maxLength: 3 }), axis(1)),
    ),
    ([shapes, at]) => ['concat2d', shapes, 2, at],
    ([shapes, at]) => rankedConcatShape('concat2d', shapes, 2, at),
    ([shapes, at], zeros) =>
      ops.concat2d(
        shapes.map((s) => zeros(s)),
        at,
      ),
  ),
  broadcastArgs: rule(
    'broadcastArgs',
    fc.tuple(fc.oneof(shape(1, 1), shape(0, 2)), shape(1, 1)),
    (given) => given,
    ([a, b]) => broadcastArgsShape(a, b),
    ([a, b], zeros) => ops.broadcastArgs(ops.onesLike(zeros(a, 'int32')), ops.onesLike(zeros(b, 'int32'))),
  ),
  ensureShape: rule(
    'ensureShape',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(
          fc.tuple(...s.map((d) => fc.oneof(mostly<number | null>(d, dim), fc.constant(null)))),
          shape(),
        ) as fc.Arbitrary<(number | null)[]>,
      ),
    ),
    (given) => given,
    ([s, wanted]) => ensuredShapeOf(s, wanted),
    ([s, wanted], zeros) => ops.ensureShape(zeros(s), wanted),
  ),
  basicLSTMCell: rule(
    'basicLSTMCell',
    fc
      .tuple(dim, dim, dim)
      .chain(([rows, inputs, units]) =>
        fc.tuple(
          mostly([inputs + units, 4 * units], shape(1, 3)),
          mostly([4 * units], shape(1, 2)),
          mostly([rows, inputs], shape(1, 3)),
          mostly([rows, units], shape(2, 2)),
          mostly([rows, units], shape(1, 3)),
        ),
      ),
    (given) => given,
    (given) => basicLSTMCellShape(...given),
    (given, zeros) => ops.basicLSTMCell(0, ...given.map((s) => zeros(s)))[0],
  ),
};
