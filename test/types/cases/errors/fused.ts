import { fused, localResponseNormalization, zeros } from 'axiswise';

const [x, a] = [zeros([1, 5, 5, 3]), zeros([2, 3])];
fused.matMul({ a, b: zeros([3, 5]), bias: zeros([4]) }); //~ fused.matMul: bias must be of a shape that broadcasts to [2, 5], got [4]
fused.matMul({ a, b: zeros([4, 5]) }); //~ matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)
fused.conv2d({ x, filter: zeros([3, 3, 4, 8]), strides: 1, pad: 'same' }); //~ conv2d: argument 1 of shape [3, 3, 4, 8] takes 4 channels (axis 2) but argument 0 of shape [1, 5, 5, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
fused.conv2d({ x, filter: zeros([7, 7, 3, 8]), strides: 1, pad: 'valid' }); //~ conv2d: a window that spans 7 does not fit axis 1 of shape [1, 5, 5, 3] with padding 0
localResponseNormalization(zeros([4])); //~ localResponseNormalization: argument 0 must have rank 3 or 4, got shape [4]
