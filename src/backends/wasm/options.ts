import { Func } from '../../compiler/codegen/wasm/asm/func.js';
import { Module } from '../../compiler/codegen/wasm/asm/module.js';
import { f32x4 } from '../../compiler/codegen/wasm/asm/simd.js';

export interface WasmOptions {
  /**
   * Use relaxed SIMD where the engine has it: a product and a sum in one instruction. Faster, but results differ in
   * their last bits from machine to machine. Off unless asked for.
   */
  readonly relaxed?: boolean;
}

let supported: boolean | undefined;

/** Whether the engine has relaxed SIMD. */
function relaxedSupported(): boolean {
  supported ??= WebAssembly.validate(probe());
  return supported;
}

function probe(): Uint8Array<ArrayBuffer> {
  const module = new Module();
  const func = new Func('probe', ['v128'], true);
  const x = func.param(0, 'v128');
  func.return(f32x4.relaxedMadd(x, x, x));
  module.add(func);
  return module.bytes(func);
}

export const usesRelaxed = ({ relaxed = false }: WasmOptions): boolean => relaxed && relaxedSupported();
