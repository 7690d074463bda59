import {
  bincount,
  booleanMaskAsync,
  denseBincount,
  inTopKAsync,
  lowerBound,
  ones,
  scatterND,
  searchSorted,
  setdiff1dAsync,
  sparseToDense,
  tensorScatterUpdate,
  unique,
  vmap,
  whereAsync,
  zeros,
} from 'axiswise';

const at = zeros([4, 3], 'int32');
const x = zeros([2, 2]);

scatterND(at, zeros([4]), [2, 2]); //~ scatterND: indices of shape [4, 3] name 3 axes but shape [2, 2] has rank 2
scatterND(at, zeros([4]), [2, 2, 2, 5]); //~ scatterND: argument 1 must have shape [4, 5], got shape [4]
scatterND(at, zeros([4]), [2, 2, -2]); //~ scatterND: sizes must be non-negative integers, got -2 in [2, 2, -2]
scatterND(x, zeros([2]), [2, 2]); //~ scatterND: argument 0 must be int32, got float32; convert it with cast
tensorScatterUpdate(x, zeros([4, 1], 'int32'), zeros([4])); //~ tensorScatterUpdate: argument 2 must have shape [4, 2], got shape [4]
tensorScatterUpdate(x, at, ones([4], 'int32')); //~ tensorScatterUpdate: argument 2 must be float32, got int32; convert it with cast
sparseToDense(at, zeros([2]), [2]); //~ sparseToDense: indices of shape [4, 3] name 3 axes but shape [2] has rank 1
searchSorted(zeros([2, 5]), zeros([3])); //~ searchSorted: argument 1 must have shape [2, ?], got shape [3]
lowerBound(zeros([]), zeros([3])); //~ lowerBound: argument 0 must have rank 1 or more, got shape []
bincount(zeros([3], 'int32'), zeros([2]), 5); //~ bincount: argument 1 must have shape [3] or [0], got shape [2]
bincount(zeros([3], 'int32'), zeros([0]), -5); //~ bincount: size must be a non-negative integer, got -5
denseBincount(zeros([3, 2, 1], 'int32'), zeros([0]), 5); //~ denseBincount: argument 0 must have rank 1 or 2, got shape [3, 2, 1]
unique(x, 2); //~ unique: axis 2 is out of range for shape [2, 2] (rank 2)
unique(zeros([])); //~ unique: argument 0 must have rank 1 or more, got shape []
whereAsync(x); //~ whereAsync: argument 0 must be bool, got float32; convert it with cast
booleanMaskAsync(x, ones([3], 'bool')); //~ booleanMaskAsync: argument 1 must have shape [2], got shape [3]
booleanMaskAsync(x, ones([2, 2], 'bool'), 1); //~ booleanMaskAsync: argument 1 must have rank 1, got shape [2, 2]
setdiff1dAsync(zeros([3]), zeros([3], 'int32')); //~ setdiff1dAsync: argument 1 must be float32, got int32; convert it with cast
inTopKAsync(x, zeros([3])); //~ inTopKAsync: argument 1 must have shape [2], got shape [3]
inTopKAsync(x, zeros([2]), 3); //~ inTopKAsync: k must be an integer from 1 to 2, got 3
vmap(searchSorted)(zeros([7, 2, 5]), zeros([7, 3])); //~ vmap: per-example searchSorted: argument 1 must have shape [2, ?], got shape [3]
