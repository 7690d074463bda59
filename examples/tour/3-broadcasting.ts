import * as tf from '@tensorflow/tfjs';
import { add, arange, reshape, scalar, stack, vectorize } from 'axiswise';
import { check, code, fixed, heading, say } from './print.js';
import { gap, shape } from './values.js';

export function broadcasting() {
  heading(3, 'Shapes that differ: [10] with [20, 1]');
  say('vectorize broadcasts the axes it takes away, as numpy does: the result has shape [20, 10].');
  code('the loop', 'stack(ys.map((v) => stack(xs.map((u) => add(scalar(u), scalar(v))))))');
  code('vectorize', 'vectorize(add)(x, y)');

  const x = arange(10);
  const y = reshape(arange(0, 200, 10), [20, 1]);
  const [xs, ys] = [x, y].map((values) => [...values.dataSync()]);
  const looped = stack(ys.map((v) => stack(xs.map((u) => add(scalar(u), scalar(v))))));
  const sums = vectorize(add)(x, y);

  const corner = tf.unstack(tf.slice(sums, [0, 0], [3, 6]));
  say(`result ${shape(sums)}, its corner:`);
  for (const row of corner)
    say(`  ${Array.from(row.dataSync(), (v) => fixed(v, 0).padStart(3)).join(' ')} ...`);
  check('equal to the 200 additions of the loop', gap(sums, looped) === 0);
}
