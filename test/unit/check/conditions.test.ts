import ts from 'typescript';
import { expect, it } from 'vitest';
import { itFinds, problemsIn } from './fixture.js';

itFinds({
  'a condition of if, while, do, for, ?: and Boolean': `
declare const x: Tensor<[3]>;
if (greater(x, 0)) add(x, 1);
//  ^ AX601
while (tf.greater(x, 0)) break;
//     ^ AX601
do { break; } while ((x));
//                    ^ AX601
for (; x; ) break;
//     ^ AX601
const y = greater(x, 0) ? x : 0;
//        ^ AX601
const z = Boolean(x);
//                ^ AX601
`,
  'operands of !, && and ||': `
declare const m: Tensor<[3], 'bool'>, n: Tensor<[3], 'bool'>;
const not = !m;
//           ^ AX601
const and = m && n;
//          ^ AX601
const or = m || n;
//         ^ AX601
let both = m;
if (1) both &&= n;
//     ^ AX601
`,
  'each operand once': `
declare const m: Tensor<[3], 'bool'>, n: Tensor<[3], 'bool'>, ready: boolean;
if (m && n) add(1, 1);
//  ^ AX601
//       ^ AX601
if (ready && (m || !n)) add(1, 1);
//            ^ AX601
//                  ^ AX601
if (!(m && n)) add(1, 1);
//    ^ AX601
//         ^ AX601
`,
  'tensors of tfjs, subclasses, unions, type parameters': `
declare const variable: tf.Variable, scalar: tf.Scalar, either: Tensor<[3]> | number;
const a = variable ? 1 : 2;
//        ^ AX601
const b = scalar ? 1 : 2;
//        ^ AX601
const c = either ? 1 : 2;
//        ^ AX601
const f = <T extends Tensor<[3]>>(x: T) => (x ? 1 : 2);
//                                          ^ AX601
`,
  'right: whether there is a tensor at all': `
declare const maybe: Tensor<[3]> | null, optional: { x?: tf.Tensor }, ready: boolean;
if (maybe) add(maybe, 1);
if (!optional.x) add(1, 1);
const y = maybe && add(maybe, 1);
const z = optional.x || ones([3]);
const w = ready && ones([3]);
if (w) add(w, 1);
const v = maybe ?? ones([3]);
for (const x of [maybe]) x?.dispose();
`,
  'an entry that is there, as of a tuple': `
declare const pair: [Tensor<[3]>, Tensor<[4]>], named: { w: Tensor<[3]> };
if (pair[0]) add(1, 1);
//  ^ AX601
if (named.w) add(1, 1);
//  ^ AX601
`,
  'right: whether a list or a record has an entry': `
declare const list: Tensor<[3]>[], record: Record<string, Tensor<[3]>>, map: Map<string, Tensor<[3]>>;
if (list[0] && record.w && record['w'] && map.get('w')) add(list[0], 1);
`,
  'right: values, and types of which nothing is known': `
declare const x: Tensor<[3]>, anything: any, unknown: unknown;
if (x.dataSync()[0] > 0 && x.rank) add(x, 1);
if (anything || unknown) add(x, 1);
if (x.isDisposed) add(x, 1);
`,
  'right: ignored by a comment with the code': `
declare const x: Tensor<[3]>;
if (x) add(x, 1); // axiswise-ignore AX601
// axiswise-ignore AX601
if (x) add(x, 1);
if (x) add(x, 1); // axiswise-ignore AX602
//  ^ AX601
`,
});

it('says what to write instead', async () => {
  const code = `declare const m: Tensor<[3], 'bool'>;
if (m) add(1, 1);
const no = !m;
const and = m && true;
const or = m || true;
`;
  const problems = await problemsIn(ts, code);
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "a tensor in a condition is an object and always true, whatever its values; choose with where(condition, a, b)",
      "a tensor after ! is an object and always true, whatever its values; use logicalNot(x)",
      "a tensor before && is an object and always true, whatever its values; use logicalAnd(a, b)",
      "a tensor before || is an object and always true, whatever its values; use logicalOr(a, b)",
    ]
  `);
  expect(problems.every(({ message, fix }) => message.endsWith(fix))).toBe(true);
});
