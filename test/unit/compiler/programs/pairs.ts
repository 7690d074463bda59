import * as tf from '@tensorflow/tfjs';
import { number } from './unary.js';
import { EPS, isBool, isExact, isFloat, LARGEST, OPS, type T, type Tf, type Val } from './values.js';

const broadcasts = (a: T, b: T) => {
  for (let i = 1; i <= Math.min(a.rank, b.rank); i++) {
    const [p, q] = [a.shape[a.rank - i], b.shape[b.rank - i]];
    if (p !== q && p !== 1 && q !== 1) return false;
  }
  return true;
};
export const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
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
export const multiplied = (x: Val, y: Val) => {
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
export const flag = () => ({ most: 1, unit: 0, error: 0 });
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
