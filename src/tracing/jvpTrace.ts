import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Inputs, mapInputs } from '../kernels/record.js';
import { forwardOfCustomVjp } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { bind, decompose, ops } from './bind.js';
import type { CustomCall } from './custom.js';
import { engine } from './engine.js';
import { pushKernel } from './node.js';
import { derivativeOf, recordOf } from './records.js';
import { tangentDtype, zeroTangent } from './ruleCalls.js';
import { release, scope } from './scope.js';
import type { Trace } from './trace.js';
import { asTensor, Tracer, tracerOf } from './tracer.js';

/** A value together with its tangent. Values without a tangent are not traced. */
export class JvpTracer extends Tracer {
  constructor(
    trace: JvpTrace,
    readonly value: Tensor,
    readonly tangent: Tensor,
    private owned: boolean,
  ) {
    super(trace, value.shape, value.dtype);
    if (!owned) return;
    value.kept = true;
    tangent.kept = true;
    engine.track(this);
  }

  protected free() {
    if (!this.owned) return;
    this.value.dispose();
    this.tangent.dispose();
  }

  /** Value and tangent as tensors of the active scope that nobody else owns. */
  takeBoth(): [Tensor, Tensor] {
    if (!this.owned) return [ops.identity(this.value), ops.identity(this.tangent)];
    this.owned = false;
    return [release(this.value), release(this.tangent)];
  }

  take(): Tensor {
    return this.takeBoth()[0];
  }
}

/** Forward mode: every kernel computes its output and the output's tangent. */
export class JvpTrace implements Trace {
  level = 0;
  active = false;
  inert = 0;

  constructor(readonly name: string) {}

  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const rules = derivativeOf(name);
    if (rules.jvp === 'decompose') return decompose(recordOf(name), inputs, attrs);
    const tangents: Record<string, Tensor> = {};
    const values = mapInputs(inputs, (x, key) => {
      const own = this.own(x);
      if (own === null) return x;
      tangents[key] = own.tangent;
      return own.value;
    }) as Inputs;
    const out = bind(name, values, attrs);
    const outputs = Array.isArray(out) ? out : [out];
    if (rules.jvp === 'zero' || !outputs.some(tangentDtype)) return out;
    const pushed = scope(name, () =>
      pushKernel(this.name, { rules, call: { name, attrs, inputs: values, outputs } }, tangents),
    );
    const shared = new Set([...Object.values(values), ...outputs, ...Object.values(tangents)]);
    const traced = outputs.map((o, i) => this.wrap(o, pushed[i] ?? null, shared));
    return Array.isArray(out) ? traced : traced[0];
  }

  processCustom(call: CustomCall): Tensor[] {
    if (call.foreign) return call.primal(call.inputs);
    if (!call.jvp) raise(forwardOfCustomVjp);
    const own = call.inputs.map((x) => this.own(x));
    const primals = call.inputs.map((x, i) => own[i]?.value ?? x);
    const tangents = own.map((t, i) => t?.tangent ?? zeroTangent(primals[i]));
    const [outputs, pushed] = call.jvp(primals, tangents);
    const shared = new Set([...primals, ...tangents]);
    return outputs.map((o, i) => this.wrap(shared.has(o) ? ops.identity(o) : o, pushed[i], shared));
  }

  own(x: Tensor | null | undefined): JvpTracer | null {
    const tracer = tracerOf(x);
    return tracer?.trace === this ? (tracer as JvpTracer) : null;
  }

  /** A tracer owns its tangent alone, so a tangent shared with other values is copied. */
  private wrap(output: Tensor, tangent: Tensor | null, shared: Set<Tensor>): Tensor {
    if (tangent === null || tangentDtype(output) === null) return output;
    const fresh = shared.has(tangent) ? ops.identity(tangent) : tangent;
    shared.add(fresh);
    return asTensor(new JvpTracer(this, output, fresh, true));
  }
}
