import {
  add,
  all,
  arange,
  argMax,
  asShape,
  broadcastTo,
  cast,
  concat,
  exp,
  expandDims,
  eye,
  fill,
  fn,
  grad,
  greater,
  hessian,
  jacrev,
  jvp,
  logSumExp,
  matMul,
  mul,
  ones,
  outer,
  reshape,
  scalar,
  softmax,
  squeeze,
  stack,
  sum,
  type Tensor,
  tensor,
  transpose,
  unstack,
  valueAndGrad,
  vectorize,
  vjp,
  vmap,
  where,
  zeros,
} from 'axiswise';

// What an annotation expects must not steer what a call infers.
const x: Tensor<[2, 3]> = zeros([2, 3]);
const cube: Tensor<[2, 3, 4]> = ones([2, 3, 4]);
export const a: Tensor<[2, 2, 3]> = stack([x, x]);
export const a1: Tensor<[2, 3, 2]> = stack([x, x], -1);
export const b: Tensor<[4, 3]> = concat([x, x]);
export const c: Tensor<[]> = sum(x);
export const c1: Tensor<[1, 1]> = sum(x, null, true);
export const c2: Tensor<[2]> = logSumExp(x, 1);
export const d: Tensor<[3], 'int32'> = argMax(x);
export const e: Tensor<[1, 2, 3]> = expandDims(x);
export const f: Tensor<[3, 2]> = transpose(x);
export const f1: Tensor<[4, 2, 3]> = transpose(cube, [2, 0, 1]);
export const g: Tensor<[6]> = reshape(x, [-1]);
export const h: Tensor<[2, 3]> = squeeze(zeros([2, 1, 3]));
export const i: Tensor<[5, 2, 3]> = broadcastTo(x, [5, 2, 3]);
export const j: Tensor<[2, 2]> = matMul(x, x, false, true);
export const k: Tensor<[3, 2]> = outer(zeros([3]), zeros([2]));
export const l: Tensor<[2, 3]> = where(greater(x, 0), x, 0);
export const m: Tensor<[2, 3]> = softmax(x);
export const n: Tensor<[2, 3], 'int32'> = cast(x, 'int32');
export const o: Tensor<[3, 3]> = eye(3);
export const p: Tensor<[4]> = arange(4);
export const q: Tensor<[2], 'bool'> = fill([2], true);
export const r: Tensor<[]> = scalar(3);
export const s: Tensor<[2, 2]> = tensor([
  [1, 2],
  [3, 4],
]);
export const t: [Tensor<[3]>, Tensor<[3]>] = unstack(x);
export const u: Tensor<[2, 3]> = add(x, 1);
export const v: Tensor<[number, 3]> = add(x, x);
export const w: Tensor<[], 'bool'> = all(greater(x, 0));
export const y: Tensor<['n', 3]> = asShape(x, ['n', 3]);

const dot = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));
const row: Tensor<[3]> = zeros([3]);
export const A: Tensor<[2]> = vmap(dot)(x, x);
export const B: Tensor<[2]> = vmap(dot, [0, null])(x, row);
export const C: Tensor<[3, 2]> = vmap((x: Tensor<['n']>) => exp(x), 0, 1)(x);
export const D: Tensor<[2, 3]> = vectorize(exp)(x);
export const E: Tensor<[3]> = grad(dot)(row, row);
export const F: [value: Tensor<[]>, gradient: Tensor<[3]>] = valueAndGrad(dot)(row, row);
export const G: Tensor<[3]> = jacrev(dot)(row, row);
export const H: Tensor<[3, 3]> = hessian(dot)(row, row);
export const I: [Tensor<[3]>, Tensor<[3]>] = jvp((x) => exp(x), [row], [row]);
export const J: [Tensor<[3]>] = vjp((x) => exp(x), [row])[1](row);
export const K: Tensor<[]> = fn(dot)(row, row);
export const L: (x: Tensor<[2, 3]>) => Tensor<[2, 3]> = vmap((x: Tensor<[3]>) => exp(x));
export const M: (x: Tensor<[2, 3]>) => Tensor<[3, 2]> = vmap(exp, 0, 1);
export const N: (x: Tensor<[3]>, y: Tensor<[3]>) => Tensor<[3]> = grad(dot);
