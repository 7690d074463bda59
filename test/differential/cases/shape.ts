import * as tf from '@tensorflow/tfjs';
import { type Case, define, real } from '../case.js';
import * as o from '../oracle/array.js';

export const shapes: Case[] = [
  define(
    'transpose',
    [real(2, 3)],
    (x) => tf.transpose(x),
    (x) => o.transpose(x),
  ),
  define(
    'transpose by a permutation',
    [real(2, 3, 2)],
    (x) => tf.transpose(x, [2, 0, 1]),
    (x) => o.transpose(x, [2, 0, 1]),
  ),
  define(
    'reshape',
    [real(2, 3)],
    (x) => tf.reshape(x, [3, -1]),
    (x) => x.reshape(3, 2),
  ),
  define(
    'chained flatten and as2D',
    [real(2, 3)],
    (x) => x.flatten().as2D(3, 2),
    (x) => x.reshape(3, 2),
  ),
  define(
    'expandDims',
    [real(3)],
    (x) => tf.expandDims(x, -1),
    (x) => x.reshape(3, 1),
  ),
  define(
    'squeeze',
    [real(1, 3, 1)],
    (x) => tf.squeeze(x),
    (x) => x.reshape(3),
  ),
  define(
    'concat',
    [real(2, 3), real(1, 3)],
    (x, y) => tf.concat([x, y], 0),
    (x, y) => o.concat([x, y]),
  ),
  define(
    'concat along the last axis',
    [real(2, 3), real(2, 1)],
    (x, y) => tf.concat([x, y], -1),
    (x, y) => o.concat([x, y], 1),
  ),
  define(
    'stack',
    [real(3), real(3)],
    (x, y) => tf.stack([x, y]),
    (x, y) => o.stack([x, y]),
  ),
  define(
    'stack along axis 1',
    [real(3), real(3)],
    (x, y) => tf.stack([x, y], 1),
    (x, y) => o.stack([x, y], 1),
  ),
  define(
    'unstack',
    [real(2, 3)],
    (x) => tf.unstack(x),
    (x) => o.unstack(x),
  ),
  define(
    'split',
    [real(3, 4)],
    (x) => tf.split(x, [1, 3], 1),
    (x) => [o.take(x, [0], 1), o.take(x, [1, 2, 3], 1)],
  ),
  define(
    'slice',
    [real(2, 3)],
    (x) => tf.slice(x, [0, 1], [2, 2]),
    (x) => o.slice(x, [0, 1], [2, 2]),
  ),
  define(
    'slice from a row',
    [real(3, 2)],
    (x) => tf.slice(x, 1),
    (x) => o.slice(x, [1, 0], [2, 2]),
  ),
  define(
    'stridedSlice',
    [real(3, 4)],
    (x) => tf.stridedSlice(x, [0, 1], [3, 4], [2, 2]),
    (x) => o.slice(x, [0, 1], [2, 2], [2, 2]),
  ),
  define(
    'tile',
    [real(2, 3)],
    (x) => tf.tile(x, [2, 1]),
    (x) => o.concat([x, x]),
  ),
  define(
    'pad',
    [real(2, 3)],
    (x) => tf.pad(x, [[1, 0], [0, 2]], 1.5), // biome-ignore format: rows are axes
    (x) => o.pad(x, [[1, 0], [0, 2]], 1.5), // biome-ignore format: rows are axes
  ),
  define(
    'mirrorPad, reflect',
    [real(2, 3)],
    (x) => tf.mirrorPad(x, [[1, 0], [0, 1]], 'reflect'), // biome-ignore format: rows are axes
    (x) => o.take(o.take(x, [1, 0, 1]), [0, 1, 2, 1], 1),
  ),
  define(
    'mirrorPad, symmetric',
    [real(3)],
    (x) => tf.mirrorPad(x, [[2, 1]], 'symmetric'),
    (x) => o.take(x, [1, 0, 0, 1, 2, 2]),
  ),
  define(
    'reverse',
    [real(3, 2)],
    (x) => tf.reverse(x, 0),
    (x) => o.reverse(x),
  ),
  define(
    'broadcastTo',
    [real(3)],
    (x) => tf.broadcastTo(x, [2, 3]),
    (x) => o.broadcastTo(x, [2, 3]),
  ),
  define(
    'meshgrid',
    [real(2), real(3)],
    (x, y) => tf.meshgrid(x, y),
    (x, y) => [o.broadcastTo(x, [3, 2]), o.broadcastTo(y.reshape(3, 1), [3, 2])],
  ),
  define(
    'diag',
    [real(3)],
    (x) => tf.diag(x),
    (x) => o.build([3, 3], ([i, j]) => x.at([i]).times(i === j ? 1 : 0)),
  ),
  define(
    'linalg.bandPart',
    [real(3, 3)],
    (x) => tf.linalg.bandPart(x, 1, 0),
    (x) => o.build([3, 3], ([i, j]) => x.at([i, j]).times(i - j >= 0 && i - j <= 1 ? 1 : 0)),
  ),
  define(
    'depthToSpace',
    [real(1, 2, 2, 4)],
    (x) => tf.depthToSpace(x as tf.Tensor4D, 2),
    (x) => o.transpose(x.reshape(1, 2, 2, 2, 2, 1), [0, 1, 3, 2, 4, 5]).reshape(1, 4, 4, 1),
  ),
  define(
    'spaceToBatchND',
    [real(1, 4, 2, 1)],
    (x) => tf.spaceToBatchND(x, [2, 2], [[0, 0], [0, 0]]), // biome-ignore format: rows are axes
    (x) => o.transpose(x.reshape(2, 2, 1, 2), [1, 3, 0, 2]).reshape(4, 2, 1, 1),
  ),
  define(
    'batchToSpaceND',
    [real(4, 2, 1, 1)],
    (x) => tf.batchToSpaceND(x, [2, 2], [[0, 0], [0, 0]]), // biome-ignore format: rows are axes
    (x) => o.transpose(x.reshape(2, 2, 2, 1), [2, 0, 3, 1]).reshape(1, 4, 2, 1),
  ),
];
