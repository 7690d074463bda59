import { axisOf } from './moves.js';
import { EPS, isFloat, OPS, ranked, rounded, type Val } from './values.js';

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
