import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { Compiled, outsideOf } from '../backends/compiled.js';
import { Recent } from '../backends/recent.js';
import { currentTarget, type Precision } from '../backends/targets.js';
import type { Program } from '../graph/program.js';
import { replay } from '../graph/replay.js';
import { BatchTrace } from '../tracing/batchTrace.js';
import { bindCustom, ops } from '../tracing/bind.js';
import { JvpTrace } from '../tracing/jvpTrace.js';
import { LinearTrace } from '../tracing/linearTrace.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import type { Trace } from '../tracing/trace.js';
import { tracerOf } from '../tracing/tracer.js';
import { VjpTrace } from '../tracing/vjpTrace.js';
import { batched, forwardPass, linearized, pushed } from './fusedRules.js';
import { tapedPass } from './fusedTape.js';

/** Programs that the transforms make of one, kept for each. */
const DERIVED = 16;

/** A transform of a program failed. What is called is then run unfused, and tells what is wrong where it is. */
export class Unfused extends Error {}

/** How a program is compiled. */
export interface Settings {
  readonly name: string;
  readonly precision: Precision;
}

/** A program, compiled for each backend that it meets, with what the transforms make of it. */
export class FusedProgram {
  /** By tfjs backend: one that was removed takes its kernels with it. */
  private readonly compiled = new WeakMap<object, Compiled>();
  readonly derived = new Recent<unknown>(DERIVED);

  constructor(
    readonly program: Program,
    readonly settings: Settings,
  ) {}

  /** For the backend in use, which must have a target. */
  compile(): Compiled {
    const backend = tf.backend();
    const found = this.compiled.get(backend);
    if (found) return found;
    const made = new Compiled(this.program, currentTarget(this.settings.precision), this.settings.name);
    this.compiled.set(backend, made);
    return made;
  }

  /** What a transform makes of the program, kept by what it depends on; also that it cannot. */
  derive<D extends { readonly outside: readonly Tensor[] }>(key: string, make: () => D): D {
    const tried = () => {
      try {
        return make();
      } catch (cause) {
        return new Unfused(String(cause), { cause });
      }
    };
    const isKept = (made: unknown) => made instanceof Unfused || isLasting((made as D).outside);
    const made = this.derived.get(key, tried, isKept);
    if (made instanceof Unfused) throw made;
    return made as D;
  }

  /** Runs it, under all traces that have a say: its outputs, as tensors that nobody else owns. */
  call(inputs: readonly Tensor[]): Tensor[] {
    return this.bind([...inputs, ...outsideOf(this.program)]);
  }

  /** `call` for what cannot fall back to the function that was fused. */
  callOrReplay(inputs: readonly Tensor[]): Tensor[] {
    try {
      return this.call(inputs);
    } catch (e) {
      if (!(e instanceof Unfused)) throw e;
      return this.unfused([...inputs, ...outsideOf(this.program)]);
    }
  }

  /** `all` are the inputs and what stands for the tensors that it closes over. */
  private bind(all: readonly Tensor[]): Tensor[] {
    const { inputs } = this.program;
    return bindCustom({
      inputs: all,
      foreign: false,
      primal: (xs) => this.compile().run(xs.slice(0, inputs.length), xs.slice(inputs.length)),
      forward: (xs) => tapedPass(this, xs),
      process: (trace, xs) => this.process(trace, xs),
    });
  }

  private process(trace: Trace, xs: readonly Tensor[]): Tensor[] {
    if (trace instanceof BatchTrace) return batched(this, trace, xs);
    if (trace instanceof JvpTrace) return pushed(this, trace, xs);
    if (trace instanceof LinearTrace) return linearized(this, trace, xs, (ys) => this.bind(ys));
    if (!(trace instanceof VjpTrace)) return this.unfused(xs);
    const wanted = xs.map((x) => tangentDtype(x) !== null && trace.own(x) !== null);
    return trace.processCustom({
      inputs: xs,
      foreign: false,
      primal: (ys) => this.bind(ys),
      forward: (ys) => forwardPass(this, ys, wanted),
      process: (_, ys) => this.bind(ys),
    });
  }

  /** Its steps as tfjs runs them, under the traces that are live. */
  unfused(all: readonly Tensor[]): Tensor[] {
    return scope('fuse', () => {
      const given = new Set(all);
      return replay(this.program, all).map((x) => {
        const own = given.has(x) ? ops.identity(x) : x;
        given.add(own);
        return own;
      });
    });
  }
}

/** Whether tensors from outside are none of a transform, which ends. */
export const isLasting = (outside: readonly Tensor[]) => outside.every((x) => tracerOf(x) === undefined);
