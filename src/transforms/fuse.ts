import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { FuseFn, FuseOptions } from '../../types/index.js';
import type { Compiled } from '../backends/compiled.js';
import { Recent } from '../backends/recent.js';
import { hasTarget } from '../backends/targets.js';
import { decomposes } from '../compiler/lower/table.js';
import type { Descriptor } from '../descriptor/format.js';
import { Ahead, type Loaded } from '../descriptor/read.js';
import { capture } from '../graph/capture.js';
import type { Call, Program } from '../graph/program.js';
import { type AxiswiseError, raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidOption } from '../messages/vmap.js';
import { ops } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { located } from '../tracing/location.js';
import { scope } from '../tracing/scope.js';
import { state } from '../tracing/state.js';
import { isTensor, mapTree, tensors } from '../tracing/tree.js';
import { differentiating } from '../tracing/vjpTrace.js';
import { callBody, checkFunction, checkOptions, type UserFunction } from './body.js';
import { debugCall } from './fuseDebug.js';
import { type Arguments, splitArguments } from './fusedArguments.js';
import { FusedProgram, isLasting, type Settings, Unfused } from './fusedProgram.js';
import { checkOutputs } from './outputs.js';

/** Programs that a function keeps, one for each combination of argument shapes. */
const PROGRAMS = 64;

/** What a function does for arguments of some shapes, and its result with tensors to be replaced. */
export interface Captured {
  readonly program: Program;
  readonly result: unknown;
  readonly fused: FusedProgram;
}

/** A function that `fuse` was given. */
export class FusedFunction {
  readonly captured = new Recent<Captured>(PROGRAMS);
  readonly settings: Settings;
  private readonly statics: readonly number[];
  private readonly ahead: Ahead | null;

  constructor(
    readonly f: UserFunction,
    { name, staticArgnums = [], precision = 'accurate' }: FuseOptions,
    descriptor?: Descriptor,
  ) {
    this.settings = { name: name ?? (f.name || 'anonymous'), precision };
    this.statics = [staticArgnums].flat();
    this.ahead = descriptor ? new Ahead(descriptor, this.settings) : null;
  }

  call(args: readonly unknown[]): unknown {
    // An outer fuse writes down what the function does, and evalShape only looks at it.
    if (state.recorder !== null) return this.f(...args);
    if (!hasTarget()) {
      return isTransformed() ? this.f(...args) : scope('fuse', () => owned(callBody('fuse', this.f, args)));
    }
    return scope('fuse', () => {
      const given = splitArguments(args, this.statics);
      for (const x of given.leaves) if (isTensor(x)) x.throwIfDisposed();
      const inputs = given.leaves.map((x) => (isTensor(x) ? x : ops.scalar(x)));
      // Transforms take the program apart: for them the function is traced.
      const ready = isTransformed() ? null : this.ready(given);
      if (ready) return ready.rebuild(ready.sequence.run(inputs));
      return this.attempt(this.capture(given), inputs, () => {
        // Ops of tfjs that fuse what has no gradient are made of others while something is differentiated.
        const differentiable = () => this.capture(given, 'gradient');
        return this.attempt(differentiating(differentiable), inputs, () => this.f(...args));
      });
    });
  }

  /** The kernels that were compiled ahead of time for such a call. */
  ready(given: Arguments): Loaded | null {
    return this.ahead?.find(given) ?? null;
  }

  private attempt({ fused, result }: Captured, inputs: readonly Tensor[], otherwise: () => unknown) {
    let outputs: Tensor[];
    try {
      outputs = fused.call(inputs);
    } catch (e) {
      if (e instanceof Unfused) return otherwise();
      throw e;
    }
    let next = 0;
    return mapTree(result, (x) => (isTensor(x) ? outputs[next++] : x));
  }

  /** Programs of another purpose are kept under other keys. */
  capture(given: Arguments, purpose = ''): Captured {
    const make = () => {
      const { program, result } = this.trace(given);
      return { program, result, fused: new FusedProgram(program, this.settings) };
    };
    const isKept = ({ program }: Captured) => isLasting(program.captured.map(({ tensor }) => tensor));
    return this.captured.get(purpose + given.key, make, isKept);
  }

  private trace(given: Arguments, onCall?: (call: Call) => void) {
    const body = (inputs: readonly Tensor[]) => {
      const out = callBody('fuse', this.f, given.rebuild(inputs));
      checkOutputs('fuse', out);
      return { outputs: tensors(out), result: out };
    };
    return capture(given.avals, decomposes, body, onCall);
  }

  /** An error about a call of the program, with the user's line that made the call. */
  located(given: Arguments, about: Call, make: () => AxiswiseError): AxiswiseError {
    let made: AxiswiseError | undefined;
    this.trace(given, ({ outputs }) => {
      if (outputs[0].id === about.outputs[0].id) made = located(make());
    });
    return made ?? make();
  }

  /** Compiles for the backend in use, which must have a target. */
  warmup(args: readonly unknown[], onProgress: FuseOptions['onProgress']): Promise<void> {
    const given = this.split(args);
    const compiled = this.ready(given)?.sequence ?? this.compile(this.capture(given));
    return compiled.warmup(onProgress);
  }

  /** For the backend in use, which must have a target. */
  compile({ fused }: Captured): Compiled {
    return fused.compile();
  }

  split(args: readonly unknown[]): Arguments {
    return splitArguments(args, this.statics);
  }
}

const isTransformed = () => state.stack.length > 0 || engine.isTapeOn();

/** A result of tensors that nobody else owns. */
const owned = (tree: unknown) => mapTree(tree, (x) => (isTensor(x) ? ops.identity(x) : x));

/** Of the functions that `fuse` returned. */
export const fusedFunctions = new WeakMap<object, FusedFunction>();

/** The descriptor is what the build plugins insert. */
function fuseImpl(f: UserFunction, options: FuseOptions = {}, descriptor?: Descriptor) {
  checkFunction('fuse', f);
  checkOptions('fuse', options, ['name', 'staticArgnums', 'precision', 'onProgress']);
  const { onProgress, precision } = options;
  if (precision !== undefined && precision !== 'accurate' && precision !== 'fast') {
    const got = typeof precision === 'string' ? JSON.stringify(precision) : kindOf(precision);
    raise(invalidOption, 'fuse', 'precision', "'accurate' or 'fast'", got);
  }
  const fused = new FusedFunction(f, options, descriptor);
  const call = (...args: unknown[]) => fused.call(args);
  fusedFunctions.set(call, fused);
  Object.defineProperty(call, 'name', { value: fused.settings.name });
  Object.defineProperty(call, 'programs', { get: () => fused.captured.size });
  return Object.assign(call, {
    async warmup(...args: unknown[]) {
      await tf.ready();
      if (hasTarget()) await fused.warmup(args, onProgress);
    },
    debug: (...args: unknown[]) => debugCall(fused, args),
  });
}

/**
 * Compiles a function: its ops run as few, fused kernels on tfjs' cpu, wasm, webgl and webgpu backends.
 *
 * The first call for arguments of some shapes traces the function, with all its vmaps and grads, and compiles what it
 * does; later calls run the kernels. Tensors and numbers among the arguments, also in trees, are inputs; tensors that
 * the function closes over are read at each call; everything else is part of the program. Inside of other transforms,
 * and under `tf.grad` and tfjs' optimizers, what they make of the program is compiled; an outer `fuse` inlines it. On a
 * backend without kernels it runs unfused, and says so once.
 *
 * @example Right: one kernel in place of five
 * ```ts
 * const f = fuse((x: Tensor<[10]>) => mul(exp(neg(x)), sin(x)));
 * f(zeros([10]));
 * ```
 * @example Wrong: AX502, "dataSync(): a tensor inside fuse has no data to read; return it and read the result, or print it with debugPrint"
 * ```ts
 * fuse((x: Tensor<[10]>) => mul(x, x.dataSync()[0]))(zeros([10]));
 * ```
 * @throws AX501, AX502 where the function reads values; AX519 for random numbers; AX520 for a disposed tensor it closes over.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.jit.html
 */
export const fuse = fuseImpl as unknown as FuseFn;
