import type * as tf from '@tensorflow/tfjs-core';
import { asShape, type DType, dims, type Shape, type Tensor, tensor, zeros } from 'axiswise';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

const x = zeros([10, 3]);
expectType<Tensor<[10, 3]>>(x);
expectType<Tensor<[10, 3], 'float32'>>(x);
expectType<Tensor<[2, 2], 'bool'>>(
  tensor([
    [true, false],
    [false, true],
  ]),
);
expectError(tensor([[1], [2, 3]]));
expectError(zeros([-1]));

// typed tensors are tfjs tensors of their rank; the converse needs a check at run time
expectAssignable<tf.Tensor>(x);
expectAssignable<tf.Tensor2D>(x);
expectNotAssignable<tf.Tensor1D>(x);
declare const raw: tf.Tensor2D;
expectNotAssignable<Tensor<[10, 3]>>(raw);
expectType<Tensor<[10, 3]>>(asShape(raw, [10, 3]));
expectType<Tensor<['n', 3], 'int32'>>(asShape(raw, ['n', 3], 'int32'));

// a known size fits an unknown one, not the other way round
expectAssignable<Tensor<[number, 3]>>(x);
expectAssignable<Tensor<Shape, DType>>(x);
expectNotAssignable<Tensor<[10, 3]>>(null! as Tensor<[number, 3]>);
expectNotAssignable<Tensor<[10, 3]>>(zeros([10, 4]));
expectNotAssignable<Tensor<[10, 3]>>(zeros([10, 3], 'int32'));
expectNotAssignable<Tensor<['n']>>(null! as Tensor<['m']>);
expectType<[10, 3]>(dims(x));
