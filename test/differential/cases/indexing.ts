import * as tf from '@tensorflow/tfjs';
import { type Case, define, ints, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

const whole = (x: o.Nd) => x.data.map((v) => v.v);

export const indexing: Case[] = [
  define(
    'gather',
    [real(4, 2), ints(4)(3)],
    (x, i) => tf.gather(x, i),
    (x, i) => o.take(x, whole(i)),
  ),
  define(
    'gather along axis 1',
    [real(2, 4), ints(4)(3)],
    (x, i) => tf.gather(x, i, 1),
    (x, i) => o.take(x, whole(i), 1),
  ),
  define(
    'gather one row',
    [real(4, 2), ints(4)()],
    (x, i) => tf.gather(x, i),
    (x, i) => o.take(x, whole(i)).reshape(2),
  ),
  define(
    'gather, matrix of indices',
    [real(4), ints(4)(2, 3)],
    (x, i) => tf.gather(x, i),
    (x, i) => o.take(x, whole(i)).reshape(2, 3),
  ),
  define(
    'gatherND',
    [real(3, 2), ints(2)(4, 2)],
    (x, i) => tf.gatherND(x, i),
    (x, i) => o.build([4], ([k]) => x.at([i.at([k, 0]).v, i.at([k, 1]).v])),
  ),
  define(
    'scatterND',
    [ints(5)(3, 1), real(3)],
    (i, x) => tf.scatterND(i, x, [5]),
    (i, x) => o.build([5], ([k]) => s.sum(x.data.filter((_, j) => i.data[j].v === k))),
  ),
  define(
    'tensorScatterUpdate',
    [real(5, 2), real(2, 2)],
    // tfjs' cpu kernel writes into its first input, so it gets a fresh one.
    (x, u) => tf.tensorScatterUpdate(tf.mul(x, 1), tf.tensor2d([[3], [1]], [2, 1], 'int32'), u),
    (x, u) => o.build([5, 2], ([i, j]) => (i === 3 ? u.at([0, j]) : i === 1 ? u.at([1, j]) : x.at([i, j]))),
  ),
  define(
    'unsortedSegmentSum',
    [real(4, 2), ints(3)(4)],
    (x, i) => tf.unsortedSegmentSum(x, i as tf.Tensor1D, 3),
    (x, i) =>
      o.build([3, 2], ([k, j]) =>
        s.sum([0, 1, 2, 3].filter((r) => i.data[r].v === k).map((r) => x.at([r, j]))),
      ),
  ),
  define('oneHot', [ints(4)(3)], (i) => tf.oneHot(i, 4)),
  define(
    'topk',
    [real(5)],
    (x) => tf.topk(x, 2).values,
    (x) => o.take(x, [...x.data.keys()].sort((i, j) => x.data[j].v - x.data[i].v).slice(0, 2)),
  ),
  define('topk, indices', [real(2, 4)], (x) => tf.topk(x, 3).indices),
  define('lowerBound', [real(5), real(3)], (x, v) =>
    tf.lowerBound(tf.sub(tf.range(0, 1, 0.2), tf.mul(x, 0)), v),
  ),
  define('searchSorted, right', [real(3)], (v) => tf.searchSorted(tf.tensor1d([-0.5, 0, 0.5]), v, 'right')),
  define('bincount', [ints(4)(5)], (i) => tf.bincount(i as tf.Tensor1D, tf.tensor1d([]), 4)),
  define('denseBincount', [ints(4)(2, 3)], (i) =>
    tf.denseBincount(i as tf.Tensor2D, tf.tensor2d([], [0, 0]), 4),
  ),
  define('confusionMatrix', [ints(3)(4), ints(3)(4)], (x, y) =>
    tf.math.confusionMatrix(x as tf.Tensor1D, y as tf.Tensor1D, 3),
  ),
  define('sparseToDense', [real(2)], (x) =>
    tf.sparseToDense(tf.tensor1d([1, 3], 'int32'), x, [5], tf.scalar(0.5)),
  ),
];
