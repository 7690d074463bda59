import * as tf from '@tensorflow/tfjs';
import { asShape, grad, vectorize, vmap } from 'axiswise';
import { compare } from '../../bench/measure.js';
import { f, plain } from './1-gradients.js';
import { code, fixed, heading, say, table } from './print.js';

const COUNT = 500;

export async function speed() {
  heading(6, `Which is faster? The gradient of f at ${COUNT} points`);
  code('the loop', 'tf.stack(tf.unstack(x).map((v) => tf.grad(plain)(v)))');
  code('vmap', 'vmap(grad(f))(x)');
  code('vectorize', 'vectorize(grad(f))(x)');
  const x = asShape(tf.linspace(0, 1, COUNT), [COUNT]);
  const contenders = {
    'the loop': () => tf.stack(tf.unstack(x).map((v) => tf.grad(plain)(v))),
    vmap: () => vmap(grad(f))(x),
    vectorize: () => vectorize(grad(f))(x),
  };

  const names = Object.keys(contenders) as (keyof typeof contenders)[];
  const launches: number[] = [];
  for (const name of names) launches.push((await tf.profile(() => tf.tidy(contenders[name]))).kernels.length);
  const tidied = names.map((name) => [name, () => void tf.tidy(contenders[name])]);
  const timings = compare(Object.fromEntries(tidied) as Record<keyof typeof contenders, () => void>, 15);

  table(
    ['', 'kernel launches', 'microseconds', 'speed'],
    names.map((name, i) => {
      const { median, ratio } = timings[name];
      return [name, launches[i], fixed(median, 0), `${fixed(1 / ratio, ratio > 0.5 ? 1 : 0)}x`];
    }),
  );
  say(
    'vmap and vectorize launch each kernel of f and of its gradient once, on all the points; the loop launches',
  );
  say(
    'them for every point. Between the two there is nothing to choose: vectorize is vmap after a look at shapes.',
  );
  say(`Medians of 15 interleaved rounds, ${tf.getBackend()} backend, Node ${process.versions.node}.`);
}
