// Contrastive losses over a batch of pairs: InfoNCE from all similarities, and the hardest triplets.
import {
  add,
  arange,
  argMax,
  cast,
  div,
  dot,
  equal,
  expandDims,
  eye,
  fn,
  grad,
  logSoftmax,
  max,
  maximum,
  mean,
  mul,
  neg,
  reshape,
  sin,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  transpose,
  vectorize,
  vmap,
  where,
} from 'axiswise';

const TEMPERATURE = 0.5;

const unit = fn((v: Tensor<['d']>) => div(v, sqrt(add(sum(square(v)), 1e-9))));
const cosine = (a: Tensor<['d']>, b: Tensor<['d']>) => dot(unit(a), unit(b));
const similarities = vectorize(cosine, { signature: '(d),(d)->()' });

function table(left: Tensor<[8, 5]>, right: Tensor<[8, 5]>): Tensor<[8, 8]> {
  return similarities(expandDims(left, 1), right);
}

/** Every row should prefer its own column, and every column its own row. */
function infoNce(left: Tensor<[8, 5]>, right: Tensor<[8, 5]>): Tensor<[]> {
  const logits = div(table(left, right), TEMPERATURE);
  const rows = logSoftmax(logits);
  const columns = transpose(logSoftmax(transpose(logits)));
  const own = mul(add(rows, columns), eye(8));
  return div(neg(sum(own)), 16);
}

/** The margin by which the own pair is better than the best of the others. */
function triplet(left: Tensor<[8, 5]>, right: Tensor<[8, 5]>): Tensor<[]> {
  const all = table(left, right);
  const same = cast(eye(8), 'bool');
  const own = sum(where(same, all, 0), 1);
  const hardest = max(where(same, -1, all), 1);
  const margins = maximum(add(sub(hardest, own), 0.2), 0);
  return mean(margins);
}

const views = reshape(sin(mul(square(arange(40)), 0.61)), [8, 5]);
const noise = reshape(sin(mul(arange(40), 4.3)), [8, 5]);
const start = add(mul(views, 0.3), noise);

let learned: Tensor<[8, 5]> = start;
for (let i = 0; i < 30; i++) {
  const slope = grad(infoNce)(learned, views);
  learned = sub(learned, mul(slope, 5));
}

const before = infoNce(start, views);
const after = infoNce(learned, views);
const margins = [triplet(start, views), triplet(learned, views)].map((value) => value.dataSync()[0]);
const matches = argMax(table(learned, views), 1);
const right = equal(matches, arange(0, 8, 1, 'int32'));
const accuracy = mean(cast(right, 'float32'));
const units = vmap(unit)(learned);
const both = grad(triplet, { argnums: [0, -1] })(learned, views);
export const result =
  after.dataSync()[0] < before.dataSync()[0] &&
  margins[1] < margins[0] &&
  accuracy.dataSync()[0] === 1 &&
  units.size === both[1].size;
