import {
  avgPool,
  avgPool3d,
  conv2d,
  dilation2d,
  fn,
  grad,
  maxPool,
  maxPool3d,
  maxPoolWithArgmax,
  pool,
  type Shape,
  sum,
  type Tensor,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x = zeros([1, 28, 28, 3]);
const w = zeros([3, 3, 3, 8]);
declare const named: Tensor<['n', 'h', 'w', 'c']>;
declare const filter: Tensor<[3, 3, 'c', 'k']>;
declare const declaredWindow: Tensor<[4, 5, 'c']>;
declare const loose: Tensor<[number, number, 28, 3]>;
declare const unknown: Tensor<Shape>;
declare const stride: number;
declare const pad: 'same' | 'valid';

is<Tensor<[1, 28, 28, 8]>>()(conv2d(x, w, 1, 'same'), true);
is<Tensor<[1, 14, 14, 8]>>()(conv2d(x, w, 2, 'same'), true);
is<Tensor<[1, 13, 26, 8]>>()(conv2d(x, w, [2, 1], 'valid'), true);
is<Tensor<[1, 28, 24, 8]>>()(
  conv2d(
    x,
    w,
    1,
    [
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
    ],
    'NHWC',
    [1, 2],
  ),
  true,
);
is<Tensor<[1, 15, 15, 8]>>()(conv2d(x, w, 2, 1, 'NHWC', 1, 'ceil'), true);
is<Tensor<[28, 28, 8]>>()(conv2d(zeros([28, 28, 3]), w, 1, 'same'), true);
is<Tensor<[2, 8, 9, 7]>>()(conv2d(zeros([2, 3, 9, 7]), w, 1, 1, 'NCHW'), true);
is<Tensor<[1, 28, 28, 8]>>()(conv2d(zeros([1, 28, 28, 3], 'int32'), w, 1, 'same'), true);

// names stay where the size does
is<Tensor<['n', 'h', 'w', 'k']>>()(conv2d(named, filter, 1, 'same'), true);
is<Tensor<['n', 'h', 'w', 'k']>>()(conv2d(named, filter, 1, 1), true);
is<Tensor<['n', 'h+2', 'w+2', 'k']>>()(conv2d(named, filter, 1, 2), true);
is<Tensor<['n', 'h-2', 'w-2', 'k']>>()(conv2d(named, filter, 1, 'valid'), true);
is<Tensor<['n', 'h-4', 'w-2', 'k']>>()(conv2d(named, filter, 1, 'valid', 'NHWC', [2, 1]), true);
is<Tensor<['n', 'h-2', 'w-3', 'c']>>()(maxPool(named, [3, 4], 1, 'valid'), true);
is<Tensor<['n', 'h-3', 'w-4', 'c']>>()(dilation2d(named, declaredWindow, 1, 'valid'), true);
is<Tensor<['n', 'h-3', 'w-3', 'c']>>()(avgPool(avgPool(named, 3, 1, 'valid'), 2, 1, 0), true);
is<Tensor<['n', 'h', 'w', 'c']>>()(avgPool(avgPool(named, 3, 1, 'valid'), 3, 1, 2), true);
is<Tensor<['n', number, number, 'k']>>()(conv2d(named, filter, 2, 'valid'), true);
const blur = fn((x: Tensor<['h', 'w', 1]>) => avgPool(x, 3, 1, 'valid'));
is<Tensor<[26, 30, 1]>>()(blur(zeros([28, 32, 1])), true);
is<Tensor<[7, 26, 30, 1]>>()(vmap(blur)(zeros([7, 28, 32, 1])), true);
is<Tensor<[1, 26, 26, 3]>>()(dilation2d(x, zeros([3, 3, 3]), 1, 'valid'), true);

is<Tensor<[1, 14, 14, 3]>>()(maxPool(x, 2, 2, 'valid'), true);
is<Tensor<[1, 28, 9, 3]>>()(avgPool(x, [1, 3], [1, 3], 'valid'), true);
is<Tensor<[4, 4, 4, 1]>>()(maxPool3d(zeros([8, 8, 8, 1]), 2, 2, 'same'), true);
is<Tensor<[7, 8, 8, 1]>>()(avgPool3d(zeros([8, 8, 8, 1]), [2, 1, 1], 1, 0), true);
is<Tensor<[1, 26, 28, 3]>>()(pool(x, [2, 1], 'avg', 'valid', [2, 1]), true);
is<Tensor<[1, 14, 14, 3], 'int32'>>()(maxPoolWithArgmax(x, 2, 2, 'same').indexes, true);

// under transforms
is<Tensor<[5, 28, 28, 8]>>()(
  vmap((image: Tensor<[28, 28, 3]>) => conv2d(image, w, 1, 'same'))(zeros([5, 28, 28, 3])),
  true,
);
is<Tensor<[3, 3, 3, 8]>>()(
  grad((filter: Tensor<[3, 3, 3, 8]>) => sum(conv2d(x, filter, 1, 'same')))(w),
  true,
);
is<Tensor<[5, 1, 28, 28, 8]>>()(
  vmap(conv2d, [0, null, null, null])(zeros([5, 1, 28, 28, 3]), w, 1, 'same'),
  true,
);
