// A data pipeline: records are cleaned, normalized, augmented and batched, with lambdas that take their types from the data.
import {
  add,
  arange,
  asShape,
  broadcastTo,
  cast,
  concat,
  dims,
  div,
  equal,
  evalShape,
  expandDims,
  floor,
  isNaN as isMissing,
  less,
  logicalOr,
  max,
  maximum,
  mean,
  min,
  mod,
  mul,
  reshape,
  sin,
  sqrt,
  square,
  stack,
  sub,
  sum,
  tensor,
  unstack,
  vmap,
  where,
} from 'axiswise';

const RECORDS = 24;
const indices = arange(RECORDS);
const raw = mul(sin(mul(arange(96), 1.7)), 10);
const measured = where(equal(mod(arange(96), 17), 3), Number.NaN, raw);
const records = reshape(measured, [RECORDS, 4]);

/** Missing values become the mean of those that are there. */
const missing = isMissing(records);
const present = where(missing, 0, records);
const counts = sub(RECORDS, sum(cast(missing, 'float32'), 0));
const averages = div(sum(present, 0), counts);
const cleaned = vmap.overAxes([0, 0, null])(records, missing, averages)((row, gaps, average) =>
  where(gaps, average, row),
);

/** Columns to mean 0 and deviation 1: lambdas see one column. */
const normalized = vmap.call(
  (column) => {
    const centred = sub(column, mean(column));
    return div(centred, sqrt(mean(square(centred))));
  },
  [cleaned],
  [1],
  1,
);
const bounded = vmap.call(
  (row, low, high) => where(logicalOr(less(row, low), less(high, row)), maximum(row, low), row),
  [normalized, tensor(-3), tensor(3)],
  [0, null, null],
);

/** Each record with its mirror image; labels go along. */
const labels = cast(mod(floor(div(indices, 3)), 2), 'int32');
const augmented = vmap.over(
  bounded,
  labels,
)((row, label) => ({
  features: stack([row, mul(row, -1)]),
  labels: broadcastTo(expandDims(label), [2]),
}));
const features = reshape(augmented.features, [-1, 4]);
const classes = reshape(augmented.labels, [-1]);

const batches = unstack(reshape(features, [6, 8, 4]));
const classBatches = unstack(reshape(classes, [6, 8]));
const means = batches.map((batch) => mean(batch, 0));
const again = concat(batches);
const first = asShape(batches[0], ['batch', 4]);
const [size, width] = dims(first);
const grid = reshape(first, [size, 2, 2]);
const plan = evalShape((x: typeof again) => max(x, 1), again);
const extremes = add(max(again), min(again));
const total = sum(stack([means[0], means[1]]), 0);
export const result =
  Math.abs(extremes.dataSync()[0]) < 1e-5 &&
  Math.abs(sum(total).dataSync()[0]) < 1e-4 &&
  size === 8 &&
  width === 4 &&
  grid.size === 32 &&
  plan.shape[0] === 48 &&
  classBatches.every((batch) => batch.dtype === 'int32');
