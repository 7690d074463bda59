import * as tf from '@tensorflow/tfjs';
import { arange, asShape, exp, grad, mul, neg, sin, type Tensor, vectorize, vmap } from 'axiswise';
import { type Mistakes, printMistakes } from './compile.js';
import { check, code, fixed, heading, say, table } from './print.js';
import { gap } from './values.js';

/** f and f in plain TensorFlow.js. */
export const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));
export const plain = (x: tf.Tensor) => x.neg().exp().mul(x.sin());

export function gradients(mistakes: Mistakes) {
  heading(1, 'Ten gradients of f(x) = exp(-x) sin(x)');
  say('grad differentiates a function of one number. Both transforms give it ten at once:');
  code('the loop', 'tf.stack(tf.unstack(x).map((v) => tf.grad(plain)(v)))');
  code('vmap', 'vmap(grad(f))(x)');
  code('vectorize', 'vectorize(grad(f))(x)');

  const x = asShape(arange(0, 1, 0.1), [10]);
  const looped = tf.stack(tf.unstack(x).map((v) => tf.grad(plain)(v)));
  const mapped = vmap(grad(f))(x);
  const vectorized = vectorize(grad(f))(x);

  const columns = [x, looped, mapped, vectorized].map((column) => column.dataSync());
  table(
    ['x', 'the loop', 'vmap', 'vectorize'],
    Array.from(columns[0], (_, i) => columns.map((column, k) => fixed(column[i], k === 0 ? 1 : 5))),
  );
  check('vmap and vectorize agree exactly', gap(mapped, vectorized) === 0);
  check('and with the loop to 1e-6', gap(mapped, looped) < 1e-6);
  say('Without them the compiler objects, since a gradient needs one number out:');
  printMistakes(mistakes, 'scalar.ts');
}
