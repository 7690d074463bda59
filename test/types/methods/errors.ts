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
x.unique(2); //~ unique: axis 2 is out of range for shape [2, 3] (rank 2)
x.stridedSlice([0, 0, 0], [1, 1, 1], [1, 1, 1]); //~ stridedSlice: begin has 3 entries but shape [2, 3] has rank 2
const photos = zeros([2, 8, 8, 3]);
photos.conv2d(zeros([3, 3, 2, 4]), 1, 'same'); //~ conv2d: argument 1 of shape [3, 3, 2, 4] takes 2 channels (axis 2) but argument 0 of shape [2, 8, 8, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
photos.maxPool(9, 1, 'valid'); //~ maxPool: a window that spans 9 does not fit axis 1 of shape [2, 8, 8, 3] with padding 0
x.avgPool(1, 1, 'same'); //~ avgPool: argument 0 must have rank 3 or 4, got shape [2, 3]
x.resizeBilinear([2, 2]); //~ resizeBilinear: argument 0 must have rank 3 or 4, got shape [2, 3]
x.fft(); //~ fft: argument 0 must be complex64, got float32; convert it with cast
x.euclideanNorm(2); //~ euclideanNorm: axis 2 is out of range for shape [2, 3] (rank 2)
x.depthToSpace(2, 'NHWC'); //~ depthToSpace: argument 0 must have rank 4, got shape [2, 3]
x.spaceToBatchND([2], [[0, 0]]); //~ spaceToBatchND: axis 1 of shape [2, 3] with paddings [0, 0] is not a multiple of 2
const wrong: Tensor<[7, 7]> = x.add(x); //~ is not assignable to type 'Tensor<[7, 7], "float32">'.
wrong.square();
x.concat(zeros([2, 4])); //~ concat: shapes [2, 3] and [2, 4] differ at axis 1 (3 vs 4)
x.stack([x, zeros([3])]); //~ stack: all shapes must be equal, got [2, 3] and [3]
x.where(x, 0); //~ where: argument 0 must be bool, got float32; convert it with cast
x.where(x.greater(0), zeros([4])); //~ where: shapes [2, 3] and [4] do not broadcast (3 vs 4)
x.oneHot(3); //~ oneHot: argument 0 must be int32, got float32; convert it with cast
zeros([2], 'int32').oneHot(0); //~ oneHot: depth must be a positive integer, got 0
x.unsortedSegmentSum(zeros([3], 'int32'), 2); //~ unsortedSegmentSum: shape [2, 3] needs 2 segment ids, got 3
