import { add, type Dim, exp, mul, type Shape, sum, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const x = zeros([10, 3]);
const square = <S extends Shape>(x: Tensor<S>): Tensor<S> => mul(x, x);
const shift = <S extends Shape>(x: Tensor<S>): Tensor<S> => add(exp(x), 1);
const dot = <N extends Dim>(x: Tensor<[N]>, y: Tensor<[NoInfer<N>]>) => sum(mul(x, y));

is<Tensor<[3]>>()(square(zeros([3])), true);
is<Tensor<[10, 3]>>()(vmap.over(x)(square), true);
is<Tensor<[10, 3]>>()(vmap.call(shift, [x]), true);
is<Tensor<[10]>>()(vmap.over(x, x)(dot), true);
is<Tensor<[10]>>()(vmap.call(dot, [x, x]), true);

export const twice = <S extends Shape, D extends 'float32' | 'int32'>(x: Tensor<S, D>): Tensor<S, D> =>
  mul(x, 2);
export const counted = <S extends Shape>(x: Tensor<S, 'int32'>): Tensor<S, 'int32'> => add(1, x);
