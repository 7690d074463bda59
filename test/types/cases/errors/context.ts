import { arange, fill, oneHot, ones, scalar, type Tensor, tensor, zeros } from 'axiswise';

// A dtype that is not given is the default one, not the one that the context wants and the compiler names last
export const a: Tensor<[3], 'int32'> = zeros([3]); //~ int32
export const b: Tensor<[3], 'int32'> = ones([3]); //~ int32
export const c: Tensor<[3], 'int32'> = fill([3], 1); //~ int32
export const d: Tensor<[3], 'int32'> = tensor([1, 2, 3]); //~ int32
export const e: Tensor<[3], 'int32'> = arange(3); //~ int32
export const f: Tensor<[], 'int32'> = scalar(3); //~ int32
export const g: Tensor<[3, 2]> = oneHot(zeros([3], 'int32'), 2); //~ float32
