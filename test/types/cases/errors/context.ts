import { arange, expandDims, eye, fill, oneHot, ones, scalar, type Tensor, tensor, zeros } from 'axiswise';

// A dtype that is not given is the default one, not the one that the context wants and the compiler names last
export const a: Tensor<[3], 'int32'> = zeros([3]); //~ int32
export const b: Tensor<[3], 'int32'> = ones([3]); //~ int32
export const c: Tensor<[3], 'int32'> = fill([3], 1); //~ int32
export const d: Tensor<[3], 'int32'> = tensor([1, 2, 3]); //~ int32
export const e: Tensor<[3], 'int32'> = arange(3); //~ int32
export const f: Tensor<[], 'int32'> = scalar(3); //~ int32
export const g: Tensor<[3, 2]> = oneHot(zeros([3], 'int32'), 2); //~ float32

// Nor are axes and sizes that are not given
export const h: Tensor<[3, 1]> = expandDims(zeros([3])); //~ Tensor<[1, 3], "float32">
export const i: Tensor<[3, 4]> = eye(3); //~ Tensor<[3, 3], "float32">
