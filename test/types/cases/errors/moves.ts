import {
  gather,
  mirrorPad,
  pad,
  pad1d,
  pad2d,
  reverse,
  reverse1d,
  slice,
  slice1d,
  slice2d,
  split,
  type Tensor,
  tile,
  vmap,
  zeros,
} from 'axiswise';

const x = zeros([4, 6]);
const at = zeros([2, 3], 'int32');
declare const named: Tensor<['n', 3]>;
declare const negative: [[1, 1], [-1, 0]];

slice(x, 5); //~ slice: begin 5 and size -1 do not fit axis 0 of shape [4, 6]
slice(x, [0, 3], [1, 4]); //~ slice: begin 3 and size 4 do not fit axis 1 of shape [4, 6]
slice(x, -1, 2); //~ slice: begin -1 and size 2 do not fit axis 0 of shape [4, 6]
slice(named, [0, 1], [1, 3]); //~ slice: begin 1 and size 3 do not fit axis 1 of shape [n, 3]
slice(x, [0, 0, 0]); //~ slice: begin has 3 entries but shape [4, 6] has rank 2
slice(x, 0, [1, 1, 1]); //~ slice: size has 3 entries but shape [4, 6] has rank 2
slice(zeros([]), 0); //~ slice: argument 0 must have rank 1 or more, got shape []
slice1d(x, 0, 1); //~ slice1d: argument 0 must have rank 1, got shape [4, 6]
slice2d(x, [4, 0], [1, 1]); //~ slice2d: begin 4 and size 1 do not fit axis 0 of shape [4, 6]
gather(x, at, 2); //~ gather: axis 2 is out of range for shape [4, 6] (rank 2)
gather(x, zeros([2])); //~ gather: argument 1 must be int32, got float32; convert it with cast
gather(x, at, 1, 1); //~ gather: shapes [4, 6] and [2, 3] differ at batch axis 0 (4 vs 2)
gather(x, at, 0, 1); //~ gather: batchDims 1 is out of range for axis 0 of shape [4, 6] and indices of shape [2, 3]
pad(x, [[1, 1]]); //~ pad: paddings has 1 entry but shape [4, 6] has rank 2
pad(x, negative); //~ pad: paddings[1] must be two non-negative integers, got [-1, 0]
pad1d(x, [1, 1]); //~ pad1d: argument 0 must have rank 1, got shape [4, 6]
pad2d(zeros([3]), negative); //~ pad2d: argument 0 must have rank 2, got shape [3]
mirrorPad(zeros([3]), [[3, 0]], 'reflect'); //~ mirrorPad: paddings[0] must be two integers from 0 to 2, got [3, 0]
mirrorPad(zeros([3]), [[3, 4]], 'symmetric'); //~ mirrorPad: paddings[0] must be two integers from 0 to 3, got [3, 4]
tile(x, [2]); //~ tile: reps has 1 entry but shape [4, 6] has rank 2
tile(x, [2, -1]); //~ tile: reps must be non-negative integers, got [2, -1]
split(x, 3); //~ split: axis 0 of shape [4, 6] does not split into 3 equal parts
split(x, [1, 2], -1); //~ split: sizes [1, 2] do not fill axis -1 of shape [4, 6]
split(x, [7, -1], 1); //~ split: sizes [7, -1] do not fill axis 1 of shape [4, 6]
split(x, [-1, -1]); //~ split: numOrSizeSplits must be sizes with at most one -1, got [-1, -1]
split(x, 0); //~ split: numOrSizeSplits must be a positive integer or sizes, got 0
split(x, 2, 2); //~ split: axis 2 is out of range for shape [4, 6] (rank 2)
reverse(x, [0, -2]); //~ reverse: axis -2 is given twice in [0, -2]
reverse(x, 2); //~ reverse: axis 2 is out of range for shape [4, 6] (rank 2)
reverse1d(x); //~ reverse1d: argument 0 must have rank 1, got shape [4, 6]
vmap(gather)(x, zeros([4, 2])); //~ vmap: per-example gather: argument 1 must be int32, got float32; convert it with cast
vmap.over(x)((row) => slice(row, 7)); //~ slice: begin 7 and size -1 do not fit axis 0 of shape [6]
