import type { DataTypeMap, Rank, TensorBuffer } from '@tensorflow/tfjs-core';
import type { operandDtype } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { check } from '../rule.js';
import type { sameShape } from '../same.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { Sizes, sizesError } from './create.js';

type assignError<a extends Shape, dtype extends DType, b extends Shape, other extends DType> = [
  dtype & other,
] extends [never]
  ? operandDtype<'assign', 0, dtype, other>
  : sameShape<'assign', a, b>;
/** A tf.Variable whose shape and dtype the compiler knows: a tensor that can be given other values of its shape. */
export interface Variable<shape extends Shape = Shape, dtype extends DType = 'float32'>
  extends Tensor<shape, dtype> {
  trainable: boolean;
  name: string;
  /** Takes the values of a tensor of the same shape and dtype. */
  assign<other extends Shape, otherDtype extends DType>(
    newValue: check<assignError<shape, dtype, other, otherDtype>, Operand<other, otherDtype>>,
  ): void;
}
export interface VariableFn {
  <value extends number | AnyTensor, dtype extends DType = value extends number ? 'float32' : dtypeOf<value>>(
    initialValue: value,
    trainable?: boolean,
    name?: string,
    dtype?: dtype,
  ): Variable<shapeOf<value>, NoInfer<dtype>>;
}

type Buffered = 'float32' | 'int32' | 'bool' | 'string';
/** A tf.TensorBuffer whose tensor has a known shape. */
export interface ShapedBuffer<shape extends Shape, dtype extends Buffered> extends TensorBuffer<Rank, dtype> {
  toTensor(): Tensor<shape, dtype>;
}
export interface BufferFn {
  <const shape extends Sizes, dtype extends Buffered = 'float32'>(
    shape: check<sizesError<'buffer', shape>, shape>,
    dtype?: dtype,
    values?: DataTypeMap[NoInfer<dtype>],
  ): ShapedBuffer<fromValues<shape>, NoInfer<dtype>>;
}

export interface PrintFn {
  (x: AnyTensor, verbose?: boolean): void;
}
