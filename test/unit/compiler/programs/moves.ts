import type * as tf from '@tensorflow/tfjs';
import { sizeOf } from './pairs.js';
import { isFloat, OPS, ranked, type T, type Tf, type Val } from './values.js';

/** Ops that move values. */
export function moved(
  name: string,
  f: (t: Tf, x: T, pick: readonly number[]) => T | null,
  isFit = ranked,
  fill = 0,
) {
  OPS[name] = (run, [p, ...pick]) => {
    const v = run.find(p, isFit);
    const t = v && f(run.tf, v.t, pick);
    return t ? { ...v, t, most: Math.max(v.most, fill), unit: v.unit === null ? null : v.unit } : null;
  };
}
export const axisOf = (x: T, k: number) => k % x.rank;
export const small = (limit: number) => (v: Val) => ranked(v) && v.t.size <= limit;
/** tfjs' cpu backend cannot slice what it has concatenated from no elements. */
export const some = (limit: number) => (v: Val) => small(limit)(v) && v.t.size > 0;
moved('transpose', (t, x, [k, j]) => {
  const perm = x.shape.map((_, i) => i).sort((a, b) => ((a * 7 + k) % 5) - ((b * 7 + k) % 5) || a - b);
  return j % 3 ? t.transpose(x, perm) : t.transpose(x);
});
moved('reshape', (t, x, [k, j]) => {
  const axis = axisOf(x, k);
  const shape = [...x.shape];
  const n = shape[axis];
  const factor = [2, 3, 4].find((f) => n > 0 && n % f === 0);
  if (j % 3 === 0 && factor && x.rank < 5) shape.splice(axis, 1, factor, n / factor);
  else if (j % 3 === 1 && axis > 0) shape.splice(axis - 1, 2, shape[axis - 1] * n);
  else return x.size > 0 ? t.reshape(x, [-1]) : null;
  return t.reshape(x, shape);
});
moved('regroup', (t, x, [k]) => {
  const f = [2, 3, 4, 6].filter((n) => x.size > 0 && x.size % n === 0);
  return f.length > 0 ? t.reshape(x, [f[k % f.length], -1]) : null;
});
moved('slice', (t, x, [k, j]) => {
  const begin = x.shape.map((n, i) => (n === 0 ? 0 : (k + i) % n));
  return t.slice(
    x,
    begin,
    x.shape.map((n, i) => Math.min(n - begin[i], 1 + ((j + i) % 4))),
  );
});
moved('reverse', (t, x, [k, j]) => t.reverse(x, j % 3 ? [axisOf(x, k)] : x.shape.map((_, i) => i)));
moved(
  'pad',
  (t, x, [k, j]) =>
    t.pad(
      x,
      x.shape.map((_, i) => [(k + i) % 3, (j + i) % 2] as [number, number]),
      x.dtype === 'bool' ? 0 : j % 3,
    ),
  small(200),
  2,
);
moved(
  'concat',
  (t, x, [k, j]) => {
    const axis = axisOf(x, k);
    const other = x.dtype === 'bool' ? t.logicalNot(x) : t.neg(x);
    const few = t.slice(
      x,
      x.shape.map(() => 0),
      x.shape.map((n, i) => (i === axis ? Math.min(n, 1) : n)),
    );
    return t.concat(j % 4 === 0 ? [x, other, few, x, other, x] : j % 2 ? [x, other] : [few, x, other], axis);
  },
  some(200),
);
moved(
  'stack',
  (t, x, [k]) => t.stack([x, t.reverse(x, 0), x], k % (x.rank + 1)),
  (v) => some(300)(v) && v.t.rank < 5,
);
moved('unstack', (t, x, [k, j]) => {
  const axis = axisOf(x, k);
  return x.shape[axis] > 0 ? t.unstack(x, axis)[j % x.shape[axis]] : null;
});
moved('split', (t, x, [k, j]) => {
  const axis = axisOf(x, k);
  const n = x.shape[axis];
  return n > 1 ? t.split(x, [1, n - 1], axis)[j % 2] : null;
});
moved(
  'tile',
  (t, x, [k, j]) =>
    t.tile(
      x,
      x.shape.map((_, i) => 1 + ((k + i * j) % 2)),
    ),
  (v) => small(100)(v) && v.t.rank < 5,
);
moved(
  'gather',
  (t, x, [k, j]) => {
    const axis = axisOf(x, k);
    const n = x.shape[axis];
    if (n === 0) return null;
    const list = Array.from({ length: 1 + (j % 4) }, (_, i) => (i * j + k) % n);
    const indices = j % 3 ? t.tensor1d(list, 'int32') : t.tensor2d([list, list], undefined, 'int32');
    return t.gather(x, indices, axis);
  },
  (v) => small(200)(v) && v.t.rank < 4,
);
OPS['gather at values'] = (run, [p, q, k]) => {
  const v = run.find(p, (x) => small(100)(x) && x.t.rank < 4);
  const at = run.find(q, (x) => x.t.dtype === 'int32' && !x.odd && x.t.size < 12 && x.t.rank < 3);
  if (!v || !at) return null;
  const axis = axisOf(v.t, k);
  const n = v.t.shape[axis];
  if (n === 0) return null;
  const indices = run.tf.mod(run.tf.abs(at.t), run.tf.scalar(n, 'int32')) as tf.Tensor1D;
  return { ...v, t: run.tf.gather(v.t, run.tf.cast(indices, 'int32'), axis) };
};
moved('stridedSlice', (t, x, [k, j]) => {
  // tfjs' cpu kernel takes other elements where an axis is dropped and another goes backwards.
  const shrinks = k % 5 === 0 && x.shape[0] > 2;
  const strides = x.shape.map((_, i) => (shrinks ? 1 : [1, 2, -1, 3][(k + i) % 4]));
  const begin = x.shape.map((n, i) => (strides[i] > 0 ? (j + i) % 2 : n - 1 - ((j + i) % 2)));
  const end = x.shape.map((n, i) => (strides[i] > 0 ? n - ((k + i) % 2) : (k + i) % 2));
  if (begin.some((b, i) => b < 0 || b >= x.shape[i])) return null;
  return t.stridedSlice(x, begin, end, strides, 0, 0, 0, 0, shrinks ? 1 : 0);
});
moved(
  'expandDims',
  (t, x, [k]) => t.expandDims(x, k % (x.rank + 1)),
  (v) => v.t.rank < 5,
);
moved(
  'squeeze',
  (t, x) => t.squeeze(x),
  (v) => v.t.shape.includes(1),
);
moved(
  'broadcastTo',
  (t, x, [k]) => t.broadcastTo(x, [1 + (k % 3), ...x.shape.map((n) => (n === 1 ? 2 : n))]),
  (v) => v.t.size < 200 && v.t.rank < 4,
);
moved(
  'diag',
  (t, x) => t.diag(x),
  (v) => v.t.rank === 1 && v.t.size < 9 && v.t.size > 0 && v.t.dtype === 'float32',
);
moved(
  'mirrorPad',
  (t, x, [k, j]) => {
    const reflects = j % 2 === 0;
    const most = (n: number) => Math.min(2, reflects ? n - 1 : n);
    const paddings = x.shape.map(
      (n, i) => [(k + i) % (most(n) + 1), (j + i) % (most(n) + 1)] as [number, number],
    );
    return t.mirrorPad(x, paddings, reflects ? 'reflect' : 'symmetric');
  },
  (v) => small(100)(v) && isFloat(v) && !v.t.shape.includes(0),
);
moved(
  'gather per example',
  (t, x, [k, j]) => {
    const [examples, n] = x.shape;
    const list = Array.from({ length: examples * 2 }, (_, i) => (i * j + k) % n);
    return t.gather(x, t.tensor2d(list, [examples, 2], 'int32'), 1, 1);
  },
  (v) => small(200)(v) && v.t.rank > 1 && v.t.size > 0,
);
moved(
  'gatherND',
  (t, x, [k, j]) => {
    const depth = 1 + (k % Math.min(x.rank, 3));
    const rows = Array.from({ length: 3 }, (_, i) =>
      x.shape.slice(0, depth).map((n, dim) => (i * (j + 1) + k + dim) % n),
    );
    return t.gatherND(x, t.tensor2d(rows, [3, depth], 'int32'));
  },
  (v) => small(200)(v) && v.t.size > 0 && v.t.rank < 5,
);
moved(
  'spaceToBatchND',
  (t, x, [k, j]) => {
    const block = [[2, 1], [2], [1, 2], [3]][k % 4].slice(0, x.rank - 1);
    const paddings = block.map((size, i) => {
      const before = (j + i) % 2;
      const missing = (size - ((x.shape[i + 1] + before) % size)) % size;
      return [before, missing];
    });
    return t.spaceToBatchND(x, block, paddings);
  },
  (v) => small(100)(v) && v.t.rank > 1 && v.t.rank < 5 && v.t.size > 0,
);
moved(
  'batchToSpaceND',
  (t, x, [k, j]) => {
    const block = [[2], [3], [1, 2]].filter(
      (sizes) => x.shape[0] % Math.max(...sizes) === 0 && sizes.length < x.rank,
    )[k % 3];
    const crops = block?.map((size, i) => [(j + i) % 2, size * x.shape[i + 1] > 2 ? 1 : 0]);
    const isCut = block?.some((size, i) => size * x.shape[i + 1] <= crops[i][0] + crops[i][1]);
    return block && !isCut ? t.batchToSpaceND(x, block, crops) : null;
  },
  (v) => small(100)(v) && v.t.rank > 1 && v.t.rank < 5 && v.t.size > 0,
);
moved(
  'depthToSpace',
  (t, x) => {
    const [h, w, ...rest] = x.shape;
    const depth = sizeOf(rest);
    return depth % 4 === 0 ? t.depthToSpace(t.reshape(x, [1, h, w, depth]) as tf.Tensor4D, 2, 'NHWC') : null;
  },
  (v) => small(100)(v) && v.t.rank > 2 && v.t.size > 0 && isFloat(v),
);
moved(
  'flipLeftRight',
  (t, x) => t.image.flipLeftRight(t.expandDims(x, 0) as tf.Tensor4D),
  (v) => v.t.rank === 3 && v.t.size > 0 && isFloat(v),
);
moved('identity', (t, x) => t.clone(x));
