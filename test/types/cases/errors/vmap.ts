import {
  add,
  exp,
  expandDims,
  fn,
  grad,
  matMul,
  mul,
  scalar,
  squeeze,
  sum,
  type Tensor,
  vmap,
  zeros,
} from 'axiswise';

const x10 = zeros([10]);
const x20x1 = zeros([20, 1]);
const x10x3 = zeros([10, 3]);
const x3 = zeros([3]);
const dot = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));
const table = (x: Tensor<['n']>, y: Tensor<['m']>) => mul(expandDims(x, 1), y);
const affine = (p: { b: Tensor<['o']>; w: Tensor<['i', 'o']> }, x: Tensor<['i']>) =>
  add(squeeze(matMul(expandDims(x, 0), p.w), 0), p.b);

// sizes
vmap(add)(x10, x20x1); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20
vmap((x, y) => add(x, y))(x10, x20x1); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20
vmap.over(x10, x20x1)((x, y) => add(x, y)); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20
vmap.call((x, y) => add(x, y), [x10, x20x1]); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20
vmap.overAxes([0, 1])(x10x3, x10x3)((x, y) => add(x, y)); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis 0 -> 10; arg 1 has shape [10, 3], axis 1 -> 3
vmap(dot, [0, 1])(x10x3, x10x3); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis 0 -> 10; arg 1 has shape [10, 3], axis 1 -> 3
vmap(dot, -1)(x10x3, zeros([10, 4])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis -1 -> 3; arg 1 has shape [10, 4], axis -1 -> 4
vmap(dot)(x10x3, zeros([1, 3])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis 0 -> 10; arg 1 has shape [1, 3], axis 0 -> 1
vmap(dot, 0, 0, { axisSize: 5 })(x10x3, x10x3); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis 0 -> 10; axisSize is 5
vmap(affine, [{ b: 1, w: 0 }, 0])({ b: zeros([5, 9]), w: zeros([10, 3, 5]) }, x10x3); //~ vmap: inconsistent sizes for mapped axes: arg 0.b has shape [5, 9], axis 1 -> 9; arg 0.w has shape [10, 3, 5], axis 0 -> 10 //~5.9 vmap: inconsistent sizes for mapped axes: arg 0.w has shape [10, 3, 5], axis 0 -> 10; arg 0.b has shape [5, 9], axis 1 -> 9
vmap(affine)({ b: zeros([10, 5]), w: zeros([10, 3, 5]) }, zeros([11, 3])); //~ vmap: inconsistent sizes for mapped axes: arg 0.b has shape [10, 5], axis 0 -> 10; arg 1 has shape [11, 3], axis 0 -> 11 //~5.9 vmap: inconsistent sizes for mapped axes: arg 0.w has shape [10, 3, 5], axis 0 -> 10; arg 1 has shape [11, 3], axis 0 -> 11

const wide = zeros([10000, 20000, 30000, 40000, 50000, 60000, 70000, 80000]);
vmap(add)(wide, zeros([10001, 20000, 30000, 40000, 50000, 60000, 70000, 80000])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10000, 20000, 30000, 40000, 50000, 60000, 70000, 80000], axis 0 -> 10000; arg 1 has shape [10001, 20000, 30000, 40000, 50000, 60000, 70000, 80000], axis 0 -> 10001

// leaves that cannot be mapped
vmap(dot)(scalar(1), x10x3); //~ vmap: arg 0 is a scalar (shape []) and cannot be mapped over axis 0; pass null in inAxes to broadcast it
vmap(add)(x10, 2); //~ vmap: arg 1 is a scalar (shape []) and cannot be mapped over axis 0; pass null in inAxes to broadcast it
vmap(fn(affine))({ b: zeros([]), w: zeros([10, 3, 5]) }, x10x3); //~ vmap: arg 0.b is a scalar (shape []) and cannot be mapped over axis 0; pass null in inAxes to broadcast it
vmap(add, [0, 2])(x10x3, x10x3); //~ vmap: inAxes 2 is out of range for arg 1 with shape [10, 3]
vmap(add, [0, -3])(x10x3, x10x3); //~ vmap: inAxes -3 is out of range for arg 1 with shape [10, 3]
vmap((x: Tensor<['n']>, how: string) => (how ? x : exp(x)))(x10x3, 'x'); //~ vmap: arg 1 is a string and cannot be mapped; pass null in inAxes for it
vmap(add, [null, 0])(x10x3, [x10x3]); //~ vmap: per-example add: argument 1 must be a tensor or a number, got an array of length 1

// nothing to map
vmap(dot, [null, null]); //~ vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize
vmap(dot, null); //~ vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize
vmap(() => x3); //~ vmap: nothing to map over: no argument contains a tensor; pass one or set axisSize
vmap(add, [null, null])(x10, x10); //~ vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize

// bodies, told per example
vmap(add)(x10x3, zeros([10, 4])); //~ vmap: per-example add: shapes [3] and [4] do not broadcast (3 vs 4)
vmap(dot)(x10x3, zeros([10, 4])); //~ vmap: per-example arg 1 has shape [4] but [n] is expected (n is 3 and 4)
vmap(dot)(x10x3, zeros([10, 3], 'int32')); //~ vmap: per-example arg 1 is int32 but float32 is expected
vmap(dot)(x10x3); //~ vmap: expected 2 arguments, got 1
vmap(add)(x10); //~ vmap: per-example add: argument 1 must be a tensor or a number, got undefined
vmap(affine, [null, 0])({ b: zeros([6]), w: zeros([3, 5]) }, x10x3); //~ vmap: per-example arg 0.w has shape [3, 5] but [i, o] is expected (o is 6 and 5) //~5.9 vmap: per-example arg 0.b has shape [6] but [o] is expected (o is 5 and 6)
vmap(vmap(add))(zeros([2, 3]), zeros([2, 4])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [3], axis 0 -> 3; arg 1 has shape [4], axis 0 -> 4
vmap(grad(exp))(x10x3); //~ grad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev
vmap(matMul, [0, null])(zeros([10, 2, 3]), zeros([4, 5])); //~ vmap: per-example matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)

// the slip in the original answer
export const slip: Tensor<[20, 10]> = vmap(vmap(add, [null, 0]), [0, null])(x10, zeros([20])); //~ Type 'Tensor<[10, 20], "float32">' is not assignable to type 'Tensor<[20, 10], "float32">'.

// the contextual type is checked as well
export const wrong: (x: Tensor<[10, 3]>, y: Tensor<[11, 3]>) => Tensor<[10]> = vmap(dot); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [10, 3], axis 0 -> 10; arg 1 has shape [11, 3], axis 0 -> 11

// inAxes
vmap(dot, [0, 2]); //~ vmap: inAxes[1] = 2 is out of range: parameter 1 has per-example shape [n]
vmap(dot, 2); //~ vmap: inAxes = 2 is out of range: parameter 0 has per-example shape [n]
vmap(affine, [{ b: 0, w: 4 }, 0]); //~ vmap: inAxes[0].w = 4 is out of range: parameter 0 has per-example shape [i, o]
vmap(dot, [0]); //~ vmap: inAxes has 1 entry but the function takes 2 arguments
vmap(add, [0, 0, 0])(x10, x10); //~ vmap: inAxes has 3 entries but the function takes 2 arguments
vmap(dot, 'x'); //~ vmap: inAxes must be an integer, null, or an array or object of those, got a string
vmap(dot, 1.5); //~ vmap: inAxes must be an integer, null, or an array or object of those, got a number
vmap(dot, [0, 'x']); //~ vmap: inAxes[1] must be an integer or null, got a string
vmap(dot, [0, true]); //~ vmap: inAxes[1] must be an integer or null, got a boolean
vmap(dot, [0, 0.5]); //~ vmap: inAxes[1] must be an integer or null, got a number
vmap(affine, [{ a: 0, w: 0 }, 0]); //~ vmap: inAxes[0] is an object with keys a, w but arg 0 is an object with keys b, w //~5.9 vmap: inAxes[0] is an object with keys w, a but arg 0 is an object with keys w, b
vmap(affine, [[0, 0], 0]); //~ vmap: inAxes[0] is an array of length 2 but arg 0 is an object with keys b, w //~5.9 vmap: inAxes[0] is an array of length 2 but arg 0 is an object with keys w, b
vmap(fn(affine), [{ b: 0 }, 0])({ b: zeros([10, 5]), w: zeros([10, 3, 5]) }, x10x3); //~ vmap: inAxes[0] is an object with keys b but arg 0 is an object with keys b, w //~5.9 vmap: inAxes[0] is an object with keys b but arg 0 is an object with keys w, b
vmap(dot, [[0], 0]); //~ vmap: inAxes[0] is an array of length 1 but arg 0 is a tensor

vmap((p: { w: Tensor<['n']> }) => p.w, { w: 0 }); //~ vmap: inAxes is an object with keys w but the argument list is an array of length 1
vmap(exp, { w: 0 })(x10); //~ vmap: inAxes is an object with keys w but the argument list is an array of length 1

// outAxes
vmap(table, 0, 3); //~ vmap: outAxes 3 is out of range for the result of per-example shape [n, m]
vmap(table, 0, -4); //~ vmap: outAxes -4 is out of range for the result of per-example shape [n, m]
vmap(table, 0, [0]); //~ vmap: outAxes is an array of length 1 but the result is a tensor
vmap(table, 0, 'x'); //~ vmap: outAxes must be an integer, null, or an array or object of those, got a string
vmap(table, 0, 1.5); //~ vmap: outAxes must be an integer, null, or an array or object of those, got a number
vmap(add, 0, 2)(x10, x10); //~ vmap: outAxes 2 is out of range for the result of per-example shape []
vmap((x: Tensor<['n']>) => [sum(x), x] as const, 0, [0, 2]); //~ vmap: outAxes 2 is out of range for result.1 of per-example shape [n]
vmap((x: Tensor<['n']>) => [sum(x), x] as const, 0, [0, 0, 0]); //~ vmap: outAxes is an array of length 3 but the result is an array of length 2
vmap((x: Tensor<['n']>) => ({ s: sum(x), x }), 0, { s: 0, y: 0 }); //~ vmap: outAxes is an object with keys s, y but the result is an object with keys s, x //~5.9 vmap: outAxes is an object with keys y, s but the result is an object with keys s, x
vmap((x: Tensor<['n']>) => ({ s: sum(x), x }), 0, { s: 0, x: 'x' }); //~ vmap: outAxes.x must be an integer or null, got a string
vmap.over(x10x3)((x) => x, 2); //~ vmap: outAxes 2 is out of range for the result of per-example shape [3]
vmap.call((x) => x, [x10x3], 0, 2); //~ vmap: outAxes 2 is out of range for the result of per-example shape [3]
vmap(dot, 0, 0, { axisSize: 5, chunks: 2 }); //~ Object literal may only specify known properties
