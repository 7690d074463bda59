import * as tf from '@tensorflow/tfjs';
import { vectorize, vmap } from 'axiswise';
import { check, code, heading, say, table } from './print.js';
import { gap, shape } from './values.js';

export function bodies() {
  heading(2, 'What the function sees');
  say('vmap takes one axis away, vectorize all of them. The arguments: a and b of shape [20, 10].');

  const a = tf.range(0, 200).reshape([20, 10]);
  const b = tf.ones([20, 10]);
  let seen: string[] = [];
  const body = (x: tf.Tensor, y: tf.Tensor) => {
    seen.push(`${shape(x)} ${shape(y)}`);
    return tf.add(x, y);
  };
  const run = (transformed: () => tf.Tensor) => {
    seen = [];
    return { result: transformed(), sees: seen[0], calls: seen.length };
  };

  code('the loop', 'tf.stack(tf.unstack(a).map((row, i) => body(row, tf.unstack(b)[i])))');
  code('vmap', 'vmap(body)(a, b)');
  code('vectorize', 'vectorize(body)(a, b)');
  const rows = {
    'the loop': run(() => tf.stack(tf.unstack(a).map((row, i) => body(row, tf.unstack(b)[i])))),
    vmap: run(() => vmap(body)(a, b)),
    vectorize: run(() => vectorize(body)(a, b)),
  };
  table(
    ['', 'the body sees', 'calls of the body', 'result'],
    Object.entries(rows).map(([name, { result, sees, calls }]) => [name, sees, calls, shape(result)]),
  );
  const wanted = tf.add(a, b);
  check(
    'all three are a + b',
    Object.values(rows).every(({ result }) => gap(result, wanted) === 0),
  );
}
