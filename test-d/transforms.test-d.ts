import {
  add,
  exp,
  fn,
  fuse,
  grad,
  hessian,
  jacrev,
  jvp,
  mul,
  neg,
  sin,
  sum,
  type Tensor,
  valueAndGrad,
  vectorize,
  vjp,
  vmap,
  zeros,
} from 'axiswise';
import { expectAssignable, expectError, expectNotType, expectType } from 'tsd';

const x10 = zeros([10]);
const x20 = zeros([20]);
const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));
const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));

// the question the project started from
expectType<Tensor<[10]>>(vmap(grad(f))(x10));
expectType<Tensor<[10]>>(vectorize(grad(f))(x10));
expectType<Tensor<[20, 10]>>(vectorize(add)(x10, zeros([20, 1])));
expectError(vmap(add)(x10, zeros([20, 1])));
expectType<Tensor<[10, 20]>>(vmap(vmap(add, [null, 0]), [0, null])(x10, x20));
expectNotType<Tensor<[20, 10]>>(vmap(vmap(add, [null, 0]), [0, null])(x10, x20));

expectType<Tensor<[]>>(dot(x10, x10));
expectError(dot(x10, x20));
expectType<Tensor<[20, 3, 3]>>(vmap(hessian(dot), [0, null])(zeros([20, 3]), zeros([3])));
expectType<[value: Tensor<[]>, gradient: Tensor<[10]>]>(valueAndGrad(dot)(x10, x10));
expectType<Tensor<[10]>>(jacrev(dot, { argnums: 1 })(x10, x10));
expectType<[output: Tensor<[10]>, tangent: Tensor<[10]>]>(jvp((x) => sin(x), [x10], [x10]));
expectType<[Tensor<[10]>]>(vjp((x) => sin(x), [x10])[1](x10));
expectError(grad(exp)(x10));
expectError(grad(sum)(zeros([3], 'int32')));
expectError(grad(dot, { argnums: 2 }));

expectType<Tensor<[10]>>(fuse(vmap(grad(f)))(x10));
expectType<Tensor<[]>>(fuse(dot)(x10, x10));
expectError(fuse((x: Tensor<[3]>) => exp(x))(x10));
expectError(fuse(f, { nam: 'f' }));

// a transformed function is a function of one shape, too
expectAssignable<(x: Tensor<[7, 3]>, y: Tensor<[7, 3]>) => Tensor<[7]>>(vmap(dot));
