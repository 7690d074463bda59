import { endOfSection, joined, section, text, unsigned, vector } from './encode.js';
import { type Func, TYPE_CODES } from './func.js';
import { type Type, type Value, value } from './value.js';

/** Functions of JavaScript's Math that code may call, with their number of arguments. */
const IMPORTED = { sin: 1, cos: 1, pow: 2, atan2: 2 } as const;
export type Imported = keyof typeof IMPORTED;
const NAMES = Object.keys(IMPORTED) as Imported[];

/** What instances of modules are given. */
export const imports = (memory: WebAssembly.Memory): WebAssembly.Imports => ({
  env: { memory },
  math: Object.fromEntries(NAMES.map((name) => [name, Math[name]])),
});

const PAGES_OF_4GB = 65536;
const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const IMPORTS = 2;

const importSection = (shared: boolean) => {
  const memory = shared ? [3, 1, ...unsigned(PAGES_OF_4GB)] : [0, 1];
  return section(
    IMPORTS,
    vector([
      [...text('env'), ...text('memory'), 2, ...memory],
      ...NAMES.map((name, i) => [...text('math'), ...text(name), 0, i]),
    ]),
  );
};

/** A module as it is for a memory that threads share. */
export function forSharedMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let start = HEADER.length;
  let end = endOfSection(bytes, start);
  while (bytes[start] !== IMPORTS) [start, end] = [end, endOfSection(bytes, end)];
  return new Uint8Array([...bytes.subarray(0, start), ...importSection(true), ...bytes.subarray(end)]);
}

const signature = (params: readonly Type[], results: readonly Type[]) => [
  0x60,
  ...vector(params.map((type) => [TYPE_CODES[type]])),
  ...vector(results.map((type) => [TYPE_CODES[type]])),
];

/** A module that works on a memory it is given. */
export class Module {
  private readonly funcs: Func[] = [];

  /** Calls name a function by its number, which it has from here on. */
  add(func: Func): number {
    return NAMES.length + this.funcs.push(func) - 1;
  }

  /** For a memory that is not shared. */
  bytes(exported: Func): Uint8Array<ArrayBuffer> {
    const types = [
      ...NAMES.map((name) => signature(Array<Type>(IMPORTED[name]).fill('f64'), ['f64'])),
      ...this.funcs.map(({ params, results }) => signature(params, results)),
    ];
    const exports = [...text(exported.name), 0, ...unsigned(NAMES.length + this.funcs.indexOf(exported))];
    const sections = [
      section(1, vector(types)),
      importSection(false),
      section(3, vector(this.funcs.map((_, i) => unsigned(NAMES.length + i)))),
      section(7, vector([exports])),
      section(10, vector(this.funcs.map((func) => func.bytes()))),
    ];
    return new Uint8Array(joined([HEADER, ...sections]));
  }

  show(): string {
    return this.funcs.map((func) => func.show()).join('\n');
  }
}

export const call = <T extends Type>(
  type: T,
  name: string,
  index: number,
  args: readonly Value[],
): Value<T> => value(type, name, [0x10, ...unsigned(index)], args);

export const callMath = (name: Imported, args: readonly Value<'f64'>[]): Value<'f64'> =>
  call('f64', `Math.${name}`, NAMES.indexOf(name), args);
