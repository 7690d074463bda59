import { expect, it } from 'vitest';
import { TIMEOUT } from '../check/fixture.js';
import { suggested } from './lint.js';

/** The lines after a suggestion that are not as they were. */
async function changes(imports: string, body: string): Promise<string[]> {
  const head = `import * as tf from '@tensorflow/tfjs';
${imports}declare const x: Tensor<[2, 3]>, m: Tensor<[2], 'bool'>, n: Tensor<[2], 'bool'>, plain: tf.Tensor;
`;
  const before = `${head}${body}\n`.split('\n');
  const results = await suggested(`${head}${body}\n`);
  return results.map((after) =>
    after
      .split('\n')
      .filter((line) => !before.includes(line))
      .join(' | '),
  );
}

const NAMED = "import { add, type Tensor } from 'axiswise';\n";

const cases: Record<string, readonly [imports: string, body: string, after: readonly string[]]> = {
  'an operator between tensors': [
    NAMED,
    'const a = x === plain;',
    ["import { add, type Tensor, equal } from 'axiswise'; | const a = equal(x, plain);"],
  ],
  'an op that is imported': [
    "import { equal as eq, type Tensor } from 'axiswise';\n",
    'const a = x == plain;',
    ['const a = eq(x, plain);'],
  ],
  'a namespace': [
    "import type { Tensor } from 'axiswise';\nimport * as ax from 'axiswise';\n",
    'const a = !m;',
    ['const a = ax.logicalNot(m);'],
  ],
  'no import of values': [
    "import type { Tensor } from 'axiswise';\n",
    'const a = m && n;',
    ["import { logicalAnd } from 'axiswise'; | const a = logicalAnd(m, n);"],
  ],
  'a choice': [
    NAMED,
    'const a = m ? 1 : x;',
    ["import { add, type Tensor, where } from 'axiswise'; | const a = where(m, 1, x);"],
  ],
  'a function of tfjs': [
    NAMED,
    'const a = tf.losses.huberLoss(x, x).print();\nconst b = tf.transpose(x);',
    ["import { add, type Tensor, transpose } from 'axiswise'; | const b = transpose(x);"],
  ],
  'a chained method': [
    NAMED,
    'const a = x.slice([0, 1], [2, 2]);\nconst b = x.square().softmax().slice([1]);',
    [
      "import { add, type Tensor, slice } from 'axiswise'; | const a = slice(x, [0, 1], [2, 2]);",
      "import { add, type Tensor, slice } from 'axiswise'; | const b = slice(x.square().softmax(), [1]);",
    ],
  ],
  'an assertion': [
    NAMED,
    "const a = plain as unknown as Tensor<['n', 3], 'int32'>;",
    ["import { add, type Tensor, asShape } from 'axiswise'; | const a = asShape(plain, ['n', 3], 'int32');"],
  ],
  'a size inferred twice': [
    NAMED,
    'declare function f<K extends number>(a: Tensor<[K]>, b: Tensor<[K]>): void;',
    ['declare function f<K extends number>(a: Tensor<[K]>, b: Tensor<[NoInfer<K>]>): void;'],
  ],
  'nothing in a condition, for other values or where the name is taken': [
    NAMED,
    `if (x === plain && m) add(x, 1);
const a = m && 'yes';
const b = m ? 'yes' : 'no';
const c = plain as Tensor<[number]>;
const d = x.toInt();
const less = 1;
const e = plain < x;
const f = tf.gather(x, [0, 1]);`,
    [],
  ],
};

it.each(Object.entries(cases))(
  '%s',
  async (_, [imports, body, after]) => {
    expect(await changes(imports, body)).toEqual(after);
  },
  TIMEOUT,
);
