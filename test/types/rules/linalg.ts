import fc from 'fast-check';
import { bandPartShape, gramSchmidtShape, meshgridShape, qrShapes } from '../../../src/shapes/linalg.js';
import { dim, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, rule } from '../support/rule.js';

const sizes = (minLength: number, maxLength: number) => fc.array(fc.nat(4), { minLength, maxLength });
const matrices = fc.oneof({ weight: 4, arbitrary: sizes(2, 4) }, { weight: 1, arbitrary: sizes(0, 1) });
const flat = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.nat(60), { maxLength: 1 }) },
  { weight: 1, arbitrary: sizes(2, 3) },
);
const diagonals = fc.integer({ min: -1, max: 4 });

export const linalgRules: Record<string, Rule> = {
  bandPart: rule(
    'bandPart',
    fc.tuple(matrices, diagonals, diagonals),
    (given) => given,
    ([s, lower, upper]) => bandPartShape(s, lower, upper),
    ([s, lower, upper], zeros) => ops.linalg.bandPart(zeros(s), lower, upper),
  ),
  gramSchmidt: rule(
    'gramSchmidt',
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.nat(4), dim) as fc.Arbitrary<number[]> },
      { weight: 1, arbitrary: shape() },
    ),
    (s) => [s],
    (s) => gramSchmidtShape(s),
    (s, zeros) => ops.linalg.gramSchmidt(zeros(s)),
  ),
  qr: rule(
    'qr',
    fc.tuple(matrices, fc.boolean()),
    (given) => given,
    ([s, full]) => qrShapes(s, full),
    ([s, full], zeros) => ops.linalg.qr(zeros(s), full),
  ),
  meshgrid: rule(
    'meshgrid',
    fc.tuple(flat, flat, fc.constantFrom('xy', 'ij')),
    (given) => given,
    ([x, y, indexing]) => meshgridShape(x, y, indexing),
    ([x, y, indexing], zeros) => ops.meshgrid(zeros(x), zeros(y), { indexing })[1],
  ),
};
