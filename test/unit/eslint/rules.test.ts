import { describe, expect, it } from 'vitest';
import { TIMEOUT } from '../check/fixture.js';
import { lint } from './lint.js';

const code = `import * as tf from '@tensorflow/tfjs';
import { greater, ones, type Dim, type Tensor } from 'axiswise';
declare const x: Tensor<[2, 3]>, plain: tf.Tensor;
if (greater(x, 0)) x.print();
const same = x === plain;
const flipped = tf.transpose(x);
const claimed = plain as Tensor<[80]>;
declare function mm<K extends Dim>(a: Tensor<[2, K]>, b: Tensor<[K, 3]>): void;
const ignored = x === plain; // axiswise-ignore AX602
const disabled = x === plain; // eslint-disable-line axiswise/no-tensor-comparison
if (ones([3]).rank === 1 && x !== null) x.print();
`;

describe('axiswise/eslint', () => {
  it(
    'reports the problems of axiswise check, with position, code and fix',
    async () => {
      const messages = await lint(code);
      expect(
        messages.map(({ line, column, endLine, endColumn, ruleId, message }) =>
          [`${line}:${column}-${endLine}:${endColumn}`, ruleId, message].join(' '),
        ),
      ).toMatchInlineSnapshot(`
        [
          "4:5-4:18 axiswise/no-tensor-condition AX601 a tensor in a condition is an object and always true, whatever its values; choose with where(condition, a, b)",
          "5:14-5:25 axiswise/no-tensor-comparison AX602 === does not look at the values of a tensor; use equal(a, b)",
          "6:17-6:32 axiswise/no-unchecked-shape AX603 tf.transpose: tfjs' own types say that the result is Tensor<[2, 3], "float32">, which nothing checks; use transpose from axiswise",
          "7:17-7:38 axiswise/no-unchecked-shape AX603 as: the program says that this is Tensor<[80], "float32">, which nothing checks; write asShape(x, [80]), which checks",
          "8:66-8:67 axiswise/no-dim-inferred-twice AX604 K is inferred in more than one place, so sizes that differ pass as a union such as 3 | 4; write NoInfer<K> here, or a name such as 'k' in place of the type parameter",
        ]
      `);
    },
    TIMEOUT,
  );

  it(
    'says what the configuration lacks',
    async () => {
      const message =
        /axiswise\/eslint: needs types; set languageOptions.parser to that of typescript-eslint/;
      await expect(lint('let x = 1;\n', { programs: null })).rejects.toThrow(message);
    },
    TIMEOUT,
  );
});
