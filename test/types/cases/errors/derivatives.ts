import {
  argMax,
  checkGrads,
  customJvp,
  customVjp,
  evalShape,
  exp,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  matMul,
  mul,
  scalar,
  sin,
  sum,
  type Tensor,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  zeros,
} from 'axiswise';

const x3 = zeros([3]);
const x10 = zeros([10]);
const i3 = zeros([3], 'int32');
const one = scalar(1);
const f = (x: Tensor<[]>) => sin(x);
const two = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));

// outputs
grad((x: Tensor<[3]>) => exp(x)); //~ grad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev
valueAndGrad((x: Tensor<[3]>) => exp(x)); //~ valueAndGrad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev
grad(exp)(x3); //~ grad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev
grad((x: Tensor<[3]>) => argMax(x)); //~ grad: the function must return float32, got int32
grad((x: Tensor<[3]>) => [sum(x), x] as const); //~ grad: the function must return one tensor, got an array of length 2
grad((x: Tensor<[3]>) => ({ s: sum(x) })); //~ grad: the function must return one tensor, got an object
grad((x: Tensor<[3]>) => sum(x), { hasAux: true }); //~ grad: with hasAux the function must return a pair [output, aux], got a tensor
valueAndGrad((x: Tensor<[3]>) => [sum(x), x, x] as const, { hasAux: true }); //~ valueAndGrad: with hasAux the function must return a pair [output, aux], got an array of length 3
jacrev((x: Tensor<[3]>) => argMax(x)); //~ jacrev: the function must return float32, got int32
jacfwd((x: Tensor<[3]>) => sum(x), { hasAux: true }); //~ jacfwd: with hasAux the function must return a pair [output, aux], got a tensor

// inputs
grad(f)(zeros([], 'int32')); //~ grad: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
grad(sum)(i3); //~ grad: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
grad(two, { argnums: 1 })(x3, i3); //~ grad: arg 1 is int32 but derivatives need float32 inputs; convert it with cast
grad((p: { w: Tensor<[3]>; n: string }) => sum(p.w))({ w: x3, n: 'x' }); //~ grad: arg 0.n is a string; only tensors can be differentiated, choose others with argnums
jacfwd(sin)(i3); //~ jacfwd: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
hessian(sum)(i3); //~ hessian: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
grad(two)(x3, x10); //~ grad: arg 1 has shape [10] but [n] is expected (n is 3 and 10)
jacfwd(matMul)(zeros([2, 3]), zeros([2, 3])); //~ jacfwd: matMul: inner dimensions differ: [2, 3] x [2, 3] (3 vs 2)

// argnums
grad(two, { argnums: 2 }); //~ grad: argnums 2 is out of range for 2 arguments
grad(two, { argnums: -3 }); //~ grad: argnums -3 is out of range for 2 arguments
grad(two, { argnums: [] }); //~ grad: argnums must name at least one argument, got []
grad(two, { argnums: [0, -2] }); //~ grad: argnums [0, -2] names argument -2 twice
grad(two, { argnums: [0, 5] }); //~ grad: argnums 5 is out of range for 2 arguments
grad(two, { argnums: 0.5 }); //~ grad: argnums must be an integer or an array of integers, got a number
grad(sum, { argnums: 3 })(x3); //~ grad: argnums 3 is out of range for 1 argument
jacrev(two, { argnums: 2 }); //~ jacrev: argnums 2 is out of range for 2 arguments
grad(two, { argnum: 1 }); //~ Object literal may only specify known properties

// tangents and cotangents
jvp((x) => sin(x), [x3], [x10]); //~ jvp: tangent 0 has shape [10] but its primal has shape [3]
jvp((x) => sin(x), [x3], [x3, x3]); //~ jvp: tangents is an array of length 2 but its primal is an array of length 1
jvp((x) => sin(x), [x3], [i3]); //~ jvp: tangent 0 has dtype int32 but its primal has dtype float32
jvp((p) => sum(p.w), [{ w: x3 }], [x3]); //~ jvp: tangent 0 is a tensor but its primal is an object with keys w
jvp(two, [i3, x3], [i3, x3]); //~ jvp: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
jvp(matMul, [zeros([2, 3]), zeros([2, 3])], [zeros([2, 3]), zeros([2, 3])]); //~ jvp: matMul: inner dimensions differ: [2, 3] x [2, 3] (3 vs 2)
jvp((x) => sin(x), x3, x3); //~ jvp: primals must be an array with one entry per argument, got a tensor
const [, pullback] = vjp((x) => sin(x), [x3]);
pullback(x10); //~ vjp: the cotangent has shape [10] but the output has shape [3]
pullback([x3]); //~ vjp: the cotangent is an array of length 1 but the output is a tensor
pullback(i3); //~ vjp: the cotangent has dtype int32 but the output has dtype float32
const [, lin] = linearize((x, y) => mul(x, y), [x3, one]);
lin(x3, x3); //~ linearize: tangent 1 has shape [3] but its primal has shape []
lin(x3); //~ linearize: tangents is an array of length 1 but its primal is an array of length 2

// custom rules
const own = customJvp((x: Tensor<[]>) => exp(x));
own.defjvp(([x], [t]) => mul(x, t)); //~ is not assignable to type 'readonly [output: Tensor<[], "float32">, tangent: Tensor<[], "float32">]'.
own.defjvp(([x], [_t]) => [own(x), x3]); //~ Type 'Tensor<[3], "float32">' is not assignable to type 'Tensor<[], "float32">'.
const back = customVjp((x: Tensor<['n']>, y: Tensor<['n']>) => mul(x, y));
back.defvjp(
  (x, y) => [mul(x, y), { x, y }],
  (kept, ct) => [mul(kept.y, ct)], //~ Type '[Tensor<["n"], "float32">]' is not assignable to type
);
back.defvjp(
  (x, y) => mul(x, y), //~ Type 'Tensor<["n"], "float32">' is not assignable to type
  (_, ct) => [ct, null],
);

evalShape(matMul, zeros([2, 3]), zeros([4, 5])); //~ evalShape: matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)
valueAndGradVars((x: Tensor<[3]>) => exp(x), x3)(x3); //~ valueAndGradVars: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev
checkGrads((x) => sin(x), [i3]); //~ checkGrads: arg 0 is int32 but derivatives need float32 inputs; convert it with cast
