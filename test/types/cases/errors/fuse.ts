import { add, exp, fuse, grad, inspect, matMul, mul, sin, sum, type Tensor, vmap, zeros } from 'axiswise';

const x3 = zeros([3]);
const x4 = zeros([4]);
const f = (x: Tensor<[]>) => sin(x);
const dot = fuse((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));

// annotations
fuse((x: Tensor<[3]>) => exp(x))(x4); //~ arg 0 has shape [4] but [3] is expected (3 vs 4)
dot(x3, x4); //~ arg 1 has shape [4] but [n] is expected (n is 3 and 4)
dot(x3); //~ expected 2 arguments, got 1
dot(x3, zeros([3], 'int32')); //~ arg 1 is int32 but float32 is expected
fuse(({ w }: { w: Tensor<[3]> }) => sum(w))({ w: x4 }); //~ arg 0.w has shape [4] but [3] is expected (3 vs 4)
fuse((x: Tensor<[3]>, _how: 'a' | 'b') => exp(x))(x3, 'c'); //~ arg 1 does not have the type of the parameter

// rules are kept
fuse(matMul)(zeros([2, 3]), zeros([2, 3])); //~ matMul: inner dimensions differ: [2, 3] x [2, 3] (3 vs 2)
fuse(vmap(grad(f)))(zeros([])); //~ vmap: arg 0 is a scalar (shape []) and cannot be mapped over axis 0; pass null in inAxes to broadcast it
fuse(grad(dot))(x3, x4); //~ grad: arg 1 has shape [4] but [n] is expected (n is 3 and 4)
vmap(dot)(zeros([5, 3]), zeros([5, 4])); //~ vmap: per-example arg 1 has shape [4] but [n] is expected (n is 3 and 4)
vmap(fuse(matMul))(zeros([5, 2, 3]), zeros([5, 2, 3])); //~ vmap: per-example matMul: inner dimensions differ: [2, 3] x [2, 3] (3 vs 2)
grad(fuse((x: Tensor<[3]>) => exp(x))); //~ grad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev

// the result is known
add(fuse((x: Tensor<[3]>) => exp(x))(x3), x4); //~ add: shapes [3] and [4] do not broadcast (3 vs 4)

// arguments of fuse: one line each
fuse(3); //~ TS2345: Argument of type 'number' is not assignable to parameter of type 'AnyFunction'.
fuse(f, { nam: 'f' }); //~ TS2561: Object literal may only specify known properties, but 'nam' does not exist in type 'FuseOptions'. Did you mean to write 'name'?
fuse(matMul, { nam: 'f' }); //~ TS2561: Object literal may only specify known properties, but 'nam' does not exist in type 'FuseOptions'. Did you mean to write 'name'?
fuse((x) => x, { name: 3 }); //~ TS2322: Type 'number' is not assignable to type 'string'.
fuse(f, { precision: 'slow' }); //~ TS2322: Type '"slow"' is not assignable to type '"accurate" | "fast" | undefined'.

// arguments of inspect
inspect(3, x3); //~ Argument of type 'number' is not assignable to parameter of type '(...args: never[]) => unknown'
inspect(f).kernel; //~ Property 'kernel' does not exist on type 'Inspection'
