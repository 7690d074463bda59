import type { Tensor } from '@tensorflow/tfjs-core';
import { BatchCall } from '../kernels/batchCall.js';
import { type AnyRecord, type Attrs, type Inputs, mapInputs, Unmapped } from '../kernels/record.js';
import { asIs } from '../kernels/rules.js';
import { error } from '../messages/error.js';
import { randomInVmap, unsupportedKernel } from '../messages/tracing.js';
import { bindCustom, decompose, ops } from './bind.js';
import type { CustomCall } from './custom.js';
import { engine } from './engine.js';
import { withTrace } from './enter.js';
import { explainFailure } from './failure.js';
import { located } from './location.js';
import { loopOverExamples } from './loop.js';
import { recordOf } from './records.js';
import { endScope, release } from './scope.js';
import type { Trace } from './trace.js';
import { asTensor, Tracer, tracerOf } from './tracer.js';

/** A mapped tensor: one example to the function, all of them, along axis 0 of `value`, below. */
export class BatchTracer extends Tracer {
  constructor(
    trace: BatchTrace,
    readonly value: Tensor,
    private owned: boolean,
  ) {
    super(trace, value.shape.slice(1), value.dtype);
    if (!owned) return;
    value.kept = true;
    engine.track(this);
  }

  protected free() {
    if (this.owned) this.value.dispose();
  }

  /** The value as a tensor of the active scope that nobody else owns. */
  take(): Tensor {
    if (!this.owned) return ops.identity(this.value);
    this.owned = false;
    return release(this.value);
  }
}

/** A value below a vmap, and whether it carries the batch axis. */
export interface Batched {
  readonly value: Tensor;
  readonly mapped: boolean;
}

/** vmap: every value of this level stands for `size` examples. */
export class BatchTrace implements Trace {
  readonly name = 'vmap';
  level = 0;
  active = false;
  inert = 0;

  constructor(
    readonly size: number,
    private readonly randomness: 'error' | 'same',
  ) {}

  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const mapped: Record<string, boolean> = {};
    const values = mapInputs(inputs, (x, key) => {
      const own = this.own(x);
      mapped[key] = own !== null;
      return own === null ? x : own.value;
    });
    const record = recordOf(name);
    const call = new BatchCall(name, this.size, values, mapped, attrs, ops);
    // It makes nothing but its result.
    if (record?.batch === asIs) return this.box(this.apply(call, record) as Tensor, values);
    let out: Tensor | Tensor[] | Unmapped | null = null;
    engine.startScope(name);
    try {
      out = this.apply(call, record);
    } finally {
      const survivor = out instanceof Unmapped ? out.value : out;
      endScope(survivor === null ? [] : Array.isArray(survivor) ? survivor : [survivor]);
    }
    if (out === null) return decompose(record, inputs, attrs);
    if (out instanceof Unmapped) return out.value;
    return Array.isArray(out) ? out.map((o) => this.box(o, values)) : this.box(out, values);
  }

  /** The rule's result; null when the kernel is to be decomposed. */
  private apply(
    call: BatchCall,
    record: Partial<AnyRecord> | undefined,
  ): Tensor | Tensor[] | Unmapped | null {
    try {
      let rule = record?.batch;
      if (typeof rule === 'function') {
        const out = rule(call);
        if (out === null || !('loop' in out)) return out;
        rule = out;
      }
      if (rule === 'decompose') return null;
      if (rule && 'refuse' in rule) throw located(error(unsupportedKernel, call.name, 'mapped', rule.refuse));
      return loopOverExamples(call, record, rule?.loop);
    } catch (cause) {
      const shape = (key: string) => call.shape(key);
      throw explainFailure('vmap', { ...call, record, shape }, cause);
    }
  }

  /** tf.customGrad and the like: the same call one level below, with its functions mapped. */
  processCustom(call: CustomCall): Tensor[] {
    const mapped = call.inputs.map((x) => this.own(x) !== null);
    const all = (xs: readonly unknown[]) => xs.map(() => true);
    const lift = (xs: readonly Tensor[], flags: readonly boolean[]) =>
      xs.map((x, i) => (flags[i] ? asTensor(new BatchTracer(this, x, false)) : x));
    const lowerFull = (xs: readonly Tensor[]) => xs.map((x) => this.full(this.lower(x)));
    const cotangent = (ct: Tensor | null, i: number) => {
      if (ct === null) return null;
      const { value, mapped: batched } = this.lower(ct);
      if (mapped[i]) return this.full({ value, mapped: batched });
      return batched ? ops.sum(value, [0]) : ops.mul(value, this.size);
    };
    const { forward, jvp } = call;
    const outputs = bindCustom({
      ...call,
      inputs: call.inputs.map((x) => this.own(x)?.value ?? x),
      primal: (xs) => this.inside(() => lowerFull(call.primal(lift(xs, mapped)))),
      forward:
        forward &&
        ((xs) =>
          this.inside(() => {
            const pass = forward(lift(xs, mapped));
            const residuals = pass.residuals.map((r) => this.lower(r));
            const flags = residuals.map((r) => r.mapped);
            return {
              outputs: lowerFull(pass.outputs),
              residuals: residuals.map((r) => r.value),
              backward: (saved, cts) =>
                this.inside(() => pass.backward(lift(saved, flags), lift(cts, all(cts))).map(cotangent)),
            };
          })),
      jvp:
        jvp &&
        ((primals, tangents) =>
          this.inside(() => {
            const [outs, tans] = jvp(lift(primals, mapped), lift(tangents, mapped));
            return [lowerFull(outs), lowerFull(tans)];
          })),
    });
    return outputs.map((o) => asTensor(new BatchTracer(this, o, true)));
  }

  onRandom(op: string) {
    if (this.randomness === 'error') throw located(error(randomInVmap, op));
  }

  /** This trace's tracer, or null for values that do not vary along the mapped axis. */
  own(x: Tensor | null | undefined): BatchTracer | null {
    const tracer = tracerOf(x);
    return tracer?.trace === this ? (tracer as BatchTracer) : null;
  }

  lower(x: Tensor): Batched {
    const own = this.own(x);
    return own === null ? { value: x, mapped: false } : { value: own.take(), mapped: true };
  }

  /** The value with the batch axis in front, repeated if it is unmapped. */
  full({ value, mapped }: Batched): Tensor {
    return mapped ? value : ops.broadcastTo(value, [this.size, ...value.shape]);
  }

  private inside<T>(f: () => T): T {
    return this.active ? f() : withTrace(this, f);
  }

  /** A tracer owns its value alone, so a rule that returned an input gets a copy. */
  private box(value: Tensor, inputs: Record<string, Tensor>): Tensor {
    for (const key in inputs) {
      if (inputs[key] === value) return asTensor(new BatchTracer(this, ops.identity(value), true));
    }
    return asTensor(new BatchTracer(this, value, true));
  }
}
