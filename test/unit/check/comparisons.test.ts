import ts from 'typescript';
import { expect, it } from 'vitest';
import { itFinds, problemsIn } from './fixture.js';

/** "This condition will always return ..." and operators that the compiler refuses itself. */
const REFUSED = [2365, 2367, 2839];

itFinds(
  {
    equality: `
declare const x: Tensor<[3]>, y: Tensor<[3]>, plain: tf.Tensor, either: tf.Tensor | number;
const a = x === y;
//        ^ AX602
const b = plain == x;
//        ^ AX602
const c = x !== y ? 1 : 2;
//        ^ AX602
const d = add(x, 1) != y;
//        ^ AX602
const e = either === 0;
//        ^ AX602
`,
    order: `
declare const x: Tensor<[3]>, plain: tf.Tensor;
if (x < 3) add(x, 1);
//  ^ AX602
if (x <= 3) add(x, 1);
//  ^ AX602
if (3 > x) add(x, 1);
//  ^ AX602
if (plain >= x) add(x, 1);
//  ^ AX602
`,
    'right: null and undefined': `
declare const maybe: Tensor<[3]> | null | undefined, none: null | undefined;
if (maybe === null || maybe === undefined || maybe == null) add(1, 1);
if (maybe !== null && undefined != maybe) add(maybe, 1);
if (maybe !== none) add(1, 1);
`,
    'right: sizes, kinds and values': `
declare const x: Tensor<[3]>, either: Tensor<[3]> | number;
if (x.shape[0] === 3 && x.size < 4 && x.dtype === 'float32') add(x, 1);
if (typeof either === 'number' || either instanceof tf.Tensor) add(either, 1);
if (x.arraySync() === x.dataSync()) add(x, 1);
const c = x ?? 1;
`,
  },
  REFUSED,
);

it('names the op that compares values', async () => {
  const code = `declare const x: Tensor<[3]>;
const all = [x === x, x != x, x < x, x <= x, x > x, x >= x];
`;
  const problems = await problemsIn(ts, code, REFUSED);
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "=== does not look at the values of a tensor; use equal(a, b)",
      "!= does not look at the values of a tensor; use notEqual(a, b)",
      "< does not look at the values of a tensor; use less(a, b)",
      "<= does not look at the values of a tensor; use lessEqual(a, b)",
      "> does not look at the values of a tensor; use greater(a, b)",
      ">= does not look at the values of a tensor; use greaterEqual(a, b)",
    ]
  `);
});
