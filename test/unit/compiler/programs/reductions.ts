import { axisOf } from './moves.js';
import { flag, multiplied, sizeOf } from './pairs.js';
import { number } from './unary.js';
import { EPS, isBool, isExact, isFloat, OPS, ranked, rounded, type T, type Tf, type Val } from './values.js';

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
const product = (v: Val, n: number) => {
  const most = Math.max(v.most, 1) ** n;
  if (most > 1e5) return null;
  return {
    most,
    unit: v.unit === null ? null : v.unit * n,
    error: n * most * (v.error + (v.unit === null ? EPS : 0)),
  };
};
reducing('prod', (t, x, a, k) => t.prod(x, a, k), product);
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
OPS.cumsum = (run, [p, k, j]) => {
  const v = run.find(p, (x) => ranked(x) && number(x) && x.t.size > 0);
  if (!v) return null;
  const axis = axisOf(v.t, k);
  const t = run.tf.cumsum(v.t, axis, j % 2 === 0, j % 3 === 0);
  return { ...total(v, v.t.shape[axis]), t, odd: v.odd };
};
OPS.cumprod = (run, [p, k, j]) => {
  const v = run.find(p, (x) => ranked(x) && number(x) && x.t.size > 0);
  const axis = v ? axisOf(v.t, k) : 0;
  const info = v && product(v, v.t.shape[axis]);
  return info && { ...info, t: run.tf.cumprod(v.t, axis, j % 2 === 0, j % 3 === 0), odd: v.odd };
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
  // Products of nothing have elements on the cpu backend of tfjs.
  if (x.size === 0 || !dot(v, v, Math.max(m, n))) return null;
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
