import { expect, test } from 'vitest';
import { pack, packNumbers, Unwritable, unpack, unpackNumbers } from '../../../src/descriptor/values.js';

test.each([
  [null],
  [true],
  ['text'],
  [[1, [2.5, -0], { a: undefined, b: Number.NaN }]],
  [{ pad: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, axis: [0, 1] }],
])('%o is the same after it was text', (x) => {
  expect(unpack(JSON.parse(JSON.stringify(pack(x))))).toStrictEqual(x);
});

test('what has no text gets a name, and is made again from it', () => {
  const f = () => 1;
  const packed = pack({ list: [f, 2] }, (x) => (x === f ? 'f' : null));
  expect(packed).toEqual({ list: [{ $: 'f' }, 2] });
  expect(unpack(packed, (name) => `${name}!`)).toEqual({ list: ['f!', 2] });
});

test.each([[() => 1], [new Map()], [Symbol('s')], [{ $: 'taken' }]])('%o has no text', (x) => {
  expect(() => pack([x])).toThrow(Unwritable);
});

test.each([
  ['float32', Float32Array.of(1.5, -0, Number.NaN, 1e-40)],
  ['int32', Int32Array.of(-1, 2 ** 31 - 1)],
  ['bool', Uint8Array.of(1, 0, 1)],
] as const)('%s numbers', (dtype, data) => {
  expect(unpackNumbers(packNumbers(data, dtype), dtype)).toStrictEqual(data);
});

test('no numbers', () => {
  expect(unpackNumbers(packNumbers([], 'float32'), 'float32')).toStrictEqual(new Float32Array());
  expect(() => packNumbers([0, 1], 'complex64')).toThrow(Unwritable);
});
