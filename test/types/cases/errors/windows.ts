import {
  avgPool,
  conv1d,
  conv2d,
  conv2dTranspose,
  conv3d,
  depthwiseConv2d,
  dilation2d,
  maxPool,
  maxPool3d,
  maxPoolWithArgmax,
  pool,
  separableConv2d,
  vmap,
  zeros,
} from 'axiswise';

const x = zeros([1, 8, 8, 3]);
const w = zeros([3, 3, 3, 4]);
const odd = zeros([3, 3, 5, 4]);

conv2d(x, odd, 1, 'same'); //~ conv2d: argument 1 of shape [3, 3, 5, 4] takes 5 channels (axis 2) but argument 0 of shape [1, 8, 8, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
conv2d(x, w, 1, 'same', 'NCHW'); //~ conv2d: argument 1 of shape [3, 3, 3, 4] takes 3 channels (axis 2) but argument 0 of shape [1, 8, 8, 3] has 8 (axis 1, as dataFormat 'NCHW' says)
conv2d(zeros([8, 3]), w, 1, 'same'); //~ conv2d: argument 0 must have rank 3 or 4, got shape [8, 3]
conv2d(x, zeros([3, 3, 4]), 1, 'same'); //~ conv2d: argument 1 must have rank 4, got shape [3, 3, 4]
conv2d(x, w, 2, 'same', 'NHWC', 2); //~ conv2d: strides or dilations must be 1, got strides 2 and dilations 2
conv2d(x, w, 0, 'same'); //~ conv2d: strides must be 1 or 2 positive integers, got 0
conv2d(x, w, [1, 1, 1], 'same'); //~ conv2d: strides must be 1 or 2 positive integers, got [1, 1, 1]
conv2d(x, w, 1, -1); //~ conv2d: pad must be 'same', 'valid', a non-negative integer or 4 pairs, got -1
conv2d(x, w, 1, 'valid', 'NHWC', 4); //~ conv2d: a window that spans 9 does not fit axis 1 of shape [1, 8, 8, 3] with padding 0
conv2d(x, w, 1, 'same', 'NHWC', 1, 'floor'); //~ conv2d: pad must be in numbers for dimRoundingMode 'floor', got 'same'
conv2d(zeros([1, 8, 8, 3], 'complex64'), w, 1, 'same'); //~ conv2d: argument 0 must be float32, got complex64; convert it with cast
depthwiseConv2d(x, odd, 1, 'same'); //~ depthwiseConv2d: argument 1 of shape [3, 3, 5, 4] takes 5 channels (axis 2) but argument 0 of shape [1, 8, 8, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
separableConv2d(x, w, zeros([1, 1, 3, 5]), 1, 'same'); //~ separableConv2d: argument 2 must be a filter [1, 1, 12, channels out], got [1, 1, 3, 5]
conv1d(zeros([8, 3]), zeros([3, 2, 4]), 1, 'same'); //~ conv1d: argument 1 of shape [3, 2, 4] takes 2 channels (axis 1) but argument 0 of shape [8, 3] has 3 (axis 1, as dataFormat 'NWC' says)
conv3d(x, w, 1, 'same'); //~ conv3d: argument 1 must have rank 5, got shape [3, 3, 3, 4]
conv2dTranspose(x, zeros([3, 3, 4, 3]), [1, 17, 17, 4], 2, 'same'); //~ conv2dTranspose: windows over outputShape [1, 17, 17, 4] leave size 9 at axis 1 but argument 0 of shape [1, 8, 8, 3] has 8
conv2dTranspose(x, zeros([3, 3, 4, 3]), [16, 16, 4], 2, 'same'); //~ conv2dTranspose: outputShape has 3 entries but shape [1, 8, 8, 3] has rank 4
dilation2d(x, zeros([2, 2, 2]), 1, 'same'); //~ dilation2d: argument 1 of shape [2, 2, 2] takes 2 channels (axis 2) but argument 0 of shape [1, 8, 8, 3] has 3 (axis 3, as dataFormat 'NHWC' says)
maxPool(x, 9, 1, 'valid'); //~ maxPool: a window that spans 9 does not fit axis 1 of shape [1, 8, 8, 3] with padding 0
avgPool(x, 0, 1, 'same'); //~ avgPool: filterSize must be 1 or 2 positive integers, got 0
maxPool3d(zeros([3]), 2, 1, 'same'); //~ maxPool3d: argument 0 must have rank 4 or 5, got shape [3]
pool(x, 2, 'max', 1, 2); //~ pool: pad must be 'same' or 'valid' for dilations 2, got 1
maxPoolWithArgmax(x, [1, 9], 1, 'valid'); //~ maxPoolWithArgmax: a window that spans 9 does not fit axis 2 of shape [1, 8, 8, 3] with padding 0
vmap(conv2d, [0, null, null, null])(zeros([5, 8, 8, 3]), odd, 1, 'same'); //~ vmap: per-example conv2d: argument 1 of shape [3, 3, 5, 4] takes 5 channels (axis 2) but argument 0 of shape [8, 8, 3] has 3 (axis 2, as dataFormat 'NHWC' says)
