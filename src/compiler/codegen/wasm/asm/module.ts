import { joined, section, text, unsigned, vector } from './encode.js';
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

  bytes(exported: Func, shared: boolean): Uint8Array<ArrayBuffer> {
    const types = [
      ...NAMES.map((name) => signature(Array<Type>(IMPORTED[name]).fill('f64'), ['f64'])),
      ...this.funcs.map(({ params, results }) => signature(params, results)),
    ];
    const memory = shared ? [3, 1, ...unsigned(PAGES_OF_4GB)] : [0, 1];
    const imported = [
      [...text('env'), ...text('memory'), 2, ...memory],
      ...NAMES.map((name, i) => [...text('math'), ...text(name), 0, i]),
    ];
    const exports = [...text(exported.name), 0, ...unsigned(NAMES.length + this.funcs.indexOf(exported))];
    const sections = [
      section(1, vector(types)),
      section(2, vector(imported)),
      section(3, vector(this.funcs.map((_, i) => unsigned(NAMES.length + i)))),
      section(7, vector([exports])),
      section(10, vector(this.funcs.map((func) => func.bytes()))),
    ];
    return new Uint8Array(joined([[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], ...sections]));
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
