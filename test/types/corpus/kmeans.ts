// k-means clustering of points in the plane: distances by vectorize, new centres by a product.
import {
  add,
  arange,
  argMin,
  cast,
  div,
  equal,
  expandDims,
  matMul,
  maximum,
  mul,
  reshape,
  sin,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
  vectorize,
} from 'axiswise';

const offsets = tensor([
  [0, 0],
  [5, 5],
  [0, 6],
]);
const wiggle = reshape(sin(mul(arange(60), 3.7)), [10, 3, 2]);
const clouds = add(wiggle, offsets);
const points = reshape(clouds, [30, 2]);

const squaredDistance = (a: Tensor<['d']>, b: Tensor<['d']>) => sum(square(sub(a, b)));
const distances = vectorize(squaredDistance, { signature: '(d),(d)->()' });

function assign(centres: Tensor<[3, 2]>): Tensor<[30], 'int32'> {
  const table = distances(expandDims(points, 1), centres);
  return argMin(table, 1);
}

function centresOf(clusters: Tensor<[30], 'int32'>): Tensor<[3, 2]> {
  const chosen = equal(expandDims(clusters, 1), arange(0, 3, 1, 'int32'));
  const members = cast(chosen, 'float32');
  const sums = matMul(transpose(members), points);
  const counts = maximum(sum(members, 0), 1);
  return div(sums, expandDims(counts, 1));
}

let centres: Tensor<[3, 2]> = tensor([
  [1, 1],
  [4, 4],
  [1, 4],
]);
for (let i = 0; i < 10; i++) centres = centresOf(assign(centres));

const clusters = assign(centres);
const error = sum(square(sub(centres, offsets)));
export const result = error.dataSync()[0] < 0.5 && [...clusters.dataSync()].slice(0, 3).join() === '0,1,2';
