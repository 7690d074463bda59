import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Descriptor } from '../../../src/descriptor/format.js';
import { LEAST } from '../../../src/descriptor/sizes.js';
import { answer } from '../../../transformer/ahead/answer.js';
import type { ArgumentType } from '../../../transformer/ahead/request.js';
import { expectClose, random } from '../../support/statement.js';
import { fuse, type Loose } from '../../support/untyped.js';

beforeEach(() => tf.engine().startScope());
afterEach(() => {
  tf.engine().endScope();
  vi.restoreAllMocks();
});

const tensor = (...shape: (number | string)[]): ArgumentType => ({ kind: 'tensor', dtype: 'float32', shape });

function asked(code: string, args: readonly ArgumentType[]) {
  const libraries = [{ specifier: 'axiswise', path: null }];
  return answer({ code: `const a = $[0]; return [${code}, {}];`, libraries, args }, new Map());
}

/** The function, and the same compiled ahead for sizes by their names. */
function ahead(code: string, args: readonly ArgumentType[]): Loose {
  const reply = asked(code, args);
  if ('reason' in reply) throw new Error(reply.reason);
  return fuse(() => expect.unreachable(), { name: 'f' }, JSON.parse(reply.descriptor) as Descriptor);
}

describe('one descriptor is for all sizes', () => {
  const CASES: Record<string, [string, ArgumentType[], (...args: Loose[]) => tf.Tensor]> = {
    elements: ['(x) => a.mul(a.exp(a.neg(x)), a.sin(x))', [tensor('n')], (x) => tf.exp(x.neg()).mul(x.sin())],
    'a layer': [
      '(x, w, b) => a.relu(a.add(a.matMul(x, w), b))',
      [tensor('n', 'm'), tensor('m', 3), tensor(3)],
      (x, w, b) => tf.relu(tf.matMul(x, w).add(b)),
    ],
    'a product by its transpose': [
      '(x) => a.matMul(a.transpose(x), x)',
      [tensor('n', 'm')],
      (x) => tf.matMul(x.transpose(), x),
    ],
    'a sum along rows': ['(x) => a.sum(a.square(x), 0)', [tensor('n', 'm')], (x) => x.square().sum(0)],
  };

  test.each(Object.entries(CASES))('%s', (_, [code, args, f]) => {
    const fused = ahead(code, args);
    for (const [n, m] of [
      [5, 5],
      [17, 6],
      [5, 130],
      [64, 33],
      [300, 8],
    ]) {
      const dims: Record<string, number> = { n, m };
      const given = args.map((arg, i) => {
        const { shape } = arg as Extract<ArgumentType, { kind: 'tensor' }>;
        return random(
          shape.map((dim) => (typeof dim === 'string' ? dims[dim] : dim)),
          i + n,
        );
      });
      expectClose(fused(...given), f(...given));
    }
    expect(fused.programs).toBe(0);
  });
});

test('equal names are equal sizes, and the least is the least', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const reply = asked('(x, y) => a.add(x, y)', [tensor('n'), tensor('n')]) as { descriptor: string };
  const fused = fuse((x: tf.Tensor, y: tf.Tensor) => tf.add(x, y), {}, JSON.parse(reply.descriptor));
  fused(random([LEAST]), random([LEAST]));
  expect([fused.programs, warn.mock.calls.length]).toEqual([0, 0]);
  fused(random([5]), random([1]));
  fused(random([LEAST - 1]), random([LEAST - 1]));
  expect([fused.programs, warn.mock.calls.length]).toEqual([2, 1]);
});

test.each<[string, string, ArgumentType[]]>([
  [
    'its kernels are others for other sizes; write the sizes of its arguments',
    '(x) => a.softmax(x)',
    [tensor('n', 'm')],
  ],
  [
    'its kernels are others for other sizes; write the sizes of its arguments',
    '(x) => { let y = x; for (let i = 0; i < x.shape[0] % 3; i++) y = a.sin(y); return y; }',
    [tensor('n')],
  ],
  ['its arguments have more than 4 open sizes', '(x) => x', [tensor('a', 'b', 'c', 'd', 'e')]],
])('%s', (reason, code, args) => {
  expect(asked(code, args)).toEqual({ reason });
});
