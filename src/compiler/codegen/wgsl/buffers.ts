import type { Dtype } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import { typeOf } from './text.js';

interface Buffer {
  readonly dtype: Dtype;
  readonly written: boolean;
  one: boolean;
  /** Used one by one where that is not worth another form. */
  rare: boolean;
  four: boolean;
  /** Which fours of blocks are used. */
  readonly pieces: Set<number>;
}

/**
 * The tensors of a kernel: read and written through functions, by fours or by blocks of four fours where all of a
 * buffer's uses allow it.
 */
export class Buffers {
  /** Whether what is used from now on is rarely used. */
  rare = false;
  private readonly inputs: readonly Buffer[];
  private readonly outputs: readonly Buffer[];

  constructor(kernel: Kernel) {
    const buffer = (dtype: Dtype, written: boolean): Buffer => ({
      dtype,
      written,
      one: false,
      rare: false,
      four: false,
      pieces: new Set(),
    });
    this.inputs = kernel.inputs.map((dtype) => buffer(dtype, false));
    this.outputs = kernel.outputs.map(({ dtype }) => buffer(dtype, true));
  }

  /** `piece` is given where `place` is that of a block: which of its fours is meant. */
  load(input: number, place: string, wide: boolean, piece?: number): string {
    return this.used(this.inputs[input], `a${input}`, wide, piece, place);
  }

  store(output: number, place: string, value: string, wide: boolean, piece?: number): string {
    return `${this.used(this.outputs[output], `b${output}`, wide, piece, `${place}, ${value}`)};`;
  }

  private used(buffer: Buffer, name: string, wide: boolean, piece: number | undefined, args: string): string {
    if (piece !== undefined) buffer.pieces.add(piece);
    else if (wide) buffer.four = true;
    else if (this.rare) buffer.rare = true;
    else buffer.one = true;
    return `${accessorOf(buffer, name, wide, piece)}(${args})`;
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

const accessorOf = ({ written }: Buffer, name: string, wide: boolean, piece?: number): string =>
  `${written ? 'write' : 'read'}${wide ? '4' : ''}_${name}${piece === undefined ? '' : `_${piece}`}`;

const byBlocks = ({ one, four, pieces }: Buffer) => pieces.size > 0 && !one && !four;
/** The place in memory of a number. */
function oneOf(buffer: Buffer, name: string): string {
  if (byBlocks(buffer)) return `${name}[u32(i) / 16u][(u32(i) / 4u) % 4u][u32(i) % 4u]`;
  return byFours(buffer) ? `${name}[u32(i) / 4u][u32(i) % 4u]` : `${name}[i]`;
}

const byFours = ({ one, four, pieces }: Buffer) => !one && (four || pieces.size > 0);

function declaration(buffer: Buffer, name: string, binding: number): string {
  const access = buffer.written ? 'read_write' : 'read';
  const four = typeOf(held(buffer.dtype), byFours(buffer));
  const element = byBlocks(buffer) ? `array<${four}, 4>` : four;
  return `@group(0) @binding(${binding}) var<storage, ${access}> ${name}: array<${element}>;`;
}

/** The place in memory of a four, or of its numbers one by one. */
function fourOf(buffer: Buffer, name: string, piece?: number): string | readonly string[] {
  if (byBlocks(buffer)) return `${name}[u32(i) / 16u][${piece}]`;
  const more = piece === undefined ? 0 : piece * 4;
  if (byFours(buffer)) return more === 0 ? `${name}[u32(i) / 4u]` : `${name}[u32(i) / 4u + ${more / 4}u]`;
  return [0, 1, 2, 3].map((n) => `${name}[i + ${more + n}]`);
}

function accessors(buffer: Buffer, name: string, binding: string): string[] {
  const { dtype, written, one, rare, four, pieces } = buffer;
  const place = oneOf(buffer, binding);
  const fours = [...(four ? [undefined] : []), ...pieces];
  const value = typeOf(dtype, true);
  const to = (wide: boolean, text: string) => (dtype === 'bool' ? `${typeOf('int32', wide)}(${text})` : text);
  const from = (wide: boolean, text: string) =>
    dtype === 'bool' ? `(${text} != ${typeOf('int32', wide)}(0))` : text;
  const writer = (piece?: number) => {
    const places = fourOf(buffer, binding, piece);
    const body =
      typeof places === 'string'
        ? `${places} = ${to(true, 'v')};`
        : `let u = ${to(true, 'v')}; ${places.map((place, n) => `${place} = u[${n}];`).join(' ')}`;
    return `fn ${accessorOf(buffer, name, true, piece)}(i: i32, v: ${value}) { ${body} }`;
  };
  const reader = (piece?: number) => {
    const places = fourOf(buffer, binding, piece);
    const all = typeof places === 'string' ? places : `${typeOf(held(dtype), true)}(${places.join(', ')})`;
    return `fn ${accessorOf(buffer, name, true, piece)}(i: i32) -> ${value} { return ${from(true, all)}; }`;
  };
  const scalar = written
    ? `fn write_${name}(i: i32, v: ${typeOf(dtype, false)}) { ${place} = ${to(false, 'v')}; }`
    : `fn read_${name}(i: i32) -> ${typeOf(dtype, false)} { return ${from(false, place)}; }`;
  return [...(one || rare ? [scalar] : []), ...fours.map(written ? writer : reader)];
}
