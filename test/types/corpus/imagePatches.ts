// Blurred images of any size, looked up and summed along an axis that is chosen late, with gradients beside statistics.
import {
  avgPool,
  cast,
  concat,
  fn,
  gather,
  grad,
  mul,
  ones,
  reshape,
  split,
  squeeze,
  sum,
  type Tensor,
  tensor,
  unstack,
  vectorize,
  vmap,
} from 'axiswise';

const photo = mul(ones([6, 8, 1]), 2);
const blur = fn((image: Tensor<['h', 'w', 1]>) => avgPool(image, 3, 1, 'valid'));
const blurred = blur(photo);
const batch = vmap(blur)(reshape(concat([photo, photo]), [2, 6, 8, 1]));

const positions = tensor([0, 1, 2], [3], 'int32');
const axis: number = [0, 1].indexOf(1);
const sums = sum(blurred, axis);
const kept = sum(blurred, axis, true);
const flat = squeeze(kept, axis);
const wide = concat([photo, photo], axis);
const columns = unstack(photo, axis);
const halves = split(photo, 2, axis);
const some = gather(photo, positions, axis);

const weigh = vectorize((window: Tensor<[4]>) => sum(window), { signature: '(k)->()' });
const weighed = weigh(ones([5, 4]));
const look = vectorize((i: Tensor<[], 'int32'>) => mul(cast(i, 'float32'), 2), { signature: '()->()' });
const looked = look(positions);

const [gradient, aux] = grad((x: Tensor<['n']>) => [sum(mul(x, x)), { twice: mul(x, 2) }], { hasAux: true })(
  ones([3]),
);
const [total, same] = vmap((x: Tensor<['n']>) => [sum(x), x])(ones([2, 3]));
export const result =
  blurred.shape.join() === '4,6,1' &&
  batch.shape.join() === '2,4,6,1' &&
  sums.rank === flat.rank &&
  wide.shape[1] === 16 &&
  columns.length === 8 &&
  halves.length === 2 &&
  some.shape[1] === 3 &&
  weighed.dataSync()[0] === 4 &&
  looked.dataSync()[2] === 4 &&
  gradient.dataSync()[0] === aux.twice.dataSync()[0] &&
  total.dataSync()[0] === same.size / 2;
