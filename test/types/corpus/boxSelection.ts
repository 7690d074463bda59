// Object detection, the last step: overlaps of all pairs of boxes, the best boxes, and what is inside of them.
import {
  add,
  arange,
  cast,
  div,
  expandDims,
  gather,
  greater,
  image,
  max,
  maximum,
  meshgrid,
  minimum,
  mul,
  reshape,
  searchSorted,
  sub,
  sum,
  type Tensor,
  tensor,
  tensorScatterUpdate,
  topk,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

const boxes = tensor([
  [0, 0, 0.5, 0.5],
  [0.05, 0, 0.55, 0.5],
  [0.5, 0.5, 1, 1],
  [0, 0.5, 0.5, 1],
  [0.5, 0.45, 1, 0.95],
]);
const scores = tensor([0.6, 0.9, 0.8, 0.3, 0.7]);

/** How much of two boxes is common to both. */
function overlap(a: Tensor<[4]>, b: Tensor<[4]>): Tensor<[]> {
  const [top, left, bottom, right] = unstack(a);
  const [top2, left2, bottom2, right2] = unstack(b);
  const height = maximum(sub(minimum(bottom, bottom2), maximum(top, top2)), 0);
  const width = maximum(sub(minimum(right, right2), maximum(left, left2)), 0);
  const common = mul(height, width);
  const first = mul(sub(bottom, top), sub(right, left));
  const second = mul(sub(bottom2, top2), sub(right2, left2));
  return div(common, sub(add(first, second), common));
}

const overlaps = vmap(vmap(overlap, [null, 0]), [0, null])(boxes, boxes);
const overlapping = sum(cast(greater(overlaps, 0.5), 'float32'), 1);

const { selectedIndices, validOutputs } = image.nonMaxSuppressionPadded(boxes, scores, 4, 0.5, 0.2, true);
const kept = gather(boxes, selectedIndices);
const keptScores = gather(scores, selectedIndices);
const best = topk(keptScores, 2);
const chosen = gather(kept, best.indices);

const [across, down] = meshgrid(arange(8), arange(8));
const picture = reshape(add(across, mul(down, 8)), [1, 8, 8, 1]);
const crops = image.cropAndResize(picture, chosen, zeros([2], 'int32'), [3, 3]);
const brightest = vmap((crop: Tensor<[3, 3, 1]>) => max(crop))(crops);

const edges = tensor([0, 0.25, 0.5, 0.75, 1]);
const bins = searchSorted(edges, scores);
const histogram = tensorScatterUpdate(zeros([5]), expandDims(bins, 1), scores);
const covered = max(histogram);

export const result =
  validOutputs.dataSync()[0] === 3 &&
  [...overlapping.dataSync()].join() === '2,2,2,1,2' &&
  brightest.size === 2 &&
  covered.dataSync()[0] > 0.5;
