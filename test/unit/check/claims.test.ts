import ts from 'typescript';
import { expect, it } from 'vitest';
import { itFinds, problemsIn } from './fixture.js';

itFinds({
  'functions that claim the type of their argument': `
declare const t: Tensor<[2, 3]>, images: Tensor<[8, 28, 28, 1]>, filter: tf.Tensor4D;
const a = tf.transpose(t);
//        ^ AX603
const b = tf.slice(t, [0, 1]);
//        ^ AX603
const c = tf.pad(t, [[1, 1], [0, 0]]);
//        ^ AX603
const d = tf.gather(t, [1]);
//        ^ AX603
const e = tf.concat([t, t]);
//        ^ AX603
const f = tf.conv2d(images, filter, 1, 'same');
//        ^ AX603
const g = tf.image.resizeBilinear(images, [14, 14]);
//        ^ AX603
const h = tf.topk(t, 2);
//        ^ AX603
const i = tf.cast(t, 'int32');
//        ^ AX603
`,
  'chained methods that claim the type of their receiver': `
declare const t: Tensor<[2, 3]>;
const a = t.slice([0, 1]);
//        ^ AX603
const b = t.all();
//        ^ AX603
const c = t.prod(0);
//        ^ AX603
const d = t.square().gather([1]);
//        ^ AX603
const e = t.toInt();
//        ^ AX603
`,
  'functions and methods that claim what is expected of them': `
declare const t: Tensor<[2, 3]>;
const a: Tensor<[2, 2]> = tf.matMul(t, t, false, true);
//                        ^ AX603
const b: Tensor<[4]> = t.transpose();
//                     ^ AX603
const total = (x: Tensor<[3]>): Tensor<[]> => tf.sum(x);
//                                            ^ AX603
const halves: Tensor<[1, 3]>[] = tf.split(t, 2);
//                               ^ AX603
`,
  'by any name, and in generic code': `
const { transpose: flip } = tf;
declare const t: Tensor<['n', 3]>;
const a = flip(t);
//        ^ AX603
const f = <T extends Tensor<[2, 3]>>(x: T) => tf.transpose(x);
//                                            ^ AX603
`,
  'right: ops of axiswise, and of tfjs with results of unknown shape': `
declare const t: Tensor<[2, 3]>, plain: tf.Tensor2D, anything: UnknownTensor, shapeless: Tensor;
const a = matMul(t, ones([3, 4]));
const b = tf.matMul(t, ones([3, 4]));
const c = t.transpose();
const d = tf.transpose(plain);
const e = tf.reshape(t, [6]);
const f = tf.stack([t, t]);
const g = tf.transpose(anything);
const h = tf.slice(shapeless, [0, 1]);
const i = mul(tf.sum(t), 2);
`,
  'right: ops that keep the shape, and scopes': `
declare const t: Tensor<[2, 3]>;
const a = tf.relu(tf.exp(t));
const b = t.square().neg().clone();
const c: Tensor<[2, 3]> = tf.cumsum(t, 1);
const d = tf.tidy(() => tf.keep(add(t, 1)));
const e = tf.addN([t, t]);
`,
  'in an op, in a chain, in a mapped function': `
declare const t: Tensor<[2, 3]>;
const a = add(tf.slice(t, [0, 1]), 1);
//            ^ AX603
const b = tf.relu(tf.slice(t, [0, 1]));
//                ^ AX603
const c = vmap((x: Tensor<[3]>) => tf.slice(x, [1]))(t);
//                                 ^ AX603
const d = tf.tidy(() => tf.transpose(t));
//                      ^ AX603
const e = Math.random() > 0.5 ? tf.transpose(t) : t;
//                              ^ AX603
`,
  'right: where nothing believes the claim': `
declare const t: Tensor<[2, 3]>;
const plain: tf.Tensor = tf.transpose(t);
const parts = tf.unstack(tf.slice(t, [0, 1]));
const slope = tf.grad((x) => asShape(x, [3]).gather(1));
tf.slice(t, [0, 1]).print();
const slopes = vmap(grad((x: Tensor<[3]>) => tf.sum(tf.square(x))))(t);
const sums = tf.tidy(() => tf.sum(t));
const flip = (x: Tensor<[2, 3]>): tf.Tensor => tf.transpose(x);
const a = asShape(tf.transpose(t), [3, 2]);
const b = asShape(tf.matMul(t, t, true) as tf.Tensor, [3, 3]);
const c = tf.square(tf.transpose(t) as unknown as tf.Tensor);
`,
  'a promise of a claim': `
declare const t: Tensor<[2, 3]>, targets: Tensor<[2], 'int32'>;
const hits = tf.inTopKAsync(t, targets);
//           ^ AX603
`,
});

it('says which op to use, or how to check', async () => {
  const code = `declare const t: Tensor<[2, 3]>, images: Tensor<[8, 28, 28, 1]>;
tf.transpose(t);
tf.losses.huberLoss<Tensor<[2, 3]>, Tensor<[2, 3]>>(t, t);
tf.maxPool(images, 2, 2, 'valid');
t.square().slice([1]);
t.toInt();
`;
  const problems = await problemsIn(ts, code);
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "tf.transpose: tfjs' own types say that the result is Tensor<[2, 3], "float32">, which nothing checks; use transpose from axiswise",
      "tf.losses.huberLoss: tfjs' own types say that the result is Tensor<[2, 3], "float32">, which nothing checks; use losses.huberLoss from axiswise",
      "tf.maxPool: tfjs' own types say that the result is Tensor<[8, 28, 28, 1], "float32">, which nothing checks; use maxPool from axiswise",
      ".slice: tfjs' own types say that the result is Tensor<[2, 3], "float32">, which nothing checks; use slice from axiswise",
      "t.toInt: tfjs' own types say that the result is Tensor<[2, 3], "float32">, which nothing checks; use cast from axiswise",
    ]
  `);
});
