import type { Tensor } from '@tensorflow/tfjs';
import fc from 'fast-check';
import { normalizeAxes } from '../../../src/shapes/axes.js';
import { batchToSpaceShape, spaceToBatchShape } from '../../../src/shapes/blocks.js';
import { oneHotShape, topkShape } from '../../../src/shapes/counts.js';
import { einsumShape } from '../../../src/shapes/einsum.js';
import { gatherNDShape, gatherShape } from '../../../src/shapes/gather.js';
import { depthToSpaceShape } from '../../../src/shapes/layers.js';
import { normShape } from '../../../src/shapes/norm.js';
import { mirrorPadShape, padShape } from '../../../src/shapes/pad.js';
import { segmentSumShape } from '../../../src/shapes/segments.js';
import { sliceShape } from '../../../src/shapes/slice.js';
import { splitShapes } from '../../../src/shapes/split.js';
import { tileShape } from '../../../src/shapes/tile.js';
import { axis, dim, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import {
  blocks,
  indicesInto,
  paddings,
  pair,
  perAxis,
  places,
  type Rule,
  relatedShapes,
  rule,
} from '../support/rule.js';

/** Parts, repetitions, places and blocks. */
export const movementRules: Record<string, Rule> = {
  slice: rule(
    'slice',
    shape().chain((s) => fc.tuple(fc.constant(s), places(s), fc.oneof(places(s), fc.constant(undefined)))),
    ([s, begin, size]) => ['slice', s, begin, size],
    ([s, begin, size]) => sliceShape('slice', s, begin, size),
    ([s, begin, size], zeros) => ops.slice(zeros(s), begin, size),
  ),
  'slice of one rank': rule(
    'slice',
    shape(1, 3).chain((s) => fc.tuple(fc.constant(s), fc.tuple(dim, dim), fc.tuple(dim, dim))),
    ([s, begin, size]) => ['slice2d', s, begin, size, 2],
    ([s, begin, size]) => sliceShape('slice2d', s, begin, size, 2),
    ([s, begin, size], zeros) => ops.slice2d(zeros(s), begin, size),
  ),
  pad: rule(
    'pad',
    shape().chain((s) => fc.tuple(fc.constant(s), paddings(s))),
    ([s, by]) => ['pad', s, by],
    ([s, by]) => padShape('pad', s, by),
    ([s, by], zeros) => ops.pad(zeros(s), by),
  ),
  mirrorPad: rule(
    'mirrorPad',
    shape().chain((s) =>
      fc.tuple(fc.constant(s), paddings(s), fc.constantFrom('reflect' as const, 'symmetric' as const)),
    ),
    (given) => given,
    ([s, by, mode]) => mirrorPadShape(s, by, mode),
    ([s, by, mode], zeros) => ops.mirrorPad(zeros(s), by, mode),
  ),
  tile: rule(
    'tile',
    shape().chain((s) => fc.tuple(fc.constant(s), perAxis(s, fc.integer({ min: 0, max: 12 })))),
    (given) => given,
    ([s, reps]) => tileShape(s, reps),
    ([s, reps], zeros) => ops.tile(zeros(s), reps),
  ),
  split: rule(
    'split',
    shape(1).chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.integer({ min: 0, max: 4 }), fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 4 })),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([s, parts, at]) => splitShapes(s, parts, at),
    ([s, parts, at], zeros) => ops.split(zeros(s), parts, at) as unknown as Tensor[],
  ),
  gather: rule(
    'gather',
    relatedShapes.chain(([a, b]) =>
      fc.tuple(
        fc.constant(a),
        fc.oneof(
          fc.constant(b),
          fc.nat(a.length).map((n) => [...a.slice(0, n), 7]),
        ),
        axis(a.length),
        fc.integer({ min: -2, max: 2 }),
      ),
    ),
    (given) => given,
    ([x, indices, at, batchDims]) => gatherShape(x, indices, at, batchDims),
    ([x, indices, at, batchDims], zeros) =>
      ops.gather(zeros(x), indicesInto(x, indices, zeros), at, batchDims),
  ),
  gatherND: rule(
    'gatherND',
    fc.tuple(
      shape(),
      fc.tuple(shape(0, 2), fc.nat(3), fc.nat(5)).map(([s, depth, n]) => (n === 0 ? [] : [...s, depth])),
    ),
    (given) => given,
    ([x, indices]) => gatherNDShape(x, indices),
    ([x, indices], zeros) => ops.gatherND(zeros(x), indicesInto(x, indices, zeros)),
  ),
  oneHot: rule(
    'oneHot',
    fc.tuple(shape(), fc.integer({ min: -2, max: 20 })),
    (given) => given,
    ([s, depth]) => oneHotShape(s, depth),
    ([s, depth], zeros) => ops.oneHot(zeros(s, 'int32'), depth),
  ),
  topk: rule(
    'topk',
    fc.tuple(shape(), fc.integer({ min: -1, max: 6 })),
    (given) => given,
    ([s, k]) => topkShape(s, k),
    ([s, k], zeros) => (ops.topk(zeros(s), k) as unknown as { values: Tensor }).values,
  ),
  norm: rule(
    'norm',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.constant(null), axis(s.length), fc.array(axis(s.length), { maxLength: 3 })),
        fc.boolean(),
      ),
    ),
    (given) => given,
    ([s, axes, keepDims]) => normShape(s, axes, keepDims),
    ([s, axes, keepDims], zeros) => ops.norm(zeros(s), 'euclidean', axes, keepDims),
  ),
  einsum: rule(
    'einsum',
    fc.tuple(
      fc.constantFrom(
        'ij,jk->ik',
        'ij,ij->',
        'ij->ji',
        'i,j->ij',
        'ij,j->i',
        'ii->',
        'ij',
        'a b, b->ab',
        'i,j,k->',
        'ij->k',
      ),
      fc.oneof(fc.tuple(shape(1, 2), shape(1, 2)), fc.tuple(shape(1, 2))),
      fc.boolean(),
    ),
    ([equation, shapes]) => [equation, shapes],
    ([equation, shapes]) => einsumShape(equation, shapes),
    ([equation, shapes], zeros) => ops.einsum(equation, ...shapes.map((s) => zeros(s))),
  ),
  unsortedSegmentSum: rule(
    'segmentSum',
    fc
      .tuple(shape(), shape(1, 1), fc.boolean(), fc.integer({ min: -1, max: 5 }))
      .map(([x, ids, fits, count]) => [x, fits ? x.slice(0, 1) : ids, count] as const),
    (given) => given,
    ([x, ids, count]) => segmentSumShape(x, ids, count),
    ([x, ids, count], zeros) => ops.unsortedSegmentSum(zeros(x), zeros(ids, 'int32'), count),
  ),
  depthToSpace: rule(
    'depthToSpace',
    fc.tuple(
      fc.oneof(
        fc.tuple(dim, dim, dim, fc.constantFrom(0, 4, 8, 9, 16)) as fc.Arbitrary<number[]>,
        shape(3, 5),
      ),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('NHWC' as const, 'NCHW' as const),
    ),
    (given) => given,
    ([s, size, format]) => depthToSpaceShape(s, size, format),
    ([s, size, format], zeros) => ops.depthToSpace(zeros(s), size, format),
  ),
  spaceToBatchND: rule(
    'spaceToBatch',
    shape(1, 3).chain((s) =>
      fc.tuple(fc.constant(s), blocks, fc.array(pair, { minLength: 1, maxLength: 2 })),
    ),
    (given) => given,
    ([s, block, by]) => spaceToBatchShape(s, block, by),
    ([s, block, by], zeros) => ops.spaceToBatchND(zeros(s), block, by),
  ),
  batchToSpaceND: rule(
    'batchToSpace',
    shape(1, 3).chain((s) =>
      fc.tuple(fc.constant(s), blocks, fc.array(pair, { minLength: 1, maxLength: 2 })),
    ),
    (given) => given,
    ([s, block, by]) => batchToSpaceShape(s, block, by),
    ([s, block, by], zeros) => ops.batchToSpaceND(zeros(s), block, by),
  ),
  along: rule(
    'along',
    shape().chain((s) =>
      fc.tuple(fc.constant(s), fc.oneof(axis(s.length), fc.array(axis(s.length), { maxLength: 3 }))),
    ),
    ([s, at]) => ['reverse', s, at],
    ([s, at]) => {
      normalizeAxes('reverse', at, s);
      return s;
    },
    ([s, at], zeros) => ops.reverse(zeros(s), at),
  ),
};
