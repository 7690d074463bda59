import { sizesType } from './buffers.js';
import type { Shader } from './module.js';
import { indented } from './text.js';

/** What tfjs makes a module of: it declares the bindings by itself, and calls `main`. */
export interface Program {
  /** More members of the structure of its uniforms. */
  readonly uniforms: string;
  readonly threads: number;
  readonly variableNames: readonly string[];
  /** How many elements of each input are one of its binding. */
  readonly variableComponents: readonly number[];
  readonly outputComponent: number;
  readonly code: string;
}

/** A shader of one output in which threads do not wait for one another. */
export function programOf({ sizes, threads, buffers, declarations, main }: Shader): Program {
  const { inputs, outputs } = buffers.widths;
  const variableNames = inputs.map((_, i) => `a${i}`);
  const bindings = [...variableNames, 'uniforms'];
  return {
    uniforms: `sizes: ${sizesType(sizes)},`,
    threads,
    variableNames,
    variableComponents: inputs,
    outputComponent: outputs[0],
    code: indented([
      `var<private> sizes: ${sizesType(sizes)};`,
      ...buffers.accessors((name) => (name === 'b0' ? 'result' : name)),
      ...declarations,
      'fn main() {',
      // A pipeline knows only of bindings that its code names.
      ...bindings.map((name) => `_ = &${name};`),
      'sizes = uniforms.sizes;',
      'let wid = workgroupId;',
      'let nwg = numWorkgroups;',
      'let li = localIndex;',
      ...main,
      '}',
    ]),
  };
}
