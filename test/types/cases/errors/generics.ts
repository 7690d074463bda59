import { concat, grad, mul, reshape, sum, type Tensor, zeros } from 'axiswise';

// rules wait for a type parameter's value: write the name 'n' and fn instead
export const row = <n extends number>(x: Tensor<[n]>) => reshape(x, [1, -1]); //~ Argument of type '[1, -1]' is not assignable to parameter of type 'check<
export const slope = <n extends number>(x: Tensor<[n]>) => grad((y: Tensor<[n]>) => sum(mul(y, y)))(x); //~ Argument of type '[Tensor<[n], "float32">]' is not assignable to parameter of type 'checkedArguments<

// ranks are compared also along an axis that is not known
declare const axis: number;
concat([zeros([2, 3]), zeros([2])], axis); //~ concat: shapes [2, 3] and [2] have different ranks
