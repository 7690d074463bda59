import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import type { Coded } from '../../../src/messages/error.js';
import {
  leakedTracer,
  returnedPromise,
  tensorInValues,
  tracedCoercion,
  tracedRead,
  tracedWrite,
} from '../../../src/messages/tracing.js';
import { errorOf, expectClose, expectError, statement } from '../../support/statement.js';
import { evalShape, grad, jvp, linearize, valueAndGradVars, vjp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
// biome-ignore lint/suspicious/noExplicitAny: what JavaScript lets one do with a tensor
type Any = any;

/** Ways to hand a traced tensor to a function, with the name that messages give the transform. */
const transforms: [string, (f: (x: T) => unknown) => unknown][] = [
  ['vmap', (f) => vmap(f)(tf.ones([2, 3]))],
  ['grad', (f) => grad(f)(tf.ones([3]))],
  ['jvp', (f) => jvp(f, [tf.ones([3])], [tf.ones([3])])],
  ['vjp', (f) => vjp(f, [tf.ones([3])])],
  ['linearize', (f) => linearize(f, [tf.ones([3])])],
  ['evalShape', (f) => evalShape(f, tf.ones([3]))],
];

const A_NUMBER = 'a number (+x, x > 0)';
// biome-ignore lint/suspicious/noTemplateCurlyInString: what the message shows
const A_STRING = 'a string (`${x}`)';
const A_LIST = 'a list to iterate over';

type Message = ((what: string, transform: string) => string) & Coded;
const attempts: [string, Message, string, (x: Any) => unknown][] = [
  ['+x', tracedCoercion, A_NUMBER, (x) => +x],
  ['x + 1', tracedCoercion, A_NUMBER, (x) => x + 1],
  ['x * 2', tracedCoercion, A_NUMBER, (x) => x * 2],
  ['-x', tracedCoercion, A_NUMBER, (x) => -x],
  ['x | 0', tracedCoercion, A_NUMBER, (x) => x | 0],
  ['x > 0', tracedCoercion, A_NUMBER, (x) => x > 0],
  ['x <= x', tracedCoercion, A_NUMBER, (x) => x <= tf.ones([3])],
  // biome-ignore lint/suspicious/noDoubleEquals: this is what the test is about
  ['x == 1', tracedCoercion, A_NUMBER, (x) => x == 1],
  ['Number(x)', tracedCoercion, A_NUMBER, (x) => Number(x)],
  ['Math.max(x, 0)', tracedCoercion, A_NUMBER, (x) => Math.max(x, 0)],
  ['Math.abs(x)', tracedCoercion, A_NUMBER, (x) => Math.abs(x)],
  ['Float32Array.of(x)', tracedCoercion, A_NUMBER, (x) => Float32Array.of(x)],
  ['a template', tracedCoercion, A_STRING, (x) => `${x}`],
  ['String(x)', tracedCoercion, A_STRING, (x) => String(x)],
  // biome-ignore lint/style/useTemplate: this is what the test is about
  ["'x is ' + x", tracedCoercion, A_NUMBER, (x) => 'x is ' + x],
  ['list[x]', tracedCoercion, A_STRING, (x) => [1, 2][x]],
  ['parseFloat(x)', tracedCoercion, A_STRING, (x) => Number.parseFloat(x)],
  ['[...x]', tracedCoercion, A_LIST, (x) => [...x]],
  [
    'for (of x)',
    tracedCoercion,
    A_LIST,
    (x) => {
      for (const _ of x) break;
    },
  ],
  [
    'const [a] = x',
    tracedCoercion,
    A_LIST,
    (x) => {
      const [a] = x;
      return a;
    },
  ],
  ['Array.from(x)', tracedCoercion, A_LIST, (x) => Array.from(x)],
  ['f(...x)', tracedCoercion, A_LIST, (x) => Math.max(...x)],
  ['new Set(x)', tracedCoercion, A_LIST, (x) => new Set(x)],
  ['JSON.stringify(x)', tracedRead, 'JSON.stringify', (x) => JSON.stringify({ x })],
  ['x.dataSync()', tracedRead, 'dataSync()', (x) => x.dataSync()],
  ['x.data()', tracedRead, 'data()', (x) => x.data()],
  ['x.arraySync()', tracedRead, 'arraySync()', (x) => x.arraySync()],
  ['x.array()', tracedRead, 'array()', (x) => x.array()],
  ['x.buffer()', tracedRead, 'buffer()', (x) => x.buffer()],
  ['x.bufferSync()', tracedRead, 'bufferSync()', (x) => x.bufferSync()],
  ['x.bytes()', tracedRead, 'bytes()', (x) => x.bytes()],
  ['x.dataToGPU()', tracedRead, 'dataToGPU()', (x) => x.dataToGPU()],
  ['x.dataId', tracedRead, 'reading values', (x) => x.dataId],
  ['x.variable()', tracedWrite, 'variable()', (x) => x.variable()],
];

for (const [name, run] of transforms) {
  describe(`a tensor inside ${name}`, () => {
    for (const [attempt, message, what, f] of attempts) {
      statement(`${attempt} throws ${message.code}, names the fix and the line`, () => {
        const error = expectError(() => run(f), message, what, name);
        expect(error.message).toMatch(/where\(condition, a, b\)|debugPrint|return it/);
        expect(error.message).toMatch(/ \(at .*reads\.test\.ts:\d+:\d+\)$/);
      });
    }
    statement('tf.variable(x) and variable.assign(x) throw, and the variable keeps its value', () => {
      const v = tf.variable(tf.tensor1d([1, 2, 3]));
      expectError(() => run((x) => v.assign(x as never)), tracedWrite, 'variable.assign()', name);
      expectClose(v, [1, 2, 3]);
      expectClose(v.mul(2), [2, 4, 6]);
      expectError(() => run((x) => tf.variable(x)), tracedRead, 'reading values', name);
      v.dispose();
    });
    statement('tf.tensor of traced tensors throws AX518 and names tf.stack', () => {
      expectError(() => run((x) => tf.tensor([x as never])), tensorInValues, name);
      expectError(() => run((x) => tf.tensor1d([1, x as never, 2])), tensorInValues, name);
      run((x) => tf.sum(tf.stack([x, tf.tensor1d([1, 2, 3])])));
    });
    statement('what prints it shows no values and does not throw', () => {
      const text = new RegExp(`^Tracer\\(${name}, float32\\[3\\]\\)$`);
      run((x) => {
        expect(x.toString()).toMatch(text);
        return tf.sum(x);
      });
    });
    statement('its shape, rank, size and dtype can be read', () => {
      run((x) => {
        expect([x.shape, x.rank, x.size, x.dtype, x.isDisposed]).toEqual([[3], 1, 3, 'float32', false]);
        expect(x).toBeInstanceOf(tf.Tensor);
        return tf.sum(x);
      });
    });
    statement('after the call it is a leak', () => {
      let leaked: Any;
      run((x) => {
        leaked = x;
        return tf.sum(x);
      });
      for (const f of [
        () => leaked.add(1),
        () => tf.sin(leaked),
        () => leaked.dataSync(),
        () => +leaked,
        () => leaked.clone(),
      ]) {
        expectError(f, leakedTracer, name);
      }
      expectError(() => vmap((y: T) => y.add(leaked))(tf.ones([2, 3])), leakedTracer, name);
      expect(errorOf(() => leaked.add(1)).message).toMatch(/reads\.test\.ts/);
    });
    test("an async function is an error, and what it throws later is nobody else's", async () => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown) => unhandled.push(reason);
      process.on('unhandledRejection', note);
      tf.tidy(() => {
        expectError(
          () =>
            run(async (x) => {
              await x.data();
            }),
          returnedPromise,
          name,
        );
        expectError(
          () =>
            run(async (x) => {
              await null;
              return tf.sin(x);
            }),
          returnedPromise,
          name,
        );
      });
      await new Promise((resolve) => setTimeout(resolve, 5));
      process.off('unhandledRejection', note);
      expect(unhandled).toEqual([]);
    });
  });
}

describe('reading inside nested transforms', () => {
  statement('names the transform whose value it is', () => {
    expectError(
      () => vmap((x: T) => grad((y: T) => y.dataSync())(x))(tf.ones([2])),
      tracedRead,
      'dataSync()',
      'grad',
    );
    expectError(
      () => vmap((x: T) => grad((y: T) => y.mul(x.dataSync()[0]))(1))(tf.ones([2])),
      tracedRead,
      'dataSync()',
      'vmap',
    );
  });
  statement('a concrete value may be read anywhere', () => {
    const w = tf.tensor1d([1, 2]);
    expectClose(vmap((x: T) => x.mul(w.dataSync()[1]))(tf.ones([2])), [2, 2]);
    expectClose(grad((x: T) => x.mul(w.arraySync()[1]))(1), 2);
  });
  statement('a variable that is differentiated may be read, since it has values', () => {
    const w = tf.variable(tf.scalar(3));
    expectClose(valueAndGradVars(() => w.mul(w.dataSync()[0]), [w])(), [9, [3]]);
    w.dispose();
  });
});
