import { expect, test } from 'vitest';
import { Block } from '../../../../src/compiler/codegen/wasm/asm/block.js';
import { signed, unsigned } from '../../../../src/compiler/codegen/wasm/asm/encode.js';
import { Func } from '../../../../src/compiler/codegen/wasm/asm/func.js';
import { store128 } from '../../../../src/compiler/codegen/wasm/asm/memory.js';
import { forSharedMemory, imports, Module } from '../../../../src/compiler/codegen/wasm/asm/module.js';
import { i32 } from '../../../../src/compiler/codegen/wasm/asm/scalar.js';
import { i32x4 } from '../../../../src/compiler/codegen/wasm/asm/simd.js';

test('whole numbers in the fewest bytes', () => {
  expect(unsigned(0)).toEqual([0]);
  expect(unsigned(127)).toEqual([127]);
  expect(unsigned(624485)).toEqual([0xe5, 0x8e, 0x26]);
  expect(unsigned(2 ** 32 - 1)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  expect(signed(-1)).toEqual([0x7f]);
  expect(signed(63)).toEqual([63]);
  expect(signed(64)).toEqual([0xc0, 0]);
  expect(signed(-123456)).toEqual([0xc0, 0xbb, 0x78]);
});

test('constants are folded', () => {
  const x = new Func('f', ['i32'], false).param(0, 'i32');
  expect(i32.add(x, i32.constant(0))).toBe(x);
  expect(i32.mul(i32.constant(1), x)).toBe(x);
  expect(i32.mul(i32.constant(6), i32.constant(-7)).name).toBe('-42');
});

/** Writes the sum of the numbers below n, four times. */
function sums() {
  const module = new Module();
  const func = new Func('sums', ['i32', 'i32'], false);
  const [to, n] = [func.param(0, 'i32'), func.param(1, 'i32')];
  const sum = func.body.let(i32.constant(0));
  const before = new Block(func);
  const i = before.let(i32.constant(0));
  const body = new Block(func);
  body.set(sum, i32.add(sum, i));
  body.set(i, i32.add(i, i32.constant(1)));
  func.body.while(before, i32.less(i, n), body);
  const then = func.body.if(i32.greater(n, i32.constant(0)));
  then.run(store128({ base: to, offset: 16 }, i32x4.splat(sum)));
  module.add(func);
  return { bytes: module.bytes(func), text: module.show() };
}

test.each([false, true])('a loop in memory that is shared: %s', (shared) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared });
  const { bytes, text } = sums();
  const module = new WebAssembly.Module(shared ? forSharedMemory(bytes) : bytes);
  const { exports } = new WebAssembly.Instance(module, imports(memory));
  (exports.sums as (to: number, n: number) => void)(16, 5);
  expect([...new Int32Array(memory.buffer, 32, 4)]).toEqual([10, 10, 10, 10]);
  expect(text).toContain('while i32.lt_s(v3, p1)\n    v2 = i32.add(v2, v3)');
});
