import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Aval, type Inputs, mapInputs } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { randomInFuse } from '../messages/fuse.js';
import { AbstractTrace } from '../tracing/abstractTrace.js';
import { decompose } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { withTrace } from '../tracing/enter.js';
import { listOf } from '../tracing/lists.js';
import { located } from '../tracing/location.js';
import { recordOf } from '../tracing/records.js';
import { scope } from '../tracing/scope.js';
import { state } from '../tracing/state.js';
import { asTensor, Tracer, tracerOf } from '../tracing/tracer.js';
import type { Call, Captured, Literal, Program, Value } from './program.js';
import { withoutDeadCode } from './program.js';

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

/** Writes every kernel down instead of running it, also those without traced inputs. */
class CaptureTrace extends AbstractTrace {
  override readonly name = 'fuse';
  readonly calls: Call[] = [];
  readonly captured = new Map<Tensor, Captured>();
  readonly literals = new Map<Tensor, Literal>();
  private count = 0;
  /** Tensors with a later id were made by the function. */
  private readonly start = engine.nextTensorId();

  constructor(private readonly decomposes: (kernel: string) => boolean) {
    super();
  }

  override process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const record = recordOf(name);
    if (record?.decompose && this.decomposes(name)) return decompose(record, inputs, attrs);
    const out = this.avals(name, inputs, attrs);
    const outputs = listOf(out).map((aval) => this.value(aval));
    const values = mapInputs(inputs, (x) => this.refer(x));
    const isList = Array.isArray(inputs);
    this.calls.push({ kernel: name, inputs: { ...values }, isList, attrs, outputs });
    const tensors = outputs.map((value) => asTensor(new CaptureTracer(this, value)));
    return Array.isArray(out) ? tensors : tensors[0];
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
}

/** A function's program for inputs of these shapes, and what `f` makes of its result's tensors. */
export function capture<T>(
  inputs: readonly Aval[],
  decomposes: (kernel: string) => boolean,
  f: (inputs: readonly Tensor[]) => { readonly outputs: readonly Tensor[]; readonly result: T },
): { readonly program: Program; readonly result: T } {
  const trace = new CaptureTrace(decomposes);
  const outer = state.recorder;
  return scope('fuse', () => {
    const tensors = inputs.map((aval) => trace.tensor(aval));
    const given = tensors.map((x) => trace.refer(x));
    state.recorder = trace;
    try {
      const { outputs, result } = withTrace(trace, () => f(tensors));
      const values = outputs.map((x) => trace.refer(x));
      const program = withoutDeadCode({
        inputs: given,
        captured: [...trace.captured.values()],
        literals: [...trace.literals.values()],
        calls: trace.calls,
        outputs: values,
      });
      return { program, result };
    } finally {
      state.recorder = outer;
    }
  });
}
