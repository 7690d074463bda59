import { fused, localResponseNormalization, ones, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const [x, filter] = [zeros([2, 8, 8, 3]), zeros([3, 3, 3, 16])];
is<Tensor<[2, 5]>>()(fused.matMul({ a: zeros([2, 3]), b: zeros([3, 5]) }), true);
const epilogue = { bias: ones([5]), activation: 'relu' } as const;
is<Tensor<[2, 5]>>()(
  fused.matMul({ a: zeros([2, 3]), b: zeros([5, 3]), transposeB: true, ...epilogue }),
  true,
);
is<Tensor<[2, 8, 8, 16]>>()(fused.conv2d({ x, filter, strides: 1, pad: 'same', bias: ones([16]) }), true);
is<Tensor<[2, 3, 3, 16]>>()(fused.conv2d({ x, filter, strides: 2, pad: 'valid', activation: 'elu' }), true);
const separate = zeros([3, 3, 3, 2]);
is<Tensor<[2, 8, 8, 6]>>()(fused.depthwiseConv2d({ x, filter: separate, strides: 1, pad: 'same' }), true);
is<Tensor<[2, 8, 8, 3]>>()(localResponseNormalization(x, 2), true);
is<Tensor<[2, 8, 8, 3]>>()(vmap(localResponseNormalization)(x), true);
