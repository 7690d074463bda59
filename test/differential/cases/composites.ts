import * as tf from '@tensorflow/tfjs';
import { type Case, define, positive, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

const total = (x: o.Nd) => o.reduce(x, s.sum);
const gelu = (x: s.HyperDual) => x.mul(s.erf(x.times(Math.SQRT1_2)).plus(1)).times(0.5);

function attention(q: o.Nd, k: o.Nd, v: o.Nd): o.Nd {
  const scores = o.matMul(q, o.transpose(k)).times(q.shape[1] ** -0.5);
  return o.matMul(o.softmax(scores), v);
}
const tfAttention = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) =>
  tf.matMul(tf.softmax(tf.mul(tf.matMul(q, k, false, true), q.shape[1]! ** -0.5)), v);

const cube = tf.customGrad((x, save) => {
  (save as tf.GradSaveFunc)([x as tf.Tensor]);
  const square = tf.square(x as tf.Tensor);
  return {
    value: tf.mul(square, x as tf.Tensor),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, tf.mul(3, tf.square(saved[0]))),
  };
});

export const composites: Case[] = [
  define(
    'gelu',
    [real(4)],
    (x) => x.mul(x.mul(Math.SQRT1_2).erf().add(1)).mul(0.5),
    (x) => x.map(gelu),
  ),
  define(
    'swish and mish',
    [real(3)],
    (x) => [tf.mul(x, tf.sigmoid(x)), tf.mul(x, tf.tanh(tf.softplus(x)))],
    (x) => [x.map((v) => v.mul(s.sigmoid(v))), x.map((v) => v.mul(s.tanh(s.softplus(v))))],
  ),
  define(
    'polynomial by Horner',
    [real(3), real()],
    (coefficients, x) => tf.unstack(coefficients).reduce((sum, a) => tf.add(tf.mul(sum, x), a)),
    (coefficients, x) => o.unstack(coefficients).reduce((sum, a) => o.add(o.mul(sum, x), a)),
  ),
  define(
    'chained methods',
    [real(2, 4)],
    (x) => x.mul(2).add(1).relu().sum(0).square(),
    (x) => o.reduce(x.times(2).plus(1).map(s.relu), s.sum, [0]).map(s.square),
  ),
  define(
    'constants made inside',
    [real(4)],
    (x) =>
      tf
        .ones([4])
        .mul(tf.linspace(0, 3, 4))
        .mul(x)
        .sum(),
    (x) =>
      o.reduce(
        o.build([4], ([i]) => x.at([i]).times(i)),
        s.sum,
      ),
  ),
  define(
    'tidy inside',
    [real(3)],
    (x) =>
      tf.tidy(() => {
        const twice = x.mul(2);
        return [twice.sin(), twice];
      }),
    (x) => [x.times(2).map(s.sin), x.times(2)],
  ),
  define(
    'layer normalisation',
    [real(2, 4)],
    (x) => {
      const { mean, variance } = tf.moments(x, -1, true);
      return x.sub(mean).div(variance.add(1e-3).sqrt());
    },
    (x) =>
      o.div(
        o.sub(x, o.reduce(x, s.mean, [1], true)),
        o.reduce(x, s.variance, [1], true).plus(1e-3).map(s.sqrt),
      ),
  ),
  define(
    'root mean square normalisation',
    [real(3, 2), positive(2)],
    (x, gain) => x.mul(tf.rsqrt(x.square().mean(-1, true).add(1e-3))).mul(gain),
    (x, gain) => o.mul(o.mul(x, o.reduce(x.map(s.square), s.mean, [1], true).plus(1e-3).map(s.rsqrt)), gain),
  ),
  define('attention', [real(3, 4), real(3, 4), real(3, 2)], tfAttention, attention),
  define(
    'two-headed attention',
    [real(3, 4), real(4, 12)],
    (x, w) => {
      const [q, k, v] = tf.split(tf.matMul(x, w), 3, 1).map((y) => tf.split(y, 2, 1));
      return tf.concat([tfAttention(q[0], k[0], v[0]), tfAttention(q[1], k[1], v[1])], 1);
    },
    (x, w) => {
      const y = o.matMul(x, w);
      const head = (i: number) => o.slice(y, [0, 2 * i], [3, 2]);
      return o.concat([attention(head(0), head(2), head(4)), attention(head(1), head(3), head(5))], 1);
    },
  ),
  define(
    'logistic regression loss',
    [real(3), real(), real(4, 3), positive(4)],
    (w, b, x, labels) => {
      const z = tf.add(tf.dot(x, w), b);
      return tf.mean(tf.sub(tf.softplus(z), tf.mul(labels, z)));
    },
    (w, b, x, labels) => {
      const z = o.add(o.matMul(x, w.reshape(3, 1)).reshape(4), b);
      return o.reduce(o.sub(z.map(s.softplus), o.mul(labels, z)), s.mean);
    },
  ),
  define(
    'radial basis kernel matrix',
    [real(3, 2), real(2, 2)],
    (x, y) => tf.exp(tf.neg(tf.sum(tf.squaredDifference(tf.expandDims(x, 1), tf.expandDims(y, 0)), -1))),
    (x, y) =>
      o.build([3, 2], ([i, j]) =>
        s.exp(s.neg(s.sum([0, 1].map((k) => s.square(x.at([i, k]).sub(y.at([j, k]))))))),
      ),
  ),
  define(
    'cosine similarity',
    [positive(3), positive(3)],
    (x, y) => tf.div(tf.dot(x, y), tf.mul(tf.norm(x), tf.norm(y))),
    (x, y) =>
      o.div(
        total(o.mul(x, y)),
        o.mul(total(x.map(s.square)).map(s.sqrt), total(y.map(s.square)).map(s.sqrt)),
      ),
  ),
  define(
    'soft argmax',
    [real(5)],
    (x) => tf.sum(tf.mul(tf.softmax(tf.mul(x, 3)), tf.range(0, 5))),
    (x) => total(o.build([5], ([i]) => o.softmax(x.times(3)).at([i]).times(i))),
  ),
  define(
    'Gaussian log density',
    [real(3), real(3), positive(3)],
    (x, m, sigma) => tf.sum(tf.sub(tf.mul(-0.5, tf.square(tf.div(tf.sub(x, m), sigma))), tf.log(sigma))),
    (x, m, sigma) => total(o.sub(o.div(o.sub(x, m), sigma).map(s.square).times(-0.5), sigma.map(s.log))),
  ),
  define(
    'clipped gradient step',
    [real(4), real(4)],
    (w, g) => tf.sub(w, tf.mul(0.1, tf.div(g, tf.maximum(tf.norm(g), 1)))),
    (w, g) => {
      const norm = s.maximum(s.sqrt(s.sum(g.data.map(s.square))), s.constant(1));
      return o.sub(
        w,
        g.map((v) => v.div(norm).times(0.1)),
      );
    },
  ),
  define(
    'moving average',
    [real(5)],
    (x) => tf.div(tf.sub(tf.slice(tf.cumsum(x), 2, 3), tf.pad(tf.slice(tf.cumsum(x), 0, 2), [[1, 0]])), 3),
    (x) => o.build([3], ([i]) => s.mean([0, 1, 2].map((k) => x.at([i + k])))),
  ),
  define(
    'power iteration step',
    [real(3, 3), positive(3)],
    (a, x) => {
      const y = tf.dot(a, x);
      return tf.div(y, tf.norm(y));
    },
    (a, x) => {
      const y = o.matMul(a, x.reshape(3, 1)).reshape(3);
      return o.div(y, total(y.map(s.square)).map(s.sqrt));
    },
  ),
  define(
    'Gram-Schmidt',
    [real(2, 3)],
    (x) => {
      const [u, v] = tf.unstack(x);
      return tf.stack([u, tf.sub(v, tf.mul(tf.div(tf.dot(u, v), tf.dot(u, u)), u))]);
    },
    (x) => {
      const [u, v] = o.unstack(x);
      return o.stack([u, o.sub(v, o.mul(o.div(total(o.mul(u, v)), total(o.mul(u, u))), u))]);
    },
  ),
  define('linalg.qr', [real(3, 3)], (x) => tf.linalg.qr(x)[1]),
  define(
    'recurrence of four steps',
    [real(2), real(2, 2)],
    (h, w) => [1, 2, 3, 4].reduce((state) => tf.tanh(tf.dot(w, state)), h),
    (h, w) => [1, 2, 3, 4].reduce((state) => o.matMul(w, state.reshape(2, 1)).reshape(2).map(s.tanh), h),
  ),
  define(
    'basicLSTMCell',
    [real(1, 2), real(1, 2), real(1, 2), real(4, 8), real(8)],
    (x, c, h, w, b) =>
      tf.basicLSTMCell(
        tf.scalar(1),
        w as tf.Tensor2D,
        b as tf.Tensor1D,
        x as tf.Tensor2D,
        c as tf.Tensor2D,
        h as tf.Tensor2D,
      ),
    (x, c, h, w, b) => {
      const gates = o.add(o.matMul(o.concat([x, h], 1), w), b);
      const forgetful = o.build([1, 8], ([i, j]) => gates.at([i, j]).plus(j === 4 || j === 5 ? 1 : 0));
      const next = o.lstmGates(forgetful, c, [0, 2, 1, 3]);
      return [next.c, next.h];
    },
  ),
  define(
    'tf.customGrad',
    [real(3)],
    (x) => cube(x),
    (x) => x.map((v) => v.mul(v).mul(v)),
  ),
  define(
    'tf.grad inside',
    [real(3)],
    (x) => tf.grad((y) => tf.sum(tf.mul(tf.sin(y), y)))(x),
    (x) => x.map((v) => s.sin(v).add(v.mul(s.cos(v)))),
  ),
];
