import {
  add,
  fn,
  grad,
  matMul,
  reshape,
  type Shape,
  sum,
  type Tensor,
  transpose,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

// The hole of naive generics: K is inferred as 3 | 4. Names, or NoInfer in the second place, close it.
declare function naive<M extends number, K extends number, N extends number>(
  a: Tensor<[M, K]>,
  b: Tensor<[K, N]>,
): Tensor<[M, N]>;
is<Tensor<[2, 5]>>()(naive(zeros([2, 3]), zeros([4, 5])), true);

// any passes everywhere, and makes unknown what depends on it
// biome-ignore lint/suspicious/noExplicitAny: that is what is tested
declare const anything: any;
is<Tensor<[]>>()(grad(anything)(zeros([])), true);
is<unknown>()(vmap(anything)(zeros([3])), true);
export const summed: Tensor<Shape, 'float32' | 'int32' | 'bool' | 'complex64' | 'string'> = sum(anything, 1);
export const product: Tensor<Shape, 'float32' | 'complex64' | 'string'> = matMul(anything, zeros([3, 4]));

// Where a union of shapes may fit, nothing is said and nothing is known
declare const either: Tensor<[2]> | Tensor<[3]>;
// biome-ignore lint/suspicious/noExplicitAny: that is what is tested
is<any>()(add(either, zeros([3])), true);

// A union of axes, options or specifications gives the union of the results
declare const axis: 0 | 1;
declare const keepDims: boolean;
declare const mappedOrNot: 0 | null;
is<Tensor<[3] | [2]>>()(sum(zeros([2, 3]), axis), true);
is<Tensor<[2]>>()(sum(zeros([2, 2]), axis), true);
is<Tensor<[3] | [1, 3]>>()(sum(zeros([2, 3]), 0, keepDims), true);
is<Tensor<[3]> | Tensor<[3, 3]>>()(vmap(add, [0, mappedOrNot])(zeros([3]), zeros([3])), true);

// Readonly tuples and `as const` are as good as literals; a mutable array tells nothing
const shape = [2, 3] as const;
const perm = [1, 0] as const;
const inAxes = [0, null] as const;
const someNumbers = [1, 0];
const someAxes = [0, null];
is<Tensor<[2, 3]>>()(zeros(shape), true);
is<Tensor<[2, 3]>>()(reshape(zeros([6]), shape), true);
is<Tensor<[3, 2]>>()(transpose(zeros([2, 3]), perm), true);
is<Tensor<[3]>>()(vmap(add, inAxes)(zeros([3]), zeros([])), true);
is<Tensor<[number, number]>>()(transpose(zeros([2, 3]), someNumbers), true);
is<Tensor<Shape>>()(reshape(zeros([6]), someNumbers), true);
is<Tensor<Shape>>()(vmap(add, someAxes)(zeros([3]), zeros([])), true);

// Optional and rest parameters
const optional = (x: Tensor<[]>, y?: Tensor<[]>) => (y ? add(x, y) : x);
const rest = (...xs: Tensor<[]>[]) => xs.reduce((a, b) => add(a, b));
const options = fn((x: Tensor<['n']>, { bias }: { bias?: Tensor<['n']> }) => (bias ? add(x, bias) : x));
is<Tensor<[3]>>()(vmap(optional)(zeros([3])), true);
is<Tensor<[3]>>()(vmap(optional)(zeros([3]), zeros([3])), true);
is<Tensor<[]>>()(grad(optional)(zeros([])), true);
is<Tensor<[3]>>()(vmap(rest)(zeros([3]), zeros([3]), zeros([3])), true);
is<Tensor<[2, 3]>>()(vectorize(rest)(zeros([3]), zeros([2, 1])), true);
is<Tensor<[3]>>()(options(zeros([3]), {}), true);
is<Tensor<[3]>>()(options(zeros([3]), { bias: zeros([3]) }), true);

// Of an overloaded function TypeScript shows the last signature alone
declare function overloaded(x: Tensor<[]>): Tensor<[]>;
declare function overloaded(x: Tensor<[3]>): Tensor<[2]>;
is<Tensor<[5, 2]>>()(vmap(overloaded)(zeros([5, 3])), true);

// Of a generic function it shows the constraint; data first keeps the shape
declare function generic<S extends Shape>(x: Tensor<S>): Tensor<S>;
is<Tensor<Shape>>()(vmap(generic)(zeros([5, 3])), true);
is<Tensor<[5, 3]>>()(vmap.over(zeros([5, 3]))(generic), true);
