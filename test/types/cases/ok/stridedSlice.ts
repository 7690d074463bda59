import { dims, fn, stridedSlice, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const x = zeros([8, 100, 6]);
declare const named: Tensor<['b', 't', 6]>;
declare const i: number;
declare const some: number[];

is<Tensor<[2, 34, 6]>>()(stridedSlice(x, [1, 0], [7, 100], [3, 3]), true);
is<Tensor<[8, 50, 3]>>()(stridedSlice(x, [-1, -2, 4], [-9, -101, -7], [-1, -2, -2]), true);
is<Tensor<[8, 98, 6]>>()(stridedSlice(x, [0, 2], [0, 0], undefined, 1, 3), true);
is<Tensor<[8, 100]>>()(stridedSlice(x, [0, -1], [0, 0], [1, 1], 0, 0, 1, 0, 2), true);
is<Tensor<[1, 8, 100, 6]>>()(stridedSlice(x, [0], [0], undefined, 0, 0, 0, 1), true);
is<Tensor<[8, 100, 0]>>()(stridedSlice(x, [0, 0, 5], [8, 100, 2]), true);

// Sizes that are not known may be taken whole, dropped, or left unknown.
is<Tensor<['b', 't', 2]>>()(stridedSlice(named, [0, 0, 1], [0, 0, 3], [1, -1, 1], 3, 3), true);
is<Tensor<['b', number, 6]>>()(stridedSlice(named, [0, 1], [0, 0], [1, 1], 1, 3), true);
is<Tensor<['t', 6]>>()(stridedSlice(named, [0], [1], [1], 0, 0, 0, 0, 1), true);
const [b] = dims(named);
is<Tensor<['b', 't', 6]>>()(stridedSlice(named, [0], [b]), true);
is<Tensor<[number, 100, 6]>>()(stridedSlice(x, [i], [8]), true);
is<Tensor<[8, 100, 6]>>()(stridedSlice(x, [i], [8], [1], 1), true);
is<Tensor<[number, number, number]>>()(stridedSlice(x, some, some), true);

const newest = fn((a: Tensor<['t', 'k']>) => stridedSlice(a, [-1], [0], [1], 0, 0, 0, 0, 1));
is<Tensor<[3]>>()(newest(zeros([5, 3])), true);
is<Tensor<[8, 6]>>()(vmap(newest)(x), true);
