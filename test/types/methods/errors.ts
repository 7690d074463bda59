import 'axiswise/methods';
import { type Tensor, zeros } from 'axiswise';

const x = zeros([2, 3]);
x.sum(2); //~ sum: axis 2 is out of range for shape [2, 3] (rank 2)
x.matMul(zeros([4, 5])); //~ matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)
x.add(zeros([4])); //~ add: shapes [2, 3] and [4] do not broadcast (3 vs 4)
x.reshape([4]); //~ reshape: cannot reshape [2, 3] (6 elements) into [4] (4 elements)
x.transpose([0, 0]); //~ transpose: axis 0 is given twice in [0, 0]
x.squeeze([0]); //~ squeeze: axis 0 of shape [2, 3] has size 2, not 1
x.as2D(4, 2); //~ reshape: cannot reshape [2, 3] (6 elements) into [4, 2] (8 elements)
const photos = zeros([2, 8, 8, 3]);
photos.conv2d(zeros([3, 3, 2, 4]), 1, 'same'); //~ conv2d: argument 1 of shape [3, 3, 2, 4] takes 2 channels (axis 2) but argument 0 of shape [2, 8, 8, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
photos.maxPool(9, 1, 'valid'); //~ maxPool: a window that spans 9 does not fit axis 1 of shape [2, 8, 8, 3] with padding 0
x.avgPool(1, 1, 'same'); //~ avgPool: argument 0 must have rank 3 or 4, got shape [2, 3]
const wrong: Tensor<[7, 7]> = x.add(x); //~ is not assignable to type 'Tensor<[7, 7], "float32">'.
wrong.square();
