import {
  add,
  concat,
  exp,
  expandDims,
  fn,
  grad,
  matMul,
  mul,
  neg,
  outer,
  scalar,
  sin,
  softmax,
  squeeze,
  sum,
  type Tensor,
  transpose,
  vmap,
  where,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x10 = zeros([10]);
const x20 = zeros([20]);
const x10x3 = zeros([10, 3]);
const x3x10 = zeros([3, 10]);
const dot3 = (x: Tensor<[3]>, y: Tensor<[3]>) => sum(mul(x, y));
const dot = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));
const table = (x: Tensor<['n']>, y: Tensor<['m']>) => mul(expandDims(x, 1), y);
const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));

is<Tensor<[10]>>()(vmap(dot3)(x10x3, x10x3), true);
is<Tensor<[10]>>()(vmap(dot3, [0, null])(x10x3, zeros([3])), true);
is<Tensor<[10]>>()(vmap(dot)(x10x3, x10x3), true);
is<Tensor<[10]>>()(vmap(dot, -1)(x3x10, x3x10), true);
is<Tensor<[10]>>()(vmap(dot, [-1, 0])(x3x10, x10x3), true);
is<Tensor<[10]>>()(vmap(dot, [1, -2])(x3x10, x10x3), true);
is<Tensor<[10]>>()(vmap(f)(x10), true);
is<Tensor<[0]>>()(vmap(f)(zeros([0])), true);
is<Tensor<[10, 3]>>()(vmap(vmap(f))(x10x3), true);

// where the result's axis goes
is<Tensor<[10, 3, 4]>>()(vmap(table)(x10x3, zeros([10, 4])), true);
is<Tensor<[3, 10, 4]>>()(vmap(table, 0, 1)(x10x3, zeros([10, 4])), true);
is<Tensor<[3, 4, 10]>>()(vmap(table, 0, -1)(x10x3, zeros([10, 4])), true);
const two = (x: Tensor<['n']>) => [sum(x), exp(x)] as const;
is<[Tensor<[10]>, Tensor<[10, 3]>]>()(vmap(two)(x10x3), true);
is<[Tensor<[10]>, Tensor<[3, 10]>]>()(vmap(two, 0, [0, 1])(x10x3), true);
is<[Tensor<[10]>, Tensor<[10, 3]>]>()(vmap((x: Tensor<['n']>) => [sum(x), exp(x)])(x10x3), true);
const named = (x: Tensor<['n']>) => ({ s: sum(x), e: exp(x) });
is<{ s: Tensor<[10]>; e: Tensor<[3, 10]> }>()(vmap(named, 0, { s: 0, e: -1 })(x10x3), true);
is<Tensor<[3]>>()(vmap(() => zeros([3]), 0, null, { axisSize: 5 })(), true);
is<Tensor<[5, 3]>>()(vmap(() => zeros([3]), 0, 0, { axisSize: 5 })(), true);
is<Tensor<[5, 3]>>()(vmap((x: Tensor<[3]>) => x, null, 0, { axisSize: 5 })(zeros([3])), true);

// ops carry their rule
is<Tensor<[10]>>()(vmap(add)(x10, x10), true);
is<Tensor<[10, 20]>>()(vmap(vmap(add, [null, 0]), [0, null])(x10, x20), true);
is<Tensor<[20, 10]>>()(vmap(vmap(add, [0, null]), [null, 0])(x10, x20), true);
is<Tensor<[10, 2, 4]>>()(vmap(matMul)(zeros([10, 2, 3]), zeros([10, 3, 4])), true);
is<Tensor<[10, 3, 3]>>()(vmap(outer)(x10x3, x10x3), true);
is<Tensor<[10, 3, 2]>>()(vmap(transpose)(zeros([10, 2, 3])), true);
is<Tensor<[10, 2, 4, 3]>>()(vmap(transpose, [0, null])(zeros([10, 2, 3, 4]), [0, 2, 1]), true);
is<Tensor<[10]>>()(vmap(sum)(x10x3), true);
is<Tensor<[10, 1]>>()(vmap(sum, [0, null, null])(x10x3, 0, true), true);
is<Tensor<[10, 3]>>()(vmap(softmax)(x10x3), true);
is<Tensor<[10, 6]>>()(vmap(concat)([x10x3, x10x3]), true);
is<Tensor<[10]>>()(vmap(where)(zeros([10], 'bool'), x10, x10), true);
is<Tensor<[10, 3]>>()(vmap(grad(sum))(x10x3), true);
is<Tensor<[10]>>()(vmap(add, [0, null])(x10, 2), true);

// trees
const affine = (p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) =>
  add(squeeze(matMul(expandDims(x, 0), p.w), 0), p.b);
const p35 = { w: zeros([3, 5]), b: zeros([5]) };
is<Tensor<[10, 5]>>()(vmap(affine, [null, 0])(p35, x10x3), true);
is<Tensor<[10, 5]>>()(vmap(affine, [{ w: null, b: null }, 0])(p35, x10x3), true);
const stacked = { w: zeros([10, 3, 5]), b: zeros([5, 10]) };
is<Tensor<[10, 5]>>()(vmap(affine, [{ w: 0, b: 1 }, 0])(stacked, x10x3), true);
const pair = (ps: [Tensor<['n']>, Tensor<['m']>], k: Tensor<[]>) => mul(add(sum(ps[0]), sum(ps[1])), k);
is<Tensor<[10]>>()(vmap(pair, [[0, 1], null])([x10x3, zeros([4, 10])], scalar(2)), true);
is<Tensor<[10]>>()(vmap(pair, [0, null])([x10x3, zeros([10, 4])], scalar(2)), true);
const options = (x: Tensor<['n']>, how: { twice: boolean; name: string }) => (how.twice ? add(x, x) : x);
is<Tensor<[10, 3]>>()(vmap(options, [0, null])(x10x3, { twice: true, name: 'x' }), true);

// data first, for lambdas without annotations
is<Tensor<[10]>>()(
  vmap.over(x10x3, x10x3)((x, y) => sum(mul(x, y))),
  true,
);
is<[Tensor<[10]>, Tensor<[10, 3]>]>()(
  vmap.over(x10x3)((x) => [sum(x), x]),
  true,
);
is<Tensor<[3, 10]>>()(
  vmap.over(x10x3)((x) => x, 1),
  true,
);
is<Tensor<[10, 10]>>()(
  vmap.over(x10x3)((x) => vmap.over(x10x3)((y) => sum(mul(x, y)))),
  true,
);
is<Tensor<[10, 3]>>()(
  vmap.overAxes([0, null])(x10x3, zeros([3]))((x, y) => add(x, y)),
  true,
);
is<Tensor<[10, 3]>>()(
  vmap.call((x, y) => add(x, y), [x10x3, zeros([3])], [0, null]),
  true,
);
is<Tensor<[10, 10, 3]>>()(vmap((x: Tensor<[3]>) => add(x, x10x3))(x10x3), true);

// names of the caller, and contextual types
export const batched = (xs: Tensor<['B', 'd']>, w: Tensor<['d']>): Tensor<['B']> =>
  vmap(dot, [0, null])(xs, w);
export const typed: (x: Tensor<[10, 3]>, y: Tensor<[10, 3]>) => Tensor<[10]> = vmap(dot);
is<Tensor<[10]>>()(vmap(fn(dot))(x10x3, x10x3), true);
