import type * as tf from '@tensorflow/tfjs-core';
import {
  add,
  exp,
  type Fused,
  fuse,
  grad,
  type Inspection,
  inspect,
  matMul,
  mul,
  neg,
  relu,
  sin,
  softmax,
  sub,
  sum,
  type Tensor,
  valueAndGrad,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x3 = zeros([3]);
const x10 = zeros([10]);
const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));
declare const plain: tf.Tensor;

// annotations, by call
const one = fuse((x: Tensor<[3]>) => softmax(x));
is<Tensor<[3]>>()(one(x3), true);
const dot = fuse((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
is<Tensor<[]>>()(dot(x3, x3), true);
is<Tensor<[]>>()(dot(x10, x10), true);
const layer = fuse((x: Tensor<['b', 'i']>, w: Tensor<['i', 'o']>) => relu(matMul(x, w)));
is<Tensor<[5, 2]>>()(layer(zeros([5, 3]), zeros([3, 2])), true);
is<Tensor<[7, 4]>>()(layer(zeros([7, 6]), zeros([6, 4])), true);

// rules are kept
is<Tensor<[10]>>()(fuse(exp)(x10), true);
is<Tensor<[5, 4]>>()(fuse(matMul)(zeros([5, 3]), zeros([3, 4])), true);
is<Tensor<[10]>>()(fuse(vmap(grad(f)))(x10), true);
is<Tensor<[10]>>()(vmap(fuse(f))(x10), true);
is<Tensor<[10]>>()(vmap(grad(fuse(f)))(x10), true);
is<Tensor<[10, 3]>>()(fuse(vmap(grad(dot), [0, null]))(zeros([10, 3]), x3), true);
is<Tensor<[3]>>()(fuse(fuse(one))(x3), true);

// trees
const loss = (p: { w: Tensor<['i']>; b: Tensor<[]> }, x: Tensor<['i']>) => add(sum(mul(p.w, x)), p.b);
type P = { w: Tensor<[3]>; b: Tensor<[]> };
const p: P = { w: x3, b: zeros([]) };
is<[value: Tensor<[]>, gradient: P]>()(fuse(valueAndGrad(loss))(p, x3), true);
const step = fuse((q: P, rate: Tensor<[]>, x: Tensor<[3]>) => {
  const [value, { w, b }] = valueAndGrad(loss)(q, x);
  return { value, q: { w: sub(q.w, mul(w, rate)), b: sub(q.b, mul(b, rate)) } };
});
is<{ value: Tensor<[]>; q: { w: Tensor<[3]>; b: Tensor<[]> } }>()(step(p, 0.1, x3), true);
is<[Tensor<[3]>, Tensor<[]>]>()(fuse((x: Tensor<[3]>) => [exp(x), sum(x)])(x3), true);

// a lambda without annotations: its tensors have every method, an array literal is a tuple
const pair = fuse((x) => [exp(x as Tensor<[3]>), 1]);
is<[Tensor<[3]>, number]>()(pair(x3), true);

// what is no tensor
is<Tensor<[3]>>()(
  fuse((x: Tensor<[3]>, how: 'neg' | 'exp') => (how === 'neg' ? neg(x) : exp(x)))(x3, 'exp'),
  true,
);
is<Tensor<[3]>>()(
  fuse((x: Tensor<[3]>, k: number) => mul(x, k), { staticArgnums: 1, name: 'scale' })(x3, 2),
  true,
);

// plain tensors
const unknown: Tensor = fuse((x: tf.Tensor) => exp(x))(plain);
is<Tensor<[]>>()(dot(plain, x3), true);
is<Tensor<[]>>()(dot(unknown, x3), true);

// the rest of a fused function, and of inspect
const properties: Fused = one;
is<Promise<void>>()(one.warmup(x3), true);
is<number>()(properties.programs, true);
is<Inspection>()(inspect(one, x3), true);
is<Inspection>()(inspect(vmap(grad(f)), x10), true);
is<string>()(inspect(f, 1).kernels[0].reason, true);
