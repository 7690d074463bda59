import type { Dtype } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import { typeOf } from './text.js';

interface Buffer {
  readonly dtype: Dtype;
  readonly written: boolean;
  one: boolean;
  four: boolean;
}

/** The tensors of a kernel: read and written through functions, by fours where all of a buffer's uses allow it. */
export class Buffers {
  private readonly inputs: readonly Buffer[];
  private readonly outputs: readonly Buffer[];

  constructor(kernel: Kernel) {
    const buffer = (dtype: Dtype, written: boolean): Buffer => ({ dtype, written, one: false, four: false });
    this.inputs = kernel.inputs.map((dtype) => buffer(dtype, false));
    this.outputs = kernel.outputs.map(({ dtype }) => buffer(dtype, true));
  }

  load(input: number, place: string, wide: boolean): string {
    return this.used(this.inputs[input], `a${input}`, wide, place);
  }

  store(output: number, place: string, value: string, wide: boolean): string {
    return `${this.used(this.outputs[output], `b${output}`, wide, `${place}, ${value}`)};`;
  }

  private used(buffer: Buffer, name: string, wide: boolean, args: string): string {
    if (wide) buffer.four = true;
    else buffer.one = true;
    return `${buffer.written ? 'write' : 'read'}${wide ? '4' : ''}_${name}(${args})`;
  }

  private get all(): { readonly buffer: Buffer; readonly name: string }[] {
    return [
      ...this.inputs.map((buffer, i) => ({ buffer, name: `a${i}` })),
      ...this.outputs.map((buffer, i) => ({ buffer, name: `b${i}` })),
    ];
  }

  /** Inputs come first, then outputs, then the sizes. */
  bindings(sizes: number): string[] {
    const { all } = this;
    return [
      ...all.map(({ buffer, name }, i) => declaration(buffer, name, i)),
      `@group(0) @binding(${all.length}) var<uniform> sizes: ${sizesType(sizes)};`,
    ];
  }

  /** The functions that read and write; `nameOf` tells the names of the bindings. */
  accessors(nameOf = (name: string) => name): string[] {
    return this.all.flatMap(({ buffer, name }) => accessors(buffer, name, nameOf(name)));
  }

  /** How many elements are read or written together, for each tensor. */
  get widths(): { readonly inputs: readonly number[]; readonly outputs: readonly number[] } {
    const widthOf = (buffer: Buffer) => (byFours(buffer) ? 4 : 1);
    return { inputs: this.inputs.map(widthOf), outputs: this.outputs.map(widthOf) };
  }
}

/** The type of the bits of infinity and some sizes. */
export const sizesType = (sizes: number): string => `array<vec4<i32>, ${Math.ceil((sizes + 1) / 4)}>`;

/** Bools are held as integers. */
const held = (dtype: Dtype): Dtype => (dtype === 'bool' ? 'int32' : dtype);

const byFours = ({ one, four }: Buffer) => four && !one;

function declaration(buffer: Buffer, name: string, binding: number): string {
  const access = buffer.written ? 'read_write' : 'read';
  const element = typeOf(held(buffer.dtype), byFours(buffer));
  return `@group(0) @binding(${binding}) var<storage, ${access}> ${name}: array<${element}>;`;
}

function accessors(buffer: Buffer, name: string, binding: string): string[] {
  const { dtype } = buffer;
  const to = (wide: boolean, text: string) => (dtype === 'bool' ? `${typeOf('int32', wide)}(${text})` : text);
  const from = (wide: boolean, text: string) =>
    dtype === 'bool' ? `(${text} != ${typeOf('int32', wide)}(0))` : text;
  const each = ['x', 'y', 'z', 'w'].map((lane, i) => ({ lane, at: `${binding}[i + ${i}]` }));
  if (buffer.written) {
    const many = byFours(buffer)
      ? `${binding}[i >> 2u] = ${to(true, 'v')};`
      : `let u = ${to(true, 'v')}; ${each.map(({ lane, at }) => `${at} = u.${lane};`).join(' ')}`;
    return [
      ...(buffer.one
        ? [`fn write_${name}(i: i32, v: ${typeOf(dtype, false)}) { ${binding}[i] = ${to(false, 'v')}; }`]
        : []),
      ...(buffer.four ? [`fn write4_${name}(i: i32, v: ${typeOf(dtype, true)}) { ${many} }`] : []),
    ];
  }
  const all = byFours(buffer)
    ? `${binding}[i >> 2u]`
    : `${typeOf(held(dtype), true)}(${each.map(({ at }) => at).join(', ')})`;
  return [
    ...(buffer.one
      ? [`fn read_${name}(i: i32) -> ${typeOf(dtype, false)} { return ${from(false, `${binding}[i]`)}; }`]
      : []),
    ...(buffer.four
      ? [`fn read4_${name}(i: i32) -> ${typeOf(dtype, true)} { return ${from(true, all)}; }`]
      : []),
  ];
}
