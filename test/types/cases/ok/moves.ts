import {
  cast,
  dims,
  fn,
  gather,
  mirrorPad,
  pad,
  pad1d,
  pad2d,
  reverse,
  reverse2d,
  slice,
  slice1d,
  slice2d,
  split,
  type Tensor,
  tile,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x = zeros([4, 6]);
const v = zeros([5]);
const at = zeros([2, 3], 'int32');
declare const some: Tensor<[number, 3]>;
declare const count: number;
declare const counts: number[];
declare const named: Tensor<['n', 3]>;

is<Tensor<[2, 6]>>()(slice(x, 2), true);
is<Tensor<[2, 1]>>()(slice(x, [1, 5], [2, 1]), true);
is<Tensor<[3, 6]>>()(slice(x, [1], [-1]), true);
is<Tensor<[4, 2]>>()(slice(x, [0, 4]), true);
is<Tensor<[0, 6], 'int32'>>()(slice(zeros([4, 6], 'int32'), 4), true);
is<Tensor<[number, 2]>>()(slice(some, [1, 1]), true);
is<Tensor<[2, 3]>>()(slice(some, [1, 0], [2, 3]), true);
is<Tensor<[number, number]>>()(slice(x, counts), true);
is<Tensor<[2, 6]>>()(slice(x, count, 2), true);
is<Tensor<['n', 2]>>()(slice(named, [0, 1]), true);
is<Tensor<['n-1', 3]>>()(slice(named, 1), true);
is<Tensor<[2]>>()(slice1d(v, 3, 2), true);
is<Tensor<[2, 3]>>()(slice2d(x, [1, 3], [2, 3]), true);

is<Tensor<[2, 3, 6]>>()(gather(x, at), true);
is<Tensor<[4, 2, 3]>>()(gather(x, at, 1), true);
is<Tensor<[4]>>()(gather(x, 2, -1), true);
is<Tensor<[2, 3, 7]>>()(gather(zeros([2, 5, 7]), at, 1, 1), true);
is<Tensor<[2, 5, 3]>>()(gather(zeros([2, 5, 7]), at, -1, -1), true);
is<Tensor<['n', 2, 3]>>()(gather(named, at, 1), true);

is<Tensor<[5, 9]>>()(
  pad(x, [
    [0, 1],
    [1, 2],
  ]),
  true,
);
is<Tensor<['n+3', 3]>>()(
  pad(
    named,
    [
      [1, 2],
      [0, 0],
    ],
    1,
  ),
  true,
);
is<Tensor<[number, 4]>>()(
  pad(some, [
    [1, 2],
    [0, 1],
  ]),
  true,
);
is<Tensor<[number, 8]>>()(
  pad(x, [
    [count, 2],
    [1, 1],
  ]),
  true,
);
is<Tensor<[6]>>()(pad1d(v, [1, 0]), true);
is<Tensor<[6, 6], 'bool'>>()(
  pad2d(zeros([4, 6], 'bool'), [
    [1, 1],
    [0, 0],
  ]),
  true,
);
is<Tensor<[13]>>()(mirrorPad(v, [[4, 4]], 'reflect'), true);
is<Tensor<[15]>>()(mirrorPad(v, [[5, 5]], 'symmetric'), true);

is<Tensor<[8, 6]>>()(tile(x, [2, 1]), true);
is<Tensor<['2*n', 3]>>()(tile(named, [2, 1]), true);
is<Tensor<[number, 6]>>()(tile(some, [1, 2]), true);
is<Tensor<[4, 6]>>()(reverse(x, [0, 1]), true);
is<Tensor<['n', 3]>>()(reverse2d(named), true);

is<[Tensor<[2, 6]>, Tensor<[2, 6]>]>()(split(x, 2), true);
is<[Tensor<[4, 1]>, Tensor<[4, 5]>]>()(split(x, [1, -1], 1), true);
is<Tensor<[number, 6]>[]>()(split(x, count), true);
is<[Tensor<[number, 3]>, Tensor<[number, 3]>]>()(split(named, 2), true);
is<[Tensor<[2, 3]>, Tensor<['n-2', 3]>]>()(split(named, [2, -1]), true);

// under transforms
is<Tensor<[4, 3, 2]>>()(vmap(gather)(zeros([4, 6, 2]), zeros([4, 3], 'int32')), true);
is<Tensor<[4, 6]>>()(vmap(reverse)(x), true);
is<Tensor<[4, 3]>>()(
  vmap.over(x)((row) => slice(row, 1, 3)),
  true,
);
is<Tensor<[4, 8]>>()(vmap((row: Tensor<['k']>) => pad(row, [[1, 1]]))(x), true);
is<Tensor<[4, 12]>>()(vmap((row: Tensor<['k']>) => tile(row, [2]))(x), true);
is<Tensor<[5]>>()(
  vectorize((a) => slice(a, 0, 1), { signature: '(n)->(k)' })(v) as unknown as Tensor<[5]>,
  true,
);
const halves = fn((a: Tensor<['n']>) => {
  const [n] = dims(a);
  is<Tensor<['n', 3]>>()(slice(zeros([n, 6]), [0, 2], [n, 3]), true);
  return reverse(a);
});
is<Tensor<[5]>>()(halves(v), true);
is<Tensor<[2, 3, 6], 'int32'>>()(gather(cast(x, 'int32'), at), true);
