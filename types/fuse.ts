import type { AnnotatedRule, ShapedFunction } from './fn.js';
import type { AnyFunction, callRule, HasRule, Rule, TensorFunction } from './rule.js';

/** How `fuse` compiles a function. */
export interface FuseOptions {
  /** Names the kernels, in `tf.profile` and in `inspect`; the function's own name otherwise. */
  readonly name?: string;
  /** Arguments that are part of the program rather than inputs: numbers at these places are read when it is traced. */
  readonly staticArgnums?: number | readonly number[];
  /**
   * 'accurate', unless given: functions are within a few units of the last place, and right for NaN and infinities. 'fast'
   * takes those of the GPU where it has them, and on cpu and wasm one instruction for a product and a sum where the
   * engine has relaxed SIMD: results then differ between machines.
   */
  readonly precision?: 'accurate' | 'fast';
  /** Told by `warmup` whenever a kernel is compiled: how many are, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a fused function has besides its call. */
export interface Fused {
  /** Compiles for arguments of these shapes ahead of the first call; resolves when that call will compile nothing. */
  warmup(...args: readonly unknown[]): Promise<void>;
  /**
   * Runs a call as it is written, kernel by kernel, and fused. Rejects at the first kernel whose values turn NaN (AX523),
   * or differ from those of the fused kernels (AX524), with the line that called it.
   */
  debug(...args: readonly unknown[]): Promise<void>;
  /** How many programs, one per combination of argument shapes, are kept; the least recently used ones go first. */
  readonly programs: number;
}

/** A function that carries its rule keeps it. */
interface FusedRule extends Rule {
  out: this['in'] extends infer f
    ? f extends HasRule
      ? f
      : f extends (...args: infer parameters) => infer result
        ? ShapedFunction<AnnotatedRule<parameters, result>>
        : never
    : never;
}

export interface FuseFn {
  /** TypeScript infers nothing about f from what is expected of the result: it would lose the rule. */
  <f extends AnyFunction = TensorFunction>(f: f, options?: FuseOptions): callRule<FusedRule, f> & Fused;
}

/** One kernel of a compiled function. */
export interface KernelReport {
  readonly name: string;
  /** A fused kernel, a tfjs kernel that runs as it is, or a reshape, which moves nothing. */
  readonly kind: 'fused' | 'tfjs' | 'reshape';
  /** The shapes that it reads and writes. */
  readonly reads: readonly (readonly number[])[];
  readonly writes: readonly (readonly number[])[];
  /** Bytes of the tensors that it reads and writes. */
  readonly bytes: number;
  /** WGSL, GLSL or WebAssembly text; empty for kernels of tfjs. */
  readonly source: string;
  /** Why a kernel of tfjs was not fused. */
  readonly reason: string;
}

/** What `fuse` makes of a function for arguments of some shapes. */
export interface Inspection {
  readonly name: string;
  /** The tfjs backend it was compiled for. */
  readonly backend: string;
  /** The kernels of the function as it is written, one per line. */
  readonly program: string;
  /** What they compute, simplified. */
  readonly expression: string;
  readonly kernels: readonly KernelReport[];
  /** Bytes that all kernels read and write, and those of the kernels as written. */
  readonly bytes: number;
  readonly unfusedBytes: number;
  /** Why values that kernels could have passed on became tensors. */
  readonly stored: readonly string[];
  /** All of it for people to read. */
  toString(): string;
  /** The kernels and tensors as a Mermaid flow chart. */
  mermaid(): string;
  /** The same as a Graphviz graph. */
  dot(): string;
  /** The same drawn, as the text of an SVG image. */
  svg(): string;
}

export interface InspectFn {
  (f: (...args: never[]) => unknown, ...args: readonly unknown[]): Inspection;
}
