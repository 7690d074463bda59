import fc from 'fast-check';
import { raggedSizes } from '../../../src/shapes/ragged.js';
import { scatterShape, sparseToDenseShape } from '../../../src/shapes/scatter.js';
import { bincountShape, inTopKShape, searchSortedShape } from '../../../src/shapes/search.js';
import { sparseReshapeShapes } from '../../../src/shapes/sparse.js';
import { stridedSliceShape } from '../../../src/shapes/stridedSlice.js';
import { dim, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { indicesInto, type Rule, rule } from '../support/rule.js';

const entry = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 5000 }));
const mask = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(15) });
const one = fc.constantFrom(0, 0, 0, 1, 2, 4, 3);
const strided = shape(1).chain((s) =>
  fc.oneof(fc.constant(s.length), fc.nat(s.length + 1)).chain((n) => {
    const list = (one: fc.Arbitrary<number>) => fc.array(one, { minLength: n, maxLength: n });
    return fc.tuple(
      fc.constant(s),
      list(entry),
      fc.oneof(
        { weight: 9, arbitrary: list(entry) },
        { weight: 1, arbitrary: fc.array(entry, { maxLength: 3 }) },
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
const { bincount, denseBincount, scatterND, searchSorted, sparseToDense, stridedSlice, tensorScatterUpdate } =
  ops;

/** Indices, updates that often fit, and the shape to scatter into. */
const scattered = fc
  .tuple(
    shape(1, 3),
    shape(0, 2),
    fc.integer({ min: 0, max: 4 }),
    shape(0, 3),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([to, places, depth, other, kind]) => {
    const fits = [...places, ...to.slice(Math.max(depth, 1))];
    if (kind === 0) return [places.slice(0, 1), other, to] as const;
    if (kind === 1) return [[3], [3, ...to.slice(1)], to] as const;
    return [[...places, Math.max(depth, 1)], kind === 2 ? other : fits, to] as const;
  });
const dense = fc.tuple(dim, shape(0, 3), shape(0, 2), fc.nat(5)).map(([n, to, other, kind]) => {
  if (kind === 0) return [[], [], to.slice(0, 1)] as const;
  if (kind === 1) return [[n], [n], to.slice(0, 1)] as const;
  return [kind === 2 ? other : [n, to.length], kind === 3 ? other : kind === 4 ? [] : [n], to] as const;
});
const rows = fc
  .tuple(shape(0, 2), dim, dim, shape(0, 2), fc.nat(3))
  .map(([front, n, m, other, kind]) => [[...front, n], kind === 0 ? other : [...front, m]] as const);
const counted = fc.tuple(
  fc
    .tuple(shape(0, 3), shape(0, 2), fc.nat(3))
    .map(([x, other, kind]) => [
      kind === 3 ? x : x.slice(0, 1 + kind),
      kind === 0 ? other : x.slice(0, 1 + kind),
    ]),
  fc.integer({ min: -1, max: 9 }),
);

/** Strided slices, scattering, searching and counting. */
export const scatteringRules: Record<string, Rule> = {
  stridedSlice: rule(
    'stridedSlice',
    strided,
    (given) => given,
    (given) => stridedSliceShape(...given),
    ([s, begin, end, strides, masks], zeros) => stridedSlice(zeros(s), begin, end, strides, ...masks),
  ),
  scatterND: rule(
    'scatter',
    scattered,
    ([indices, updates, to]) => ['scatterND', indices, updates, 1, to],
    ([indices, updates, to]) => scatterShape('scatterND', indices, updates, 1, to),
    ([indices, updates, to], zeros) => scatterND(indicesInto(to, indices, zeros), zeros(updates), to),
  ),
  tensorScatterUpdate: rule(
    'scatter',
    scattered,
    ([indices, updates, to]) => ['tensorScatterUpdate', indices, updates, 2, to],
    ([indices, updates, to]) => scatterShape('tensorScatterUpdate', indices, updates, 2, to),
    ([indices, updates, to], zeros) =>
      tensorScatterUpdate(zeros(to), indicesInto(to, indices, zeros), zeros(updates)),
  ),
  sparseToDense: rule(
    'sparseToDense',
    dense,
    (given) => given,
    ([indices, values, to]) => sparseToDenseShape(indices, values, to),
    ([indices, values, to], zeros) => sparseToDense(indicesInto(to, indices, zeros), zeros(values), to),
  ),
  searchSorted: rule(
    'searchSorted',
    rows,
    ([sequence, values]) => ['searchSorted', sequence, values],
    ([sequence, values]) => searchSortedShape('searchSorted', sequence, values),
    ([sequence, values], zeros) => searchSorted(zeros(sequence), zeros(values)),
  ),
  bincount: rule(
    'bincount',
    counted,
    ([[x, weights], size]) => ['bincount', x, weights, size],
    ([[x, weights], size]) => bincountShape('bincount', x, weights, size),
    ([[x, weights], size], zeros) => bincount(zeros(x, 'int32'), zeros(weights), size),
  ),
  denseBincount: rule(
    'bincount',
    counted,
    ([[x, weights], size]) => ['denseBincount', x, weights, size],
    ([[x, weights], size]) => bincountShape('denseBincount', x, weights, size),
    ([[x, weights], size], zeros) => denseBincount(zeros(x, 'int32'), zeros(weights), size),
  ),
  inTopK: rule(
    'inTopK',
    fc
      .tuple(rows, fc.integer({ min: 0, max: 4 }))
      .map(([[x, other], k]) => [x, k === 0 ? other : x.slice(0, -1), k] as const),
    (given) => given,
    (given) => inTopKShape(...given),
  ),
  sparseReshape: rule(
    'sparseReshape',
    fc
      .tuple(
        fc.oneof(fc.tuple(dim, dim), shape(1, 3)) as fc.Arbitrary<number[]>,
        fc.oneof(fc.constant(null), shape(0, 2)),
        fc.oneof(fc.tuple(dim), shape(0, 2)) as fc.Arbitrary<number[]>,
      )
      .map(([indices, other, to]) => [indices, other ?? indices.slice(1, 2), to] as const),
    (given) => given,
    ([indices, from, to]) => sparseReshapeShapes(indices, from, to),
  ),
  raggedToDense: rule(
    'raggedToDense',
    fc
      .tuple(
        shape(0, 3),
        dim,
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
        fc.nat(5),
        shape(0, 4),
      )
      .map(
        ([values, n, ragged, kind, other]) =>
          [
            kind === 0 ? other : [n, ...ragged, ...values.slice(1).map((size) => (kind > 3 ? -1 : size))],
            values,
            kind % 2 === 0
              ? ragged.map(() => 'ROW_SPLITS')
              : ['FIRST_DIM_SIZE', ...ragged.map(() => 'VALUE_ROWIDS')],
          ] as const,
      ),
    (given) => given,
    ([list, values, types]) => raggedSizes(list, values, types),
  ),
};
