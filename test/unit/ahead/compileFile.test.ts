import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectClose } from '../../support/statement.js';
import { fuse, type Loose } from '../../support/untyped.js';
import { TIMEOUT, VERSIONS } from '../check/fixture.js';
import { compiled, here } from './fixture.js';

type T = tf.Tensor;
const [, ts] = VERSIONS;

beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

const wave = (x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
const x = () => tf.tensor1d([0.1, 0.2, 0.3]);

describe.each(VERSIONS.map((version) => [version.versionMajorMinor, version] as const))(
  'TypeScript %s',
  (_, ts) => {
    const CASES: Record<
      string,
      readonly [code: string, f: (...args: never[]) => unknown, ...args: (() => unknown)[]]
    > = {
      'an arrow': ['fuse((x: Tensor<[3]>) => mul(exp(neg(x)), sin(x)));', wave, x],
      'a function': ['fuse(function (x: Tensor<[3]>) { return mul(exp(neg(x)), sin(x)); });', wave, x],
      'another name': [
        "import { fuse as together, mul as times } from 'axiswise';\ntogether((x: Tensor<[3]>) => times(x, x));",
        (y: T) => tf.square(y),
        x,
      ],
      'a namespace': ['aw.fuse((x: Tensor<[3]>) => aw.mul(x, x));', (y: T) => tf.square(y), x],
      'an import of CommonJS': [
        "import old = require('axiswise');\nold.fuse((x: Tensor<[3]>) => old.mul(x, x));",
        (y: T) => tf.square(y),
        x,
      ],
      'ops of tfjs': ['fuse((x: Tensor<[3]>) => tf.square(x));', (y: T) => tf.square(y), x],
      'a const': ['const f = (x: Tensor<[3]>) => mul(x, x);\nfuse(f);', (y: T) => tf.square(y), x],
      'helpers and constants': [
        `const TERMS = 4;
const SCALES = [1, 2] as const;
function power(x: Tensor<[3]>, n: number): Tensor<[3]> { return n === 0 ? add(mul(x, 0), 1) : mul(x, power(x, n - 1)); }
const series = (x: Tensor<[3]>) => { let y = mul(x, SCALES[1]); for (let i = 0; i < TERMS; i++) y = add(y, power(x, i)); return y; };
fuse((x: Tensor<[3]>) => { const TERMS = 2; return mul(series(x), TERMS); });`,
        (y: T) =>
          tf.mul(tf.addN([tf.mul(y, 2), tf.onesLike(y), y, tf.square(y), tf.mul(y, tf.square(y))]), 2),
        x,
      ],
      'names that stand for themselves': [
        'const scale = 3;\nfuse((x: Tensor<[3]>) => { const all = { scale, x }; return mul(all.x, all.scale); });',
        (y: T) => tf.mul(y, 3),
        x,
      ],
      'values that it makes': [
        'fuse((x: Tensor<[3]>) => add(x, tensor([1, 2, 3])));',
        (y: T) => tf.add(y, [1, 2, 3]),
        x,
      ],
      'nested transforms': [
        'const f = (x: Tensor<[]>) => mul(exp(neg(x)), sin(x));\nfuse((x: Tensor<[3]>) => vmap(grad(f))(x));',
        (y: T) => tf.grad((z) => tf.sum(wave(z)))(y),
        x,
      ],
      'trees, numbers and words': [
        `interface Weights { readonly w: Tensor<[3]>; readonly list: [Tensor<[]>, number] }
fuse(({ w, list: [b, c] }: Weights, how: 'plus', x: Tensor<[3]>) => ({ [how]: add(mul(w, x), mul(b, c)) }));`,
        ({ w, list }: Loose, how: string, y: T) => ({
          [how]: tf.add(tf.mul(w, y), tf.mul(list[0], list[1])),
        }),
        () => ({ w: x(), list: [tf.scalar(2), 5] }),
        () => 'plus',
        x,
      ],
    };

    test.each(Object.entries(CASES))(
      '%s',
      async (_, [code, f, ...makers]) => {
        const { descriptors, remarks } = await compiled(ts, code);
        expect(remarks).toEqual([]);
        expect(descriptors.length).toBe(1);
        const args = makers.map((make) => make());
        const never = () => {
          throw new Error('traced');
        };
        const got = fuse(never, undefined, descriptors[0])(...args);
        const wanted = f(...(args as never[]));
        expect(Object.keys(got)).toEqual(Object.keys(wanted as object));
        for (const key of wanted instanceof tf.Tensor ? [] : Object.keys(wanted as object)) {
          expectClose(got[key], (wanted as Loose)[key]);
        }
        if (wanted instanceof tf.Tensor) expectClose(got, wanted);
      },
      TIMEOUT,
    );
  },
);

describe('what is not compiled ahead', () => {
  test.each<[string, string, string]>([
    [
      'a let',
      'let k = 2;\nk = 3;\nfuse((x: Tensor<[3]>) => mul(x, k));',
      '3:33 it uses k, which may change; make it a const, or an argument',
    ],
    [
      'a tensor',
      'const w = tensor([1, 2, 3]);\nfuse((x: Tensor<[3]>) => mul(x, w));',
      '2:33 it uses the tensor w from outside; make it an argument',
    ],
    [
      'an object',
      'const c = { k: 2 };\nfuse((x: Tensor<[3]>) => mul(x, c.k));',
      '2:33 it uses c, whose parts may change; write as const after its value',
    ],
    [
      'a parameter',
      'export const g = (k: number) => fuse((x: Tensor<[3]>) => mul(x, k));',
      '1:65 it uses k, which is known only when the program runs; make it an argument',
    ],
    [
      'a let of a helper',
      'let k = 2;\nk = 3;\nconst h = (x: Tensor<[3]>) => mul(x, k);\nfuse((x: Tensor<[3]>) => h(x));',
      '4:26 it uses k, which may change; make it a const, or an argument',
    ],
    [
      'random numbers',
      'fuse((x: Tensor<[3]>) => mul(x, Math.random()));',
      '1:33 it draws random numbers; draw them outside and pass them in',
    ],
    [
      'the console',
      "fuse((x: Tensor<[3]>) => { console.log('x'); return mul(x, 2); });",
      '1:28 it uses console, which is not part of it; pass what it gives',
    ],
    [
      'any tensor',
      'fuse((x: tf.Tensor) => tf.exp(x));',
      '1:7 its parameter x is Tensor<Rank>, and not a tensor of known shape',
    ],
    [
      'a function',
      'fuse((x: Tensor<[3]>, f: (y: Tensor<[3]>) => Tensor<[3]>) => f(x));',
      '1:23 its parameter f is (y: Tensor<[3], "float32">) => Tensor<[3], "float32">, and not a tensor of known shape',
    ],
    [
      'an unknown rank',
      'fuse((x: Tensor) => exp(x));',
      '1:7 its parameter x is Tensor<Shape, "float32">, whose rank is not known',
    ],
    [
      'a reason of the trace',
      'fuse((x: Tensor<[3]>) => mul(x, x.dataSync()[0]));',
      '1:6 it cannot be traced: dataSync(): a tensor inside fuse has no data to read; return it and read the result, or print it with debugPrint',
    ],
    [
      'options from elsewhere',
      'const o = {};\nfuse((x: Tensor<[3]>) => exp(x), o);',
      '2:34 its options are not written in the call',
    ],
  ])(
    '%s',
    async (_, code, remark) => {
      const { remarks, descriptors } = await compiled(ts, code);
      expect(remarks).toEqual([remark]);
      expect(descriptors).toEqual([]);
    },
    TIMEOUT,
  );

  test('what another library calls fuse', async () => {
    const code = 'const other = { fuse: (f: unknown) => f };\nother.fuse((x: Tensor<[3]>) => exp(x));';
    expect(await compiled(ts, code)).toMatchObject({ remarks: [], descriptors: [] });
  });
});

test('the descriptor is inserted on the line of the call, after its options', async () => {
  const reply = () => ({ descriptor: '{"v":1}' });
  const { text } = await compiled(
    ts,
    "fuse((x: Tensor<[3]>) => exp(x)); fuse(\n  (x: Tensor<[3]>) => exp(x),\n  { name: 'f' },\n);\n",
    reply,
  );
  expect(text).toBe(
    'fuse((x: Tensor<[3]>) => exp(x), undefined, {"v":1}); fuse(\n  (x: Tensor<[3]>) => exp(x),\n  { name: \'f\' }, {"v":1},\n);\n',
  );
});

test('options decide what is compiled', async () => {
  const code = `fuse((x: Tensor<[3]>, n: 2) => mul(x, n), { name: 'f', staticArgnums: [1], onProgress: () => {} });
fuse((x: Tensor<[3]>) => mul(x, 2), { precision: 'fast' });`;
  const { descriptors } = await compiled(ts, code, here);
  expect(descriptors.map(({ variants: [{ form, wasm }] }) => [form, wasm !== undefined])).toEqual([
    ['float32;number:2', true],
    ['float32', false],
  ]);
});
