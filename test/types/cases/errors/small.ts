import {
  addN,
  arange,
  basicLSTMCell,
  batchNorm2d,
  batchNorm3d,
  bitwiseAnd,
  broadcastArgs,
  buffer,
  concat1d,
  concat2d,
  ensureShape,
  euclideanNorm,
  movingAverage,
  multiRNNCell,
  range,
  type Tensor,
  tensor1d,
  tensor2d,
  tensor3d,
  variable,
  vmap,
  zeros,
} from 'axiswise';

const x = zeros([2, 3]);
const i = zeros([3], 'int32');

arange(0, 4, 0); //~ arange: step must be a number other than 0, got 0
range(0, 4, 0); //~ range: step must be a number other than 0, got 0
tensor1d([[1]]); //~ tensor1d: argument 0 must have rank 1, got shape [1, 1]
tensor2d([1, 2]); //~ tensor2d: argument 0 must have rank 2, got shape [2]
tensor2d([[1], [1, 2]]); //~ tensor: nested arrays must be rectangular, got entries of shapes [1] and [2]
tensor3d([[1, 2]], [1, 1, 2]); //~ tensor3d: argument 0 must have rank 1 or 3, got shape [1, 2]
tensor2d([1, 2], [-1, 2]); //~ tensor2d: sizes must be non-negative integers, got -1 in [-1, 2]
buffer([2.5]); //~ buffer: sizes must be non-negative integers, got 2.5 in [2.5]
variable(x).assign(zeros([3])); //~ assign: shapes [2, 3] and [3] must be equal
variable(x).assign(zeros([2, 3], 'int32')); //~ assign: argument 0 must be float32, got int32; convert it with cast

addN([x, zeros([3])]); //~ addN: shapes [2, 3] and [3] must be equal
addN([zeros([2], 'bool')]); //~ addN: argument 0 must be float32 or int32, got bool; convert it with cast
bitwiseAnd(i, zeros([2], 'int32')); //~ bitwiseAnd: shapes [3] and [2] must be equal
bitwiseAnd(zeros([2]), i); //~ bitwiseAnd: argument 0 must be int32, got float32; convert it with cast
broadcastArgs(i, zeros([2, 2], 'int32')); //~ broadcastArgs: argument 1 must have rank 1, got shape [2, 2]
ensureShape(x, [null, 4]); //~ ensureShape: expected shape [?, 4], got [2, 3]
ensureShape(x, [2]); //~ ensureShape: expected shape [2], got [2, 3]
movingAverage(x, zeros([2]), 0.9, 1); //~ movingAverage: shapes [2, 3] and [2] must be equal
concat1d([zeros([2]), x]); //~ concat1d: argument 1 must have rank 1, got shape [2, 3]
concat2d([x, zeros([2, 4])], 0); //~ concat: shapes [2, 3] and [2, 4] differ at axis 1 (3 vs 4)
vmap(bitwiseAnd)(i, zeros([3, 2], 'int32')); //~ vmap: per-example bitwiseAnd: shapes [] and [2] must be equal

const [data, c] = [zeros([4, 3]), zeros([4, 2])];
basicLSTMCell(1, zeros([6, 8]), zeros([8]), data, c, c); //~ basicLSTMCell: argument 1 must have shape [5, 8], got shape [6, 8]
basicLSTMCell(1, zeros([5, 8]), zeros([4]), data, c, c); //~ basicLSTMCell: argument 2 must have shape [8], got shape [4]
basicLSTMCell(1, zeros([5, 8]), zeros([8]), data, zeros([3, 2]), c); //~ basicLSTMCell: argument 4 must have shape [4, 2], got shape [3, 2]
basicLSTMCell(1, zeros([5, 8]), zeros([8]), data, c, zeros([2])); //~ basicLSTMCell: argument 5 must have rank 2, got shape [2]
basicLSTMCell(1, zeros([5, 8]), zeros([8], 'string'), data, c, c); //~ basicLSTMCell: argument 2 must be float32, got string; convert it with cast
declare const cell: (a: Tensor, b: Tensor, d: Tensor) => [Tensor, Tensor];
multiRNNCell([cell], x, [], [x]); //~ multiRNNCell: c must be an array of length 1, as that of the cells, got an array of length 0

euclideanNorm(x, 2); //~ euclideanNorm: axis 2 is out of range for shape [2, 3] (rank 2)
batchNorm3d(x, 0, 1); //~ batchNorm3d: argument 0 must have rank 3, got shape [2, 3]
batchNorm2d(x, zeros([2]), 1); //~ batchNorm: argument 1 of shape [2] does not broadcast to [2, 3]
vmap(batchNorm2d, [0, null, null])(x, 0, 1); //~ vmap: per-example batchNorm2d: argument 0 must have rank 2, got shape [3]
