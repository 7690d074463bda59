import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Aval, type Inputs, mapInputs } from '../kernels/record.js';
import { bind, bindCustom, decompose, ops } from './bind.js';
import type { CustomCall } from './custom.js';
import { engine } from './engine.js';
import { withTrace } from './enter.js';
import { listOf } from './lists.js';
import { FLAT, type Node, type Passage, throughCustom, throughKernel } from './node.js';
import { raised } from './raised.js';
import { derivativeOf, recordOf } from './records.js';
import { Residuals } from './residuals.js';
import { tangentDtype, zeroTangent } from './ruleCalls.js';
import { release, scope } from './scope.js';
import { state } from './state.js';
import type { Trace } from './trace.js';
import { asTensor, Tracer, tracerOf } from './tracer.js';

/** A value being differentiated. */
export class VjpTracer extends Tracer {
  declare readonly trace: VjpTrace;

  constructor(
    trace: VjpTrace,
    readonly value: Tensor,
    readonly node: Node,
    /** Which output of the node. */
    readonly index: number,
    private owned: boolean,
  ) {
    super(trace, value.shape, value.dtype);
    if (!owned) return;
    value.kept = true;
    engine.track(this);
  }

  protected free() {
    if (this.owned) this.trace.residuals.drop(this.value);
  }

  /** The value as a tensor of the active scope that nobody else owns. */
  take(): Tensor {
    if (!this.owned || this.trace.residuals.holds(this.value)) return ops.identity(this.value);
    this.owned = false;
    return release(this.value);
  }
}

/** Records the differentiable calls of a function, to pull cotangents back later. */
export class VjpTrace implements Trace {
  level = 0;
  active = false;
  inert = 0;
  /** While above 0, own tracers are constants: code that closes over them runs below. */
  paused = 0;
  readonly residuals = new Residuals();
  readonly nodes: Node[] = [];
  private readonly watchers = new Map<Tensor, VjpTracer>();

  constructor(
    readonly name: string,
    /** Also record kernels without slope: tfjs tells them from those that do not depend on an input. */
    private readonly recordsFlat = false,
  ) {}

  /** A differentiated input. */
  leaf(value: Tensor): VjpTracer {
    return new VjpTracer(this, value, { inputs: {}, outputs: [], ...FLAT }, 0, false);
  }

  /** A differentiated input that the function reaches by itself, such as a tf.Variable it closes over. */
  watch(value: Tensor): VjpTracer {
    const known = this.watchers.get(value);
    if (known) return known;
    const leaf = this.leaf(value);
    state.watched.set(value, [...(state.watched.get(value) ?? []), leaf]);
    this.watchers.set(value, leaf);
    return leaf;
  }

  /** Run the function to be differentiated. */
  record<T>(f: () => T): T {
    try {
      return differentiating(() => withTrace(this, f));
    } finally {
      for (const value of this.watchers.keys()) {
        const others = state.watched.get(value)!.filter((w) => w.trace !== this);
        if (others.length > 0) state.watched.set(value, others);
        else state.watched.delete(value);
      }
    }
  }

  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const rules = derivativeOf(name);
    const { vjp, saves } = rules;
    if (vjp === 'decompose' && this.paused === 0) return decompose(recordOf(name), inputs, attrs);
    const { values, tracked, constant } = this.strip(inputs as Inputs);
    const out = this.below(() => bind(name, values, attrs));
    const outs = listOf(out);
    const flat = vjp === 'zero';
    if (constant || !outs.some(tangentDtype) || (flat && !this.recordsFlat)) return out;
    const save = (x: Tensor, side: typeof saves, ofTracer: boolean) =>
      saves === side || saves === 'all' ? this.residuals.hold(x, ofTracer) : (avalOf(x) as Tensor);
    const call = () => ({
      name,
      attrs,
      inputs: mapInputs(values, (x, key) => save(x, 'inputs', key in tracked && !isVariable(x))) as Inputs,
      outputs: outs.map((x) => save(x, 'outputs', tangentDtype(x) !== null)),
    });
    const passage = flat ? FLAT : throughKernel(this.name, { rules, call: call() });
    const traced = this.wrap(outs, tracked, passage);
    return Array.isArray(out) ? traced : traced[0];
  }

  processCustom(call: CustomCall): Tensor[] {
    const { values: inputs, tracked, constant } = this.strip(call.inputs);
    const hold = (xs: readonly Tensor[]) => xs.map((x) => this.residuals.hold(x, false));
    const { forward } = call;
    if (constant || !forward) {
      const outputs = this.below(() => bindCustom({ ...call, inputs }));
      if (constant) return outputs;
      return this.wrap(outputs, tracked, throughCustom({ call, saved: hold(inputs) }));
    }
    const pass = raised(this, 'paused', () => this.below(() => forward(inputs)));
    const valueAt = (x: Tensor) => this.own(x)?.value ?? x;
    const saved = hold(pass.residuals.map(valueAt));
    const outputs = pass.outputs.map(valueAt).map((x) => (inputs.includes(x) ? ops.identity(x) : x));
    return this.wrap(outputs, tracked, throughCustom({ call, saved, pass }));
  }

  /** Cotangents of the leaves, given those of the outputs: values of the level below, none of them shared. */
  backward(
    outs: readonly (Tensor | null | undefined)[],
    cts: readonly Tensor[],
    leaves: readonly VjpTracer[],
  ): (Tensor | null)[] {
    const sums = new Map<Node, Tensor[]>();
    const add = ({ node, index }: VjpTracer, ct: Tensor) => {
      const entry = sums.get(node) ?? [];
      entry[index] = entry[index] ? ops.add(entry[index], ct) : ct;
      sums.set(node, entry);
    };
    return this.constant('backward', cts, () => {
      outs.forEach((out, i) => {
        const own = this.own(out);
        if (own) add(own, cts[i]);
      });
      for (const node of [...this.nodes].reverse()) {
        const entry = sums.get(node);
        if (!entry) continue;
        const full = node.outputs.map((o, i) => entry[i] ?? zeroTangent(o));
        const pulled = scope('pull', () => node.pull(full, node.inputs, entry));
        for (const key in node.inputs) {
          const ct = pulled[key];
          if (ct) add(node.inputs[key], ct);
        }
      }
      return leaves.map(({ node }) => sums.get(node)?.[0] ?? null);
    });
  }

  /** This trace's tracer for x: x itself, or the leaf of a watched tensor. */
  own(x: Tensor | null | undefined): VjpTracer | null {
    const tracer = tracerOf(x);
    if (tracer?.trace === this) return tracer as VjpTracer;
    return (this.watchers.size > 0 && this.inert === 0 && this.watchers.get(x!)) || null;
  }

  /** Run f with own tracers as constants; results that alias a given or a kept tensor are copied. */
  constant(name: string, given: readonly Tensor[], f: () => (Tensor | null)[]): (Tensor | null)[] {
    const run = () => {
      const seen = new Set(given);
      return f().map((x) => {
        if (x === null) return x;
        const fresh = seen.has(x) || this.residuals.holds(x) ? ops.identity(x) : x;
        seen.add(fresh);
        return fresh;
      });
    };
    return raised(this, 'paused', () => withTrace(this, () => scope(name, run)));
  }

  /** Inputs as values of the level below, and the tracers among them; a call without any is constant. */
  strip<Given extends Inputs | readonly Tensor[]>(inputs: Given) {
    const tracked: Record<string, VjpTracer> = {};
    const values = mapInputs(inputs as Inputs, (x, key) => {
      const own = this.own(x);
      if (own) tracked[key] = own;
      return own?.value ?? x;
    }) as unknown as Given;
    return { values, tracked, constant: this.paused > 0 || Object.keys(tracked).length === 0 };
  }

  wrap(outs: readonly Tensor[], inputs: Node['inputs'], passage: Passage): Tensor[] {
    const { pull, kernel, custom } = passage;
    const node = { inputs, outputs: outs.map(avalOf), pull, kernel, custom };
    this.nodes.push(node);
    return outs.map((x, i) => (tangentDtype(x) ? asTensor(new VjpTracer(this, x, node, i, true)) : x));
  }

  below<T>(f: () => T): T {
    return raised(this, 'inert', f);
  }
}

/** Run f with tfjs' ops as they are while something is differentiated, without its tape. */
export const differentiating = <T>(f: () => T): T =>
  raised(engine.state, 'gradientDepth', () => raised(state, 'reverseDepth', f));

const avalOf = ({ shape, dtype }: Tensor): Aval => ({ shape, dtype });

/** A variable's value may change before the backward pass; every other value of a tracer stays as it is. */
const isVariable = (x: Tensor) => 'assign' in x;

/** Run f, in a scope, with a trace whose residuals are freed at the end. */
export function during<T extends VjpTrace, R>(trace: T, f: (trace: T) => R): R {
  return scope(trace.name, () => {
    try {
      return f(trace);
    } finally {
      trace.residuals.free();
    }
  });
}

/** The transpose of a linear function, applied to cotangents; `at` describes its inputs. */
export const transposeLinear = (
  f: (xs: Tensor[]) => readonly (Tensor | null | undefined)[],
  at: readonly Aval[],
  cts: readonly Tensor[],
): (Tensor | null)[] =>
  during(new VjpTrace('transpose'), (trace) => {
    const leaves = at.map((x) => trace.leaf(zeroTangent(x)));
    const outs = trace.record(() => f(leaves.map(asTensor)));
    return trace.backward(outs, cts, leaves);
  });
