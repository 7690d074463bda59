import { add, type Tensor, vmap, zeros } from 'axiswise';

declare function closed<M extends number, K extends number, N extends number>(
  a: Tensor<[M, K]>,
  b: Tensor<[NoInfer<K>, N]>,
): Tensor<[M, N]>;
closed(zeros([2, 3]), zeros([4, 5])); //~ Type '4' is not assignable to type '3'.

const optional = (x: Tensor<[]>, y?: Tensor<[]>) => (y ? add(x, y) : x);
vmap(optional)(zeros([3]), zeros([4])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [3], axis 0 -> 3; arg 1 has shape [4], axis 0 -> 4
const rest = (...xs: Tensor<[]>[]) => xs.reduce((a, b) => add(a, b));
vmap(rest)(zeros([3]), zeros([4])); //~ vmap: inconsistent sizes for mapped axes: arg 0 has shape [3], axis 0 -> 3; arg 1 has shape [4], axis 0 -> 4

declare function overloaded(x: Tensor<[]>): Tensor<[]>;
declare function overloaded(x: Tensor<[3]>): Tensor<[2]>;
vmap(overloaded)(zeros([5])); //~ vmap: per-example arg 0 has shape [] but [3] is expected
