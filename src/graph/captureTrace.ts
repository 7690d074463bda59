import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Aval, type Inputs, mapInputs } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { randomInFuse } from '../messages/fuse.js';
import { leakedTracer } from '../messages/tracing.js';
import { AbstractTrace } from '../tracing/abstractTrace.js';
import { bind, bindCustom, decompose, ops } from '../tracing/bind.js';
import type { CustomCall } from '../tracing/custom.js';
import { engine } from '../tracing/engine.js';
import { withTrace } from '../tracing/enter.js';
import { listOf, zip } from '../tracing/lists.js';
import { located } from '../tracing/location.js';
import { recordOf } from '../tracing/records.js';
import { state } from '../tracing/state.js';
import type { Trace } from '../tracing/trace.js';
import { asTensor, Tracer, tracerOf } from '../tracing/tracer.js';
import type { Call, Captured, Environment, Literal, Step, Value } from './program.js';

/** A tensor of the program that is being captured. */
class CaptureTracer extends Tracer {
  readonly value = null;
  constructor(
    trace: CaptureTrace,
    readonly of: Value,
  ) {
    super(trace, [...of.shape], of.dtype);
  }
  protected free() {}
}

/** The tensors in place of the values while a rule of the function runs again, and who records what it does. */
interface Again {
  readonly environment: Environment;
  readonly recorder: Trace | null;
}

/** Writes every kernel down instead of running it, also those without traced inputs. */
export class CaptureTrace extends AbstractTrace {
  override readonly name = 'fuse';
  readonly calls: Call[] = [];
  readonly steps: Step[] = [];
  readonly captured = new Map<Tensor, Captured>();
  readonly literals = new Map<Tensor, Literal>();
  private count = 0;
  /** Tensors with a later id were made by the function. */
  private readonly start = engine.nextTensorId();
  /** Steps that are being made: the calls inside of them are no steps. */
  private depth = 0;
  private again: Again | null = null;

  constructor(
    private readonly decomposes: (kernel: string) => boolean,
    private readonly onCall?: (call: Call) => void,
  ) {
    super();
  }

  override process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    if (this.again) {
      const given = mapInputs(inputs, (x) => this.replaced(x)) as Inputs;
      return this.below(() => bind(name, given, attrs));
    }
    const record = recordOf(name);
    const values = mapInputs(inputs, (x) => this.refer(x));
    const isList = Array.isArray(inputs);
    const keys = Object.keys(values);
    const run = (xs: readonly Tensor[]) => listOf(bind(name, isList ? [...xs] : zip(keys, xs), attrs));
    return this.step(Object.values(values), false, run, () => {
      if (record?.decompose && this.decomposes(name)) return decompose(record, inputs, attrs);
      const out = this.avals(name, inputs, attrs);
      const outputs = listOf(out).map((aval) => this.value(aval));
      const call = { kernel: name, inputs: { ...values }, isList, attrs, outputs };
      this.calls.push(call);
      this.onCall?.(call);
      const tensors = outputs.map((value) => asTensor(new CaptureTracer(this, value)));
      return Array.isArray(out) ? tensors : tensors[0];
    });
  }

  override processCustom(call: CustomCall): Tensor[] {
    if (this.again) {
      const { environment } = this.again;
      const given = call.inputs.map((x) => this.replaced(x));
      return this.below(() => this.rerun(call, given, environment));
    }
    const inputs = call.inputs.map((x) => this.refer(x));
    const run = (xs: readonly Tensor[], environment: Environment) =>
      this.rerun(call, xs.slice(0, inputs.length), environment);
    return this.step(inputs, true, run, () => {
      const first = this.count;
      const isFresh = (x: Tensor) => tracerOf(x)?.trace === this && this.refer(x).id >= first;
      return call.primal(call.inputs).map((x) => (isFresh(x) ? x : ops.identity(x)));
    });
  }

  override tensor(aval: Aval): Tensor {
    return asTensor(new CaptureTracer(this, this.value(aval)));
  }

  onRandom(op: string) {
    throw located(error(randomInFuse, op));
  }

  /** What stands for a tensor in the program. */
  refer(x: Tensor): Value {
    const tracer = tracerOf(x);
    if (tracer?.trace === this) return (tracer as CaptureTracer).of;
    const found = this.captured.get(x) ?? this.literals.get(x);
    if (found) return found.value;
    const value = this.value(x);
    if (x.id < this.start || 'assign' in x) this.captured.set(x, { value, tensor: x });
    else this.literals.set(x, { value, data: x.dataSync().slice() });
    return value;
  }

  private value({ shape, dtype }: Aval): Value {
    return { id: this.count++, shape: [...shape], dtype };
  }

  private step<Out extends Tensor | Tensor[]>(
    given: readonly Value[],
    hasRule: boolean,
    run: Step['run'],
    make: () => Out,
  ): Out {
    const first = this.calls.length;
    this.depth++;
    let out: Out;
    try {
      out = make();
    } finally {
      this.depth--;
    }
    if (this.depth > 0) return out;
    const calls = this.calls.slice(first);
    const inside = new Set(calls.flatMap(({ outputs }) => outputs));
    const outside = calls
      .flatMap(({ inputs }) => Object.values(inputs))
      .filter((value) => !inside.has(value) && !given.includes(value));
    const outputs = listOf<Tensor>(out).map((x) => this.refer(x));
    this.steps.push({ inputs: [...given, ...new Set(outside)], outputs, calls, hasRule, run });
    return out;
  }

  /** A call with its own rule on other tensors. Its functions may read whatever the captured function has made. */
  private rerun(call: CustomCall, inputs: readonly Tensor[], environment: Environment): Tensor[] {
    const { primal, forward, jvp } = call;
    const inside = <T>(f: () => T) => this.inside(environment, f);
    const replaced = (xs: readonly Tensor[]) => xs.map((x) => this.replaced(x));
    return bindCustom({
      ...call,
      inputs,
      primal: (xs) => inside(() => replaced(primal(xs))),
      forward:
        forward &&
        ((xs) =>
          inside(() => {
            const pass = forward(xs);
            return {
              outputs: replaced(pass.outputs),
              residuals: replaced(pass.residuals),
              backward: (saved, cts) =>
                inside(() => pass.backward(saved, cts).map((x) => x && this.replaced(x))),
            };
          })),
      jvp:
        jvp &&
        ((primals, tangents) =>
          inside(() => {
            const [outputs, pushed] = jvp(primals, tangents);
            return [replaced(outputs), replaced(pushed)];
          })),
    });
  }

  /** Run a function that closes over tensors of the program: the environment has others in their place. */
  private inside<T>(environment: Environment, f: () => T): T {
    const { again } = this;
    const { recorder } = state;
    this.again = { environment, recorder };
    state.recorder = this;
    try {
      return withTrace(this, f);
    } finally {
      this.again = again;
      state.recorder = recorder;
    }
  }

  /** Run what other traces, or the backend, are to see. */
  private below<T>(f: () => T): T {
    const { recorder } = state;
    state.recorder = this.again!.recorder;
    try {
      return f();
    } finally {
      state.recorder = recorder;
    }
  }

  private replaced(x: Tensor): Tensor {
    const { environment } = this.again!;
    const tracer = tracerOf(x);
    if (tracer?.trace === this) {
      const found = environment.get((tracer as CaptureTracer).of);
      if (!found) throw located(error(leakedTracer, this.name));
      return found;
    }
    const known = this.captured.get(x) ?? this.literals.get(x);
    return (known && environment.get(known.value)) ?? x;
  }
}
