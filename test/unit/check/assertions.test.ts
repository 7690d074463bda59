import ts from 'typescript';
import { expect, it } from 'vitest';
import { itFinds, problemsIn } from './fixture.js';

itFinds({
  'a shape that the program says': `
declare const plain: tf.Tensor, t: Tensor<[2, 3]>, shapeless: Tensor, anything: any, unknown: unknown;
const a = plain as Tensor<[80]>;
//        ^ AX603
const b = t as unknown as Tensor<[3, 2]>;
//        ^ AX603
const c = shapeless as Tensor<[2, 3]>;
//        ^ AX603
const d = <Tensor<[2]>>anything;
//        ^ AX603
const e = unknown as Tensor<[2]> | null;
//        ^ AX603
const f = t.sum() as Tensor<[]>;
//        ^ AX603
const g = tf.matMul(t, t, true) as Tensor<[3, 3]>;
//        ^ AX603
const h = tf.slice(t, [0, 1]) as unknown as Tensor<[2, 2]>;
//        ^ AX603
`,
  'a shape within a list, an object or a promise, or of names': `
declare const plain: tf.Tensor, plains: tf.Tensor[], unknown: unknown, later: Promise<tf.Tensor>;
const a = plains as [Tensor<[2]>, Tensor<[3]>];
//        ^ AX603
const b = plains as Tensor<[2]>[];
//        ^ AX603
const c = unknown as { w: Tensor<[3]> };
//        ^ AX603
const d = plain as Tensor<['n', 3]>;
//        ^ AX603
const e = later as Promise<Tensor<[2]>>;
//        ^ AX603
`,
  'right: what the compiler knows, or does not believe': `
declare const t: Tensor<[2, 3]>, maybe: Tensor<[2, 3]> | null, either: Tensor<[2, 3]> | number, plain: tf.Tensor;
const a = t as Tensor<[number, 3]>;
const b = maybe as Tensor<[2, 3]>;
const c = either as Tensor<[2, 3]>;
const d = t as tf.Tensor;
const e = plain as Tensor;
const f = plain as tf.Tensor2D;
const g = [2, 3] as const;
const h = asShape(plain, [2, 3]);
const i = t satisfies Tensor<[2, 3]>;
const j = <S extends Shape>(x: tf.Tensor) => x as Tensor<S>;
`,
  'right: ignored by a comment with the code': `
declare const plain: tf.Tensor;
const a = plain as Tensor<[80]>; // axiswise-ignore AX603
`,
});

it('writes the check that it wants', async () => {
  const code = `declare const x: tf.Tensor, xs: tf.Tensor[];
x as Tensor<[80]>;
x as Tensor<['n', 3], 'bool'>;
x as Tensor<[number, 3]>;
xs as Tensor<[2]>[];
`;
  const problems = await problemsIn(ts, code);
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "as: the program says that this is Tensor<[80], "float32">, which nothing checks; write asShape(x, [80]), which checks",
      "as: the program says that this is Tensor<["n", 3], "bool">, which nothing checks; write asShape(x, ['n', 3], 'bool'), which checks",
      "as: the program says that this is Tensor<[number, 3], "float32">, which nothing checks; write asShape(x, [...]), which checks",
      "as: the program says that this is Tensor<[2], "float32">, which nothing checks; pass each tensor through asShape, which checks",
    ]
  `);
});
