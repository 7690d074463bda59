import { add, arange, reshape, scalar, stack, vectorize, vmap } from 'axiswise';
import { type Mistakes, printMistakes } from './compile.js';
import { check, code, heading, say, table } from './print.js';
import { gap, shape } from './values.js';

export function nested(mistakes: Mistakes) {
  heading(5, 'vectorize is nested vmap');
  say('inAxes says per argument which axis is mapped, null for none. x has shape [10], y [20].');
  const x = arange(10);
  const y = arange(0, 200, 10);
  const column = reshape(y, [20, 1]);

  code('the loop', 'stack(ys.map((v) => stack(xs.map((u) => add(u, v)))))');
  code('rows of x', 'vmap(vmap(add, [0, null]), [null, 0])(x, y)');
  code('vectorize', 'vectorize(add)(x, column)');
  code('exchanged', 'vmap(vmap(add, [null, 0]), [0, null])(x, y)');
  const [xs, ys] = [x, y].map((values) => Array.from(values.dataSync(), (v) => scalar(v)));
  const looped = stack(ys.map((v) => stack(xs.map((u) => add(u, v)))));
  const rows = vmap(vmap(add, [0, null]), [null, 0])(x, y);
  const vectorized = vectorize(add)(x, column);
  const exchanged = vmap(vmap(add, [null, 0]), [0, null])(x, y);

  table(
    ['', 'result'],
    Object.entries({ 'rows of x': rows, vectorize: vectorized, exchanged }).map(([name, sums]) => [
      name,
      shape(sums),
    ]),
  );
  check(
    'the first two are equal, and equal to the loop',
    gap(rows, vectorized) === 0 && gap(rows, looped) === 0,
  );
  check('the last is their transpose', gap(exchanged.transpose(), rows) === 0);
  say(
    'The outer vmap makes the leading axis. A well-known answer to this question claims [20, 10] for the last',
  );
  say('line; written down as a type, the claim does not compile:');
  printMistakes(mistakes, 'claim.ts');
}
