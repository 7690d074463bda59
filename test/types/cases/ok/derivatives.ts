import type * as tf from '@tensorflow/tfjs-core';
import {
  add,
  checkGrads,
  clipByValue,
  customJvp,
  customVjp,
  debugPrint,
  evalShape,
  exp,
  expandDims,
  fn,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  log,
  matMul,
  mean,
  mul,
  neg,
  scalar,
  sigmoid,
  sin,
  squeeze,
  stopGradient,
  sub,
  sum,
  type Tensor,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x3 = zeros([3]);
const x10 = zeros([10]);
const x10x3 = zeros([10, 3]);
const one = scalar(1);
const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));
const q = (x: Tensor<['n']>) => sum(mul(x, x));

is<Tensor<[]>>()(grad(f)(one), true);
is<Tensor<[]>>()(grad(f)(1), true);
is<Tensor<[10]>>()(vmap(grad(f))(x10), true);
is<Tensor<[10]>>()(vmap(grad(grad(f)))(x10), true);
is<Tensor<[3]>>()(grad((x) => sum(x))(x3), true);
is<Tensor<[3]>>()(grad(sum)(x3), true);

const loss = (p: { w: Tensor<['i']>; b: Tensor<[]> }, x: Tensor<['i']>) => add(sum(mul(p.w, x)), p.b);
type P = { w: Tensor<[3]>; b: Tensor<[]> };
const p: P = { w: x3, b: one };
is<[value: Tensor<[]>, gradient: P]>()(valueAndGrad(loss)(p, x3), true);
is<P>()(grad(loss)({ w: x3, b: one }, x3), true);
is<Tensor<[3]>>()(grad(loss, { argnums: 1 })(p, x3), true);
is<Tensor<[3]>>()(grad(loss, { argnums: -1 })(p, x3), true);
is<[Tensor<[3]>, P]>()(grad(loss, { argnums: [1, 0] })(p, x3), true);
is<[P]>()(grad(loss, { argnums: [0] })(p, x3), true);
is<{ w: Tensor<[10, 3]>; b: Tensor<[10]> }>()(vmap(grad(loss), [null, 0])(p, x10x3), true);

const withAux = (x: Tensor<['n']>) => [sum(x), { twice: add(x, x) }] as const;
is<[gradient: Tensor<[3]>, aux: { twice: Tensor<[3]> }]>()(grad(withAux, { hasAux: true })(x3), true);
is<[value: [value: Tensor<[]>, aux: { twice: Tensor<[3]> }], gradient: Tensor<[3]>]>()(
  valueAndGrad(withAux, { hasAux: true })(x3),
  true,
);

// an array literal is a pair, also without `as const`
is<[gradient: Tensor<[3]>, aux: { twice: Tensor<[3]> }]>()(
  grad((x: Tensor<['n']>) => [sum(x), { twice: add(x, x) }], { hasAux: true })(x3),
  true,
);
is<[value: [value: Tensor<[]>, aux: Tensor<[3]>], gradient: Tensor<[3]>]>()(
  valueAndGrad((x: Tensor<['n']>) => [sum(x), x], { hasAux: true })(x3),
  true,
);
is<[derivative: Tensor<[3, 3]>, aux: Tensor<[]>]>()(
  jacfwd((x: Tensor<['n']>) => [sin(x), sum(x)], { hasAux: true })(x3),
  true,
);

const linear = (w: Tensor<['o', 'i']>, x: Tensor<['i']>) => squeeze(matMul(w, expandDims(x, 1)), 1);
is<Tensor<[4, 3]>>()(jacfwd(linear, { argnums: 1 })(zeros([4, 3]), x3), true);
is<Tensor<[4, 4, 3]>>()(jacrev(linear)(zeros([4, 3]), x3), true);
is<[Tensor<[4, 4, 3]>, Tensor<[4, 3]>]>()(jacrev(linear, { argnums: [0, 1] })(zeros([4, 3]), x3), true);
is<[[Tensor<[3, 3]>, Tensor<[3, 3]>], [Tensor<[3]>, Tensor<[3]>]]>()(
  jacfwd((x: Tensor<['n']>, y: Tensor<['n']>) => [mul(x, y), sum(mul(x, y))] as const, { argnums: [0, 1] })(
    x3,
    x3,
  ),
  true,
);
is<Tensor<[3, 3]>>()(hessian(q)(x3), true);
is<Tensor<[10, 3, 3]>>()(vmap(hessian(q))(x10x3), true);
is<Tensor<[3, 3, 3]>>()(hessian((x: Tensor<['n']>) => sin(x))(x3), true);
is<{ w: { w: Tensor<[3, 3]>; b: Tensor<[3]> }; b: { w: Tensor<[3]>; b: Tensor<[]> } }>()(
  hessian(loss)(p, x3),
  true,
);

const [y, dy] = jvp((x) => sin(x), [x3], [x3]);
is<Tensor<[3]>>()(y, true);
is<Tensor<[3]>>()(dy, true);
is<Tensor<[]>>()(jvp(q, [x3], [x3])[1], true);
is<Tensor<[3]>>()(jvp((x) => [sin(x), { s: sum(x) }], [x3], [x3], { hasAux: true })[1], true);

const [out, pullback] = vjp((p: { w: Tensor<['n']> }, k: Tensor<[]>) => mul(p.w, k), [{ w: x3 }, one]);
is<Tensor<[3]>>()(out, true);
is<[{ w: Tensor<[3]> }, Tensor<[]>]>()(pullback(x3), true);
pullback.dispose();
const [, , aux] = vjp((x) => [sin(x), { s: sum(x) }], [x3], { hasAux: true });
is<Tensor<[]>>()(aux.s, true);
const [, lin] = linearize((x, y) => mul(x, y), [x3, one]);
is<Tensor<[3]>>()(lin(x3, one), true);

const softplus = customJvp((x: Tensor<[]>) => log(add(exp(x), 1)));
softplus.defjvp(([x], [t]) => [softplus(x), mul(t, sigmoid(x))]);
is<Tensor<[10]>>()(vmap(softplus)(x10), true);
const clipped = customVjp((x: Tensor<['n']>) => x);
clipped.defvjp(
  (x) => [x, null],
  (_, ct) => [clipByValue(ct, -1, 1)],
);
clipped.defvjp(
  (x) => [x, { x }],
  (kept, ct) => [mul(kept.x, ct)],
);
clipped.defvjp(
  (x) => [x, null],
  () => [null],
);
const times = customJvp((x: Tensor<['n']>, k: number) => mul(x, k), { nondiffArgnums: [1] });
times.defjvp((k, [x], [t]) => [times(x, k), mul(t, k)]);

export const struct: { readonly shape: readonly [2, 4]; readonly dtype: 'float32' } = evalShape(
  matMul,
  { shape: [2, 3], dtype: 'float32' },
  zeros([3, 4]),
);
declare const variable: tf.Variable;
const [value, gradients] = valueAndGradVars((x: Tensor<[3]>) => sum(x), { a: variable, b: [x3] })(x3);
is<Tensor<[]>>()(value, true);
is<{ a: Tensor; b: [Tensor<[3]>] }>()(gradients, true);
is<Tensor<[3]>>()(stopGradient(x3), true);
is<P>()(debugPrint(p, 'p'), true);
checkGrads((x) => sum(sin(x)), [x3], { order: 2 });

// a training step
const mse = fn(
  (p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['B', 'i']>, y: Tensor<['B', 'o']>) => {
    const e = sub(add(matMul(x, p.w), p.b), y);
    return mean(mul(e, e));
  },
);
const params = { w: zeros([3, 2]), b: zeros([2]) };
const [, g] = valueAndGrad(mse)(params, zeros([32, 3]), zeros([32, 2]));
export const next: typeof params = { w: sub(params.w, mul(g.w, 0.1)), b: sub(params.b, mul(g.b, 0.1)) };
