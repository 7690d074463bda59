import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';

type T = tf.Tensor;

/** A tensor of a random program, and what is known about its values whatever they are. */
interface Val {
  readonly t: T;
  /** Finite values are at most this large. */
  readonly most: number;
  /** How far results computed in another order may be apart. */
  readonly error: number;
  /** Values are multiples of 2^-unit, computed without rounding; null where they may be rounded. */
  readonly unit: number | null;
  /** There may be NaN and infinities. */
  readonly odd: boolean;
}

/** A step: an op on earlier values; `pick` chooses operands, axes and variants, whatever the shapes are. */
interface Step {
  readonly op: string;
  readonly pick: readonly number[];
}
interface Input {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  /** Floats that are quarters, any floats, or some that are NaN and infinite. */
  readonly kind: 'exact' | 'rounded' | 'odd';
  readonly seed: number;
}
export interface RandomProgram {
  readonly inputs: readonly Input[];
  /** Read from outside. */
  readonly captured: Input;
  readonly steps: readonly Step[];
  readonly outputs: readonly number[];
}

const EPS = 2 ** -19;
const LARGEST = 1500;
type Tf = typeof tf;

class Run {
  readonly vals: Val[] = [];
  constructor(readonly tf: Tf) {}

  /** One of the values that the predicate holds for: often one of the last. */
  find(pick: number, isFit: (v: Val) => boolean): Val | null {
    const fit = this.vals.filter(isFit);
    const among = pick < 8 ? Math.min(fit.length, 3) : fit.length;
    return fit.length > 0 ? fit[fit.length - 1 - (pick % among)] : null;
  }
}

const isFloat = (v: Val) => v.t.dtype === 'float32';
const isBool = (v: Val) => v.t.dtype === 'bool';
const isExact = (v: Val) => v.unit !== null;
const ranked = (v: Val) => v.t.rank > 0;
/** Exact float32 has 24 bits. */
const fits = (v: Val) => v.unit === null || v.most * 2 ** v.unit < 2 ** 23;

const rounded = (t: T, most: number, error: number, odd: boolean): Val => ({
  t,
  most,
  error: error + EPS * (most + 1),
  unit: null,
  odd,
});

type Op = (run: Run, pick: readonly number[]) => Val | null;
const OPS: Record<string, Op> = {};

/** Functions of floats with a bound of the result and of the derivative. */
function smooth(
  name: string,
  f: (t: Tf, x: T) => T,
  most: (m: number) => number,
  slope: (m: number) => number,
  limit = 100,
  ofOdd = true,
) {
  OPS[name] = (run, [pick]) => {
    const v = run.find(pick, (x) => isFloat(x) && x.most <= limit && (ofOdd || !x.odd));
    return v && rounded(f(run.tf, v.t), most(v.most), v.error * slope(v.most), v.odd);
  };
}
const one = () => 1;
smooth('sin', (t, x) => t.sin(x), one, one);
smooth('cos', (t, x) => t.cos(x), one, one);
smooth('tanh', (t, x) => t.tanh(x), one, one);
smooth('sigmoid', (t, x) => t.sigmoid(x), one, one);
smooth(
  'erf',
  (t, x) => t.erf(x),
  one,
  () => 1.2,
);
smooth(
  'atan',
  (t, x) => t.atan(x),
  () => 1.6,
  one,
);
smooth(
  'asinh',
  (t, x) => t.asinh(x),
  (m) => m,
  one,
);
smooth(
  'softplus',
  (t, x) => t.softplus(x),
  (m) => m + 1,
  one,
);
smooth(
  'elu',
  (t, x) => t.elu(x),
  (m) => m + 1,
  one,
);
smooth(
  'selu',
  (t, x) => t.selu(x),
  (m) => 2 * m + 2,
  () => 2,
);
smooth(
  'exp',
  (t, x) => t.exp(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'expm1',
  (t, x) => t.expm1(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'sinh',
  (t, x) => t.sinh(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'cosh',
  (t, x) => t.cosh(x),
  (m) => Math.exp(m),
  (m) => Math.exp(m),
  4,
);
smooth(
  'log1p',
  (t, x) => t.log1p(t.abs(x)),
  (m) => m,
  one,
);
smooth(
  'log',
  (t, x) => t.log(t.add(t.abs(x), 0.5)),
  (m) => m + 1,
  () => 2,
);
smooth(
  'sqrt',
  (t, x) => t.sqrt(t.add(t.abs(x), 1)),
  (m) => m + 1,
  one,
);
smooth('rsqrt', (t, x) => t.rsqrt(t.add(t.square(x), 1)), one, one);
smooth('reciprocal', (t, x) => t.reciprocal(t.add(t.abs(x), 1)), one, one);
smooth(
  'tan',
  (t, x) => t.tan(t.atan(t.mul(x, 0.5))),
  (m) => m,
  () => 20,
  4,
  false,
);
smooth('asin', (t, x) => t.asin(t.mul(t.tanh(x), 0.5)), one, one);
smooth(
  'acos',
  (t, x) => t.acos(t.mul(t.tanh(x), 0.5)),
  () => 3,
  one,
);
smooth('atanh', (t, x) => t.atanh(t.mul(t.sin(x), 0.5)), one, one);
smooth(
  'acosh',
  (t, x) => t.acosh(t.add(t.abs(x), 1.5)),
  (m) => m + 2,
  one,
);
smooth(
  'pow 3',
  (t, x) => t.pow(x, 3),
  (m) => m ** 3,
  (m) => 3 * m * m,
  8,
);
smooth(
  'pow 1.5',
  (t, x) => t.pow(t.add(t.abs(x), 0.5), 1.5),
  (m) => (m + 0.5) ** 1.5,
  (m) => 1.5 * (m + 1),
  50,
);
smooth(
  'pow -1',
  (t, x) => t.pow(t.add(t.abs(x), 0.5), -1),
  () => 2,
  () => 4,
);
smooth(
  'half',
  (t, x) => t.div(x, 2),
  (m) => m / 2,
  one,
);
smooth(
  'third',
  (t, x) => t.div(x, 3),
  (m) => m,
  one,
);

/** Functions of exact values, which may have steps. */
function stepped(
  name: string,
  f: (t: Tf, x: T, k: number) => T,
  isFit: (v: Val) => boolean = () => true,
  most: (m: number) => number = (m) => m,
  unit: (u: number) => number = (u) => u,
) {
  OPS[name] = (run, [pick, k]) => {
    const v = run.find(pick, (x) => isExact(x) && isFit(x));
    return v && { ...v, t: f(run.tf, v.t, k), most: most(v.most), unit: unit(v.unit!) };
  };
}
const number = (v: Val) => !isBool(v);
stepped('abs', (t, x) => t.abs(x), number);
stepped('neg', (t, x) => t.neg(x), number);
stepped(
  'sign',
  (t, x) => t.sign(x),
  (v) => number(v) && !v.odd,
  one,
  () => 0,
);
stepped(
  'floor',
  (t, x) => t.floor(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped(
  'ceil',
  (t, x) => t.ceil(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped(
  'round',
  (t, x) => t.round(x),
  isFloat,
  (m) => m + 1,
  () => 0,
);
stepped('relu', (t, x) => t.relu(x), number);
stepped(
  'relu6',
  (t, x) => t.relu6(x),
  (v) => isFloat(v) && !v.odd,
  (m) => m + 6,
);
stepped(
  'leakyRelu',
  (t, x) => t.leakyRelu(x, 0.25),
  isFloat,
  (m) => m,
  (u) => u + 2,
);
stepped(
  'step',
  (t, x) => t.step(x, 0.5),
  (v) => isFloat(v) && !v.odd,
  one,
  () => 1,
);
stepped(
  'clip',
  (t, x, k) => t.clipByValue(x, -1, k % 3),
  (v) => isFloat(v) && !v.odd,
  (m) => m + 2,
);
stepped(
  'isNaN',
  (t, x) => t.isNaN(x),
  isFloat,
  one,
  () => 0,
);
stepped(
  'isInf',
  (t, x) => t.isInf(x),
  isFloat,
  one,
  () => 0,
);
stepped(
  'isFinite',
  (t, x) => t.isFinite(x),
  isFloat,
  one,
  () => 0,
);
stepped('not', (t, x) => t.logicalNot(x), isBool);
stepped(
  'to bool',
  (t, x) => t.cast(x, 'bool'),
  (v) => !v.odd,
  one,
  () => 0,
);
stepped('to float', (t, x) => t.cast(x, 'float32'));
stepped(
  'to int',
  (t, x) => t.cast(x, 'int32'),
  (v) => !v.odd,
  (m) => m,
  () => 0,
);
stepped(
  'oneHot',
  (t, x, k) => t.oneHot(t.cast(x, 'int32') as tf.Tensor1D, 2 + (k % 4), 2, -1),
  (v) => v.t.dtype === 'int32' && v.t.rank < 3 && v.t.rank > 0,
  () => 2,
  () => 0,
);
stepped(
  'mod',
  (t, x, k) => t.mod(x, 1 + (k % 3)),
  (v) => number(v) && !v.odd,
  (m) => m + 3,
);
stepped(
  'floorDiv',
  (t, x, k) => t.floorDiv(x, 1 + (k % 3)),
  (v) => v.t.dtype === 'int32',
  (m) => m + 1,
  () => 0,
);
stepped(
  'times 2',
  (t, x) => t.mul(x, 2),
  number,
  (m) => 2 * m,
);
stepped('plus 0', (t, x) => t.add(x, t.zerosLike(x)), number);
stepped('times -1', (t, x) => t.mul(x, -1), number);
stepped(
  '1 - x',
  (t, x) => t.sub(1, x),
  number,
  (m) => m + 1,
);

const broadcasts = (a: T, b: T) => {
  for (let i = 1; i <= Math.min(a.rank, b.rank); i++) {
    const [p, q] = [a.shape[a.rank - i], b.shape[b.rank - i]];
    if (p !== q && p !== 1 && q !== 1) return false;
  }
  return true;
};
const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const together = (a: T, b: T) => tf.backend_util.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
const fitting = (a: Val) => (b: Val) =>
  broadcasts(a.t, b.t) && sizeOf(together(a.t, b.t)) <= LARGEST && a.t.dtype === b.t.dtype;

function pair(
  name: string,
  f: (t: Tf, x: T, y: T) => T,
  merge: (x: Val, y: Val) => Omit<Val, 't' | 'odd'> | null,
  isFit: (v: Val) => boolean = () => true,
) {
  OPS[name] = (run, [p, q]) => {
    const x = run.find(p, isFit);
    const y = x && run.find(q, (v) => isFit(v) && fitting(x)(v));
    const known = x && y && merge(x, y);
    if (!known) return null;
    const [a, b] = p % 2 ? [x, y] : [y, x];
    return { ...known, t: f(run.tf, a.t, b.t), odd: x.odd || y.odd };
  };
}
const unitOf = (x: Val, y: Val, f: (a: number, b: number) => number) =>
  x.unit === null || y.unit === null ? null : f(x.unit, y.unit);
const summed = (x: Val, y: Val) => {
  const unit = unitOf(x, y, Math.max);
  const most = x.most + y.most;
  return { most, unit, error: x.error + y.error + (unit === null ? EPS * most : 0) };
};
const multiplied = (x: Val, y: Val) => {
  const unit = unitOf(x, y, (a, b) => a + b);
  const most = x.most * y.most;
  if (most > 1e6) return null;
  return {
    most,
    unit,
    error: x.most * y.error + y.most * x.error + x.error * y.error + (unit === null ? EPS * most : 0),
  };
};
const chosen = (x: Val, y: Val) => ({
  most: Math.max(x.most, y.most),
  unit: unitOf(x, y, Math.max),
  error: Math.max(x.error, y.error),
});
const flag = () => ({ most: 1, unit: 0, error: 0 });
pair('add', (t, x, y) => t.add(x, y), summed, number);
pair('sub', (t, x, y) => t.sub(x, y), summed, number);
pair('mul', (t, x, y) => t.mul(x, y), multiplied, number);
pair('maximum', (t, x, y) => t.maximum(x, y), chosen, number);
pair('minimum', (t, x, y) => t.minimum(x, y), chosen, number);
pair(
  'squaredDifference',
  (t, x, y) => t.squaredDifference(x, y),
  (x, y) => {
    const d = { ...summed(x, y), t: x.t, odd: false };
    return multiplied(d, d);
  },
  number,
);
pair(
  'div',
  (t, x, y) => t.div(x, t.add(t.abs(y), 1)),
  (x, y) => ({ most: x.most, unit: null, error: x.error + x.most * y.error + EPS * (x.most + 1) }),
  isFloat,
);
pair(
  'atan2',
  (t, x, y) => t.atan2(x, t.add(t.abs(y), 1)),
  (x, y) => ({ most: 1.6, unit: null, error: x.error + y.error + EPS }),
  isFloat,
);
pair(
  'prelu',
  (t, x, y) => t.prelu(x, y),
  (x, y) => multiplied({ ...x, most: x.most + 1 }, { ...y, most: y.most + 1 }),
  (v) => isFloat(v) && isExact(v) && !v.odd,
);
pair('xor', (t, x, y) => t.logicalXor(x, y), flag, isBool);
pair('and', (t, x, y) => t.logicalAnd(x, y), flag, isBool);
pair('or', (t, x, y) => t.logicalOr(x, y), flag, isBool);
for (const name of ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'] as const) {
  pair(name, (t, x, y) => t[name](x, y), flag, isExact);
}
OPS.where = (run, [p, q, r]) => {
  const x = run.find(p, () => true)!;
  const y = run.find(q, fitting(x));
  const c = run.find(
    r,
    (v) =>
      isBool(v) &&
      y !== null &&
      broadcasts(v.t, x.t) &&
      broadcasts(v.t, y.t) &&
      sizeOf(together(v.t, x.t)) <= LARGEST,
  );
  if (!y || !c || !broadcasts(c.t, x.t)) return null;
  try {
    if (sizeOf(tf.backend_util.assertAndGetBroadcastShape(together(c.t, x.t), [...y.t.shape])) > LARGEST)
      return null;
  } catch {
    return null;
  }
  return { ...chosen(x, y), t: run.tf.where(c.t, x.t, y.t), odd: x.odd || y.odd };
};

/** Ops that move values. */
function moved(
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
const axisOf = (x: T, k: number) => k % x.rank;
const small = (limit: number) => (v: Val) => ranked(v) && v.t.size <= limit;
/** tfjs' cpu backend cannot slice what it has concatenated from no elements. */
const some = (limit: number) => (v: Val) => small(limit)(v) && v.t.size > 0;
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
  (t, x) =>
    t.mirrorPad(
      x,
      x.shape.map(() => [1, 1] as [number, number]),
      'symmetric',
    ),
  (v) => small(100)(v) && isFloat(v) && !v.t.shape.includes(0),
);
moved('identity', (t, x) => t.clone(x));

/** Reductions. */
function reducing(
  name: string,
  f: (t: Tf, x: T, axes: number[] | undefined, keep: boolean) => T,
  known: (v: Val, n: number) => Omit<Val, 't' | 'odd'> | null,
  isFit: (v: Val) => boolean = number,
  ofNone = true,
) {
  OPS[name] = (run, [p, k, j]) => {
    const v = run.find(p, (x) => isFit(x));
    if (!v) return null;
    const axes = v.t.shape.map((_, i) => i).filter((i) => (k >> i) % 2 === 1);
    const over = axes.length === 0 ? v.t.shape : axes.map((i) => v.t.shape[i]);
    const n = sizeOf(over);
    if (n === 0 && !ofNone) return null;
    const info = known(v, n);
    if (!info) return null;
    const given = axes.map((i) => (j % 3 ? i : i - v.t.rank));
    const t = f(run.tf, v.t, axes.length === 0 ? undefined : given, j % 2 === 0);
    return { ...info, t, odd: v.odd };
  };
}
const total = (v: Val, n: number) => ({
  most: v.most * n,
  unit: v.unit,
  error: v.error * n + (v.unit === null ? EPS * v.most * n : 0),
});
reducing(
  'sum',
  (t, x, a, k) => t.sum(x, a, k),
  total,
  () => true,
);
// Of no elements the backends of tfjs say 0 or NaN.
reducing(
  'mean',
  (t, x, a, k) => t.mean(x, a, k),
  (v) => ({ most: v.most, unit: null, error: v.error + EPS * v.most }),
  number,
  false,
);
const extreme = (v: Val) => ({ most: v.most, unit: v.unit, error: v.error });
reducing('max', (t, x, a, k) => t.max(x, a, k), extreme, number, false);
reducing('min', (t, x, a, k) => t.min(x, a, k), extreme, number, false);
reducing('any', (t, x, a, k) => t.any(x, a, k), flag, isBool);
// Of no elements tfjs says that they are not all true.
reducing('all', (t, x, a, k) => t.all(x, a, k), flag, isBool, false);
reducing(
  'prod',
  (t, x, a, k) => t.prod(x, a, k),
  (v, n) => {
    const most = Math.max(v.most, 1) ** n;
    if (most > 1e5) return null;
    return {
      most,
      unit: v.unit === null ? null : v.unit * n,
      error: n * most * (v.error + (v.unit === null ? EPS : 0)),
    };
  },
);
reducing(
  'logSumExp',
  (t, x, a, k) => t.logSumExp(x, a, k),
  (v, n) => ({ most: v.most + n, unit: null, error: v.error + EPS * (v.most + n) }),
  (v) => isFloat(v) && !v.odd,
  false,
);
OPS.argMax = (run, [p, k, j]) => {
  const v = run.find(p, (x) => ranked(x) && number(x) && isExact(x) && !x.odd && x.t.size > 0);
  if (!v) return null;
  const axis = axisOf(v.t, k);
  return {
    t: j % 2 ? run.tf.argMax(v.t, axis) : run.tf.argMin(v.t, axis),
    most: 9,
    unit: 0,
    error: 0,
    odd: false,
  };
};
moved(
  'cumsum',
  (t, x, [k]) => t.cumsum(x, axisOf(x, k)),
  (v) => small(100)(v) && isFloat(v) && !v.odd && false,
);
OPS.cumsum = (run, [p, k]) => {
  const v = run.find(p, (x) => small(100)(x) && isFloat(x) && x.t.size > 0);
  if (!v) return null;
  const axis = axisOf(v.t, k);
  return { ...total(v, v.t.shape[axis]), t: run.tf.cumsum(v.t, axis), odd: v.odd };
};
OPS.softmax = (run, [p]) => {
  const v = run.find(p, (x) => ranked(x) && isFloat(x) && x.t.size > 0 && !x.odd);
  return v && rounded(run.tf.softmax(v.t), 1, 2 * v.error, v.odd);
};
OPS.logSoftmax = (run, [p]) => {
  const v = run.find(p, (x) => ranked(x) && isFloat(x) && x.t.size > 0 && !x.odd);
  return v && rounded(run.tf.logSoftmax(v.t), 2 * v.most + 8, 2 * v.error, v.odd);
};

const dot = (x: Val, y: Val, k: number) => {
  const one = multiplied(x, y);
  return one && one.most * k < 1e6
    ? { ...total({ ...one, t: x.t, odd: false }, Math.max(k, 1)), odd: x.odd || y.odd }
    : null;
};
OPS.matMul = (run, [p, k, j]) => {
  const { tf: t } = run;
  const v = run.find(p, (x) => isFloat(x) && x.t.rank < 4 && x.t.size < 200);
  if (!v) return null;
  const x = v.t.rank === 0 ? t.reshape(v.t, [1, 1]) : v.t.rank === 1 ? t.expandDims(v.t, k % 2) : v.t;
  const [m, n] = x.shape.slice(-2);
  const w = (a: number, b: number): T =>
    t.tensor2d(
      Array.from({ length: a * b }, (_, i) => ((i * 7 + k) % 5) - 2),
      [a, b],
    );
  const weights: Val = { t: x, most: 2, error: 0, unit: 0, odd: false };
  const size = 1 + (j % 3);
  const forms: (() => [T, Val | null])[] = [
    () => [t.matMul(x, x, false, true), dot(v, v, n) as Val | null],
    () => [t.matMul(x, x, true, false), dot(v, v, m) as Val | null],
    () => [t.matMul(x, w(n, size)), dot(v, weights, n) as Val | null],
    () => [t.matMul(w(size, m), x), dot(v, weights, m) as Val | null],
    () => [t.matMul(x, w(size, n), false, true), dot(v, weights, n) as Val | null],
    () => [
      t.matMul(x, t.expandDims(t.stack([w(m, size), w(m, size)]), 0).squeeze([0]), true),
      dot(v, weights, m) as Val | null,
    ],
  ];
  if (x.shape.length > 2 && k % 6 > 4) return null;
  if (m * n === 0 || !dot(v, v, Math.max(m, n))) return null;
  const [out, known] = forms[k % 6]();
  return known && { ...known, t: out };
};
const EINSUMS = [
  [],
  ['i,i->', 'i,j->ij', 'i,i->i'],
  ['ij,ij->i', 'ij,kj->ik', 'ij,ij->', 'ij,ik->jk', 'ij,ij->ji'],
  ['ijk,ijk->j', 'ijk,ilk->ijl', 'ijk,ijk->ki', 'ijk,ijl->kl'],
];
OPS.einsum = (run, [p, k, j]) => {
  const v = run.find(p, (x) => isFloat(x) && x.t.rank > 0 && x.t.rank < 4 && x.t.size < 80 && x.t.size > 0);
  const known = v && dot(v, v, v.t.size);
  if (!known) return null;
  const list = EINSUMS[v.t.rank];
  const y = j % 2 ? run.tf.neg(v.t) : v.t;
  return { ...known, t: run.tf.einsum(list[k % list.length], v.t, y) };
};
/** What several kernels, or one with rows, would compute. */
const filledRows = (v: Val) => ranked(v) && isFloat(v) && v.t.size > 0 && !v.odd && v.most < 100;
OPS.center = (run, [p, k]) => {
  const v = run.find(p, filledRows);
  return (
    v && rounded(run.tf.sub(v.t, run.tf.mean(v.t, axisOf(v.t, k), true)), 2 * v.most, 2 * v.error, false)
  );
};
OPS['center twice'] = (run, [p, k, j]) => {
  const v = run.find(p, filledRows);
  if (!v) return null;
  const means = [k, j].map((axis) => run.tf.mean(v.t, axisOf(v.t, axis), true));
  return rounded(run.tf.sub(run.tf.sub(v.t, means[0]), means[1]), 3 * v.most, 3 * v.error, false);
};
OPS.normalize = (run, [p, k]) => {
  const v = run.find(p, filledRows);
  if (!v) return null;
  const { tf: t } = run;
  const axis = axisOf(v.t, k);
  const y = t.div(v.t, t.add(t.sum(t.square(v.t), axis, true), 1));
  return rounded(y, v.most, v.error * (1 + 2 * v.most ** 2 * v.t.shape[axis]), false);
};
OPS['layer norm'] = (run, [p, k]) => {
  const v = run.find(p, (x) => filledRows(x) && x.error < 1e-4);
  if (!v) return null;
  const { tf: t } = run;
  const { mean, variance } = t.moments(v.t, axisOf(v.t, k), true);
  const y = t.mul(t.sub(v.t, mean), t.rsqrt(t.add(variance, 1)));
  return rounded(y, 2 * v.most, (v.error + EPS * v.most) * (2 + 8 * v.most ** 2), false);
};
OPS['minus its extremes'] = (run, [p, k, j]) => {
  const v = run.find(p, filledRows);
  if (!v) return null;
  const { tf: t } = run;
  const y = t.sub(t.sub(v.t, t.max(v.t, axisOf(v.t, k), true)), t.min(v.t, axisOf(v.t, j), true));
  return rounded(y, 3 * v.most, 3 * v.error, false);
};
OPS.attend = (run, [p]) => {
  const v = run.find(
    p,
    (x) => filledRows(x) && (x.t.rank === 2 || x.t.rank === 3) && x.t.size < 200 && x.most < 8,
  );
  if (!v) return null;
  const { tf: t } = run;
  const n = v.t.shape[v.t.rank - 1];
  const scores = t.mul(t.softmax(t.div(t.matMul(v.t, v.t, false, true), 8)), 1);
  const error = n * v.most * (v.error + EPS * v.most);
  return rounded(t.matMul(scores, v.t), v.most, v.error + 2 * v.most * error, false);
};
OPS.literal = (run, [k]) => ({
  t: run.tf.tensor1d([1, 2, 3, 0.5, -1].slice(0, 1 + (k % 5))),
  most: 3,
  unit: 1,
  error: 0,
  odd: false,
});
OPS.range = (run, [k]) => ({
  t: run.tf.range(0, 1 + (k % 6), 1, k % 2 ? 'int32' : 'float32'),
  most: 6,
  unit: 0,
  error: 0,
  odd: false,
});
OPS.linspace = (run, [k]) => ({
  t: run.tf.linspace(-1, 1, 1 + (k % 6)),
  most: 1,
  unit: null,
  error: EPS,
  odd: false,
});
OPS.eye = (run, [k]) => ({ t: run.tf.eye(1 + (k % 4)), most: 1, unit: 0, error: 0, odd: false });

const dim = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  fc.integer({ min: 0, max: 9 }),
);
const shape = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(dim, { minLength: 2, maxLength: 3 }) },
    fc.array(dim, { maxLength: 4 }),
  )
  .map((s) => (sizeOf(s) > 300 ? s.slice(0, 2) : s));
const input: fc.Arbitrary<Input> = fc.record({
  shape,
  dtype: fc.constantFrom('float32', 'float32', 'float32', 'int32', 'bool'),
  kind: fc.constantFrom('exact', 'exact', 'rounded', 'odd'),
  seed: fc.nat(999),
});
/** Ops that make several kernels of a program, or move what they compute. */
const STRUCTURE =
  /^(sum|mean|max|min|prod|any|argMax|softmax|logSoftmax|matMul|einsum|center|normalize|layer|attend|minus its|transpose|reshape|gather|concat|cumsum|slice|pad|reverse|add|mul|sub|logSumExp)/;
const step: fc.Arbitrary<Step> = fc.record({
  op: fc.oneof(
    fc.constantFrom(...Object.keys(OPS)),
    fc.constantFrom(...Object.keys(OPS).filter((op) => STRUCTURE.test(op))),
  ),
  pick: fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }),
});
export const randomPrograms: fc.Arbitrary<RandomProgram> = fc.record({
  inputs: fc.array(input, { minLength: 1, maxLength: 3 }),
  captured: input,
  steps: fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }),
  outputs: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
});

/** The values of an input. */
export function tensorOf({ shape: dims, dtype, kind, seed }: Input): T {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const values = Array.from({ length: sizeOf(dims) }, () => {
    const x = next() * 4 - 2;
    if (dtype === 'bool') return Number(x > 0);
    if (dtype === 'int32') return Math.round(x * 2);
    if (kind === 'rounded') return Math.fround(x);
    const odd = kind === 'odd' ? Math.floor(next() * 12) : 9;
    return [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0][odd] ?? Math.round(x * 4) / 4;
  });
  return tf.tensor(values, [...dims], dtype);
}

const valOf = ({ dtype, kind }: Input, t: T): Val => {
  const isRounded = dtype === 'float32' && kind === 'rounded';
  const unit = isRounded ? null : dtype === 'float32' ? 2 : 0;
  return { t, most: dtype === 'int32' ? 4 : 2, error: 0, unit, odd: dtype === 'float32' && kind === 'odd' };
};

/** The program's function: of its inputs, with the captured tensor given. `errors` takes the tolerance of each output. */
export const functionOf =
  ({ inputs, captured, steps, outputs }: RandomProgram, outside: T, errors: number[] = [], t: Tf = tf) =>
  (...given: T[]): T[] => {
    const run = new Run(t);
    run.vals.push(...given.map((x, i) => valOf(inputs[i], x)));
    run.vals.push(valOf(captured, outside));
    for (const { op, pick } of steps) {
      const made = OPS[op](run, pick);
      if (made && fits(made) && made.t.size <= LARGEST && made.error < 0.01 && made.t.rank <= 6)
        run.vals.push(made);
    }
    const { vals } = run;
    return [0, ...outputs].map((k) => {
      const v = vals[vals.length - 1 - (k % vals.length)];
      errors.push(v.error);
      return v.t;
    });
  };

/** The program as tfjs code, for people to read. */
export function codeOf(program: RandomProgram): string {
  const names = new Map<unknown, string>();
  const lines: string[] = [];
  const about = (x: T) => `${x.dtype}[${x.shape}]`;
  const show = (x: unknown): string => {
    if (x instanceof tf.Tensor) return names.get(x) ?? 'unknown';
    if (Array.isArray(x)) return `[${x.map(show).join(', ')}]`;
    return x === undefined ? 'undefined' : JSON.stringify(x);
  };
  const name = (x: unknown, prefix = 't') => {
    if (x instanceof tf.Tensor && !names.has(x)) names.set(x, `${prefix}${names.size}`);
  };
  const logged = new Proxy(tf, {
    get(all, key) {
      const f: unknown = Reflect.get(all, key);
      if (typeof f !== 'function') return f;
      return (...args: unknown[]) => {
        let y: unknown;
        try {
          y = (f as (...all: unknown[]) => unknown)(...args);
        } catch (error) {
          lines.push(`  tf.${String(key)}(${args.map(show).join(', ')}) throws`);
          throw error;
        }
        for (const out of [y].flat()) name(out);
        const made = ([y].flat() as T[]).map((out) => `${names.get(out)}: ${about(out)}`);
        lines.push(`  ${made.join(', ')} = tf.${String(key)}(${args.map(show).join(', ')})`);
        return y;
      };
    },
  });
  tf.tidy(() => {
    const inputs = program.inputs.map(tensorOf);
    const outside = tensorOf(program.captured);
    for (const x of inputs) name(x, 'input');
    name(outside, 'captured');
    for (const x of [...inputs, outside]) lines.push(`  ${names.get(x)}: ${about(x)} = [${x.dataSync()}]`);
    try {
      const out = functionOf(program, outside, [], logged)(...inputs);
      lines.push(`  return ${out.map(show).join(', ')}`);
    } catch (error) {
      lines.push(`  ${error}`);
    }
  });
  return lines.join('\n');
}
