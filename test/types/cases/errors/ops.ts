import {
  add,
  argMax,
  atan2,
  broadcastTo,
  clipByValue,
  concat,
  dot,
  equal,
  expandDims,
  greater,
  matMul,
  mul,
  outer,
  reshape,
  softmax,
  squeeze,
  stack,
  sum,
  type Tensor,
  transpose,
  unstack,
  where,
  zeros,
} from 'axiswise';

const x = zeros([2, 3]);
const y = zeros([4, 5]);
const v = zeros([3]);
const w = zeros([4]);
const images = zeros([32, 224, 224, 3]);

add(x, w); //~ add: shapes [2, 3] and [4] do not broadcast (3 vs 4)
mul(zeros([2, 1, 3]), zeros([4, 2, 2])); //~ mul: shapes [2, 1, 3] and [4, 2, 2] do not broadcast (3 vs 2)
equal(x, w); //~ equal: shapes [2, 3] and [4] do not broadcast (3 vs 4)
atan2(w, x); //~ atan2: shapes [4] and [2, 3] do not broadcast (4 vs 3)
add(zeros([0]), zeros([2])); //~ add: shapes [0] and [2] do not broadcast (0 vs 2)
sum(x, 2); //~ sum: axis 2 is out of range for shape [2, 3] (rank 2)
sum(x, [0, -3]); //~ sum: axis -3 is out of range for shape [2, 3] (rank 2)
sum(x, [0, 0]); //~ sum: axis 0 is given twice in [0, 0]
sum(x, [1, -1], true); //~ sum: axis -1 is given twice in [1, -1]
argMax(x, 2); //~ argMax: axis 2 is out of range for shape [2, 3] (rank 2)
softmax(x, 2); //~ softmax: axis 2 is out of range for shape [2, 3] (rank 2)
matMul(x, y); //~ matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)
matMul(x, x); //~ matMul: inner dimensions differ: [2, 3] x [2, 3] (3 vs 2)
matMul(zeros([8, 2, 3]), zeros([7, 3, 4])); //~ matMul: batch dimensions of [8, 2, 3] and [7, 3, 4] do not broadcast (8 vs 7)
matMul(v, x); //~ matMul: argument 0 must have rank 2 or more, got shape [3]
matMul(x, v); //~ matMul: argument 1 must have rank 2 or more, got shape [3]
matMul(x, zeros([3, 4]), true); //~ matMul: inner dimensions differ: [2, 3] x [3, 4] (2 vs 3)
dot(v, w); //~ dot: inner dimensions differ: [3] . [4] (3 vs 4)
dot(zeros([1, 2, 3]), v); //~ dot: argument 0 must have rank 1 or 2, got shape [1, 2, 3]
outer(v, x); //~ outer: argument 1 must have rank 1, got shape [2, 3]
transpose(x, [0]); //~ transpose: perm [0] has 1 axis but shape [2, 3] has rank 2
transpose(x, [0, 0]); //~ transpose: axis 0 is given twice in [0, 0]
transpose(x, [0, 2]); //~ transpose: axis 2 is out of range for shape [2, 3] (rank 2)
reshape(x, [4, 2]); //~ reshape: cannot reshape [2, 3] (6 elements) into [4, 2] (8 elements)
reshape(x, [4, -1]); //~ reshape: cannot infer -1: [2, 3] (6 elements) is not divisible by [4] (4)
reshape(x, [-1, -1]); //~ reshape: only one -1 is allowed, got [-1, -1]
reshape(x, [-2, 3]); //~ reshape: sizes must be non-negative integers, got -2 in [-2, 3]
reshape(images, [31, -1]); //~ reshape: cannot infer -1: [32, 224, 224, 3] (4816896 elements) is not divisible by [31] (31)
reshape(zeros([0, 3]), [2]); //~ reshape: cannot reshape [0, 3] (0 elements) into [2] (2 elements)
reshape(zeros([0, 3]), [0, -1]); //~ reshape: cannot infer -1: [0, 3] (0 elements) is not divisible by [0] (0)
expandDims(x, 4); //~ expandDims: axis 4 is out of range for shape [2, 3] (rank 2)
squeeze(x, 0); //~ squeeze: axis 0 of shape [2, 3] has size 2, not 1
squeeze(x, 2); //~ squeeze: axis 2 is out of range for shape [2, 3] (rank 2)
squeeze(zeros([1, 1]), [0, -2]); //~ squeeze: axis -2 is given twice in [0, -2]
broadcastTo(x, [3]); //~ broadcastTo: shape [2, 3] does not broadcast to [3]
broadcastTo(x, [2, 4]); //~ broadcastTo: shape [2, 3] does not broadcast to [2, 4]
concat([x, y]); //~ concat: shapes [2, 3] and [4, 5] differ at axis 1 (3 vs 5)
concat([x, v]); //~ concat: shapes [2, 3] and [3] have different ranks
concat([x, x], 2); //~ concat: axis 2 is out of range for shape [2, 3] (rank 2)
concat([]); //~ concat: needs at least one tensor
stack([x, y]); //~ stack: all shapes must be equal, got [2, 3] and [4, 5]
stack([x, x], 3); //~ stack: axis 3 is out of range for shape [2, 3] (rank 2)
stack([]); //~ stack: needs at least one tensor
unstack(x, 2); //~ unstack: axis 2 is out of range for shape [2, 3] (rank 2)
where(greater(x, 0), x, w); //~ where: shapes [2, 3] and [4] do not broadcast (3 vs 4)
where(greater(w, 0), x, x); //~ where: shapes [4] and [2, 3] do not broadcast (4 vs 3)
clipByValue('x', 0, 1); //~ Argument of type 'string' is not assignable to parameter of type 'Operand<Shape, DType>'.
add(x, 'x'); //~ add: argument 1 must be a tensor or a number, got a string

declare const rows: Tensor<[2, 3]>[];
stack(rows, 4); //~ stack: axis 4 is out of range for shape [2, 3] (rank 2)
concat(rows, 2); //~ concat: axis 2 is out of range for shape [2, 3] (rank 2)
