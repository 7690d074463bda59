import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attrs, Aval, Inputs } from '../kernels/record.js';
import { forwardOfCustomVjp } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { bind, bindCustom, decompose, ops } from './bind.js';
import type { CustomCall } from './custom.js';
import { engine } from './engine.js';
import { withTrace } from './enter.js';
import { mapInputs } from './inputs.js';
import { customNode, flatNode, kernelNode, type Node } from './node.js';
import { derivativeOf, recordOf } from './records.js';
import { Residuals } from './residuals.js';
import { tangentDtype, zeroTangent } from './ruleCalls.js';
import { release, scope } from './scope.js';
import { state } from './state.js';
import type { Trace } from './trace.js';
import { asTensor, Tracer, tracerOf } from './tracer.js';

/** A value being differentiated. */
export class VjpTracer extends Tracer {
  constructor(
    private readonly home: VjpTrace,
    readonly value: Tensor,
    readonly node: Node,
    /** Which output of the node. */
    readonly index: number,
    private owned: boolean,
  ) {
    super(home, value.shape, value.dtype);
    if (!owned) return;
    value.kept = true;
    engine.track(this);
  }

  protected free() {
    if (this.owned) this.home.residuals.drop(this.value);
  }

  /** The value as a tensor of the active scope that nobody else owns. */
  take(): Tensor {
    if (!this.owned || this.home.residuals.holds(this.value)) return ops.identity(this.value);
    this.owned = false;
    return release(this.value);
  }
}

/** Records the differentiable calls of a function, to pull cotangents back or to push tangents forward later. */
export class VjpTrace implements Trace {
  level = 0;
  active = false;
  inert = 0;
  readonly residuals = new Residuals();
  private readonly nodes: Node[] = [];
  private readonly watchers: VjpTracer[] = [];
  /** While above 0, own tracers are constants: code that closes over them runs below. */
  private paused = 0;

  constructor(
    readonly name: string,
    /** Forward: tangents will be pushed, so functions with a reverse rule alone are traced through or refused. */
    private readonly direction: 'reverse' | 'forward' = 'reverse',
    /** Also record kernels without slope: tfjs tells them from those that do not depend on an input. */
    private readonly recordsFlat = false,
  ) {}

  /** A differentiated input. */
  leaf(value: Tensor): VjpTracer {
    const node: Node = { inputs: {}, outputs: [value], pull: () => ({}), push: () => [] };
    return new VjpTracer(this, value, node, 0, false);
  }

  /** A differentiated input that the function reaches by itself, such as a tf.Variable it closes over. */
  watch(value: Tensor): VjpTracer {
    const known = this.watchers.find((w) => w.value === value);
    if (known) return known;
    const leaf = this.leaf(value);
    state.watched.set(value, [...(state.watched.get(value) ?? []), leaf]);
    this.watchers.push(leaf);
    return leaf;
  }

  /** Run the function to be differentiated. */
  record<T>(f: () => T): T {
    engine.state.gradientDepth++;
    state.reverseDepth++;
    try {
      return withTrace(this, f);
    } finally {
      engine.state.gradientDepth--;
      state.reverseDepth--;
      for (const { value } of this.watchers) {
        const others = state.watched.get(value)?.filter((w) => w.trace !== this) ?? [];
        if (others.length > 0) state.watched.set(value, others);
        else state.watched.delete(value);
      }
    }
  }

  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const rules = derivativeOf(name);
    const tracked: Record<string, VjpTracer> = {};
    const values = mapInputs(inputs, (x, key) => this.strip(x, key, tracked)) as Inputs;
    if (rules.vjp === 'decompose' && this.paused === 0) return decompose(recordOf(name), inputs, attrs);
    const out = this.below(() => bind(name, values, attrs));
    const outs = Array.isArray(out) ? out : [out];
    if (this.paused > 0 || Object.keys(tracked).length === 0 || !outs.some(tangentDtype)) return out;
    if (rules.vjp === 'zero') {
      if (!this.recordsFlat) return out;
      const flat = this.wrap(outs, flatNode(tracked, outs));
      return Array.isArray(out) ? flat : flat[0];
    }
    const saves = rules.saves ?? 'nothing';
    const saved = (x: Tensor, wanted: boolean, owned: boolean) =>
      wanted ? this.residuals.hold(x, owned) : ({ shape: x.shape, dtype: x.dtype } as Tensor);
    const node = kernelNode(this.name, rules, tracked, {
      name,
      attrs,
      inputs: mapInputs(values, (x, key) =>
        saved(x, saves === 'inputs' || saves === 'all', key in tracked && !isVariable(x)),
      ) as Inputs,
      outputs: outs.map((o) => saved(o, saves === 'outputs' || saves === 'all', tangentDtype(o) !== null)),
    });
    const traced = this.wrap(outs, node);
    return Array.isArray(out) ? traced : traced[0];
  }

  processCustom(call: CustomCall): Tensor[] {
    const tracked: Record<string, VjpTracer> = {};
    const inputs = call.inputs.map((x, i) => this.strip(x, String(i), tracked));
    if (this.paused > 0 || Object.keys(tracked).length === 0)
      return this.below(() => bindCustom({ ...call, inputs }));
    if (this.direction === 'forward' && call.foreign) return call.primal(call.inputs);
    if (this.direction === 'forward' && !call.jvp) raise(forwardOfCustomVjp);
    if (!call.forward) {
      const outputs = this.below(() => bindCustom({ ...call, inputs }));
      const primals = inputs.map((x) => this.residuals.hold(x, false));
      return this.wrap(outputs, customNode(call, tracked, outputs, primals));
    }
    this.paused++;
    let pass: ReturnType<typeof call.forward>;
    try {
      pass = this.below(() => call.forward!(inputs));
    } finally {
      this.paused--;
    }
    const strip = (x: Tensor) => this.own(x)?.value ?? x;
    const residuals = pass.residuals.map((x) => this.residuals.hold(strip(x), false));
    const outputs = pass.outputs.map(strip).map((x) => (inputs.includes(x) ? ops.identity(x) : x));
    return this.wrap(outputs, customNode(call, tracked, outputs, residuals, pass));
  }

  /** Cotangents of the leaves, given those of the outputs: values of the level below, none of them shared. */
  backward(outs: readonly Tensor[], cts: readonly Tensor[], leaves: readonly VjpTracer[]): (Tensor | null)[] {
    const sums = new Map<Node, Tensor[]>();
    const add = ({ node, index }: VjpTracer, ct: Tensor) => {
      const entry = sums.get(node) ?? [];
      entry[index] = entry[index] === undefined ? ct : ops.add(entry[index], ct);
      sums.set(node, entry);
    };
    return this.constant('backward', cts, () => {
      outs.forEach((out, i) => {
        const own = this.own(out) ?? this.watchers.find((w) => w.value === out);
        if (own) add(own, cts[i]);
      });
      for (let n = this.nodes.length - 1; n >= 0; n--) {
        const node = this.nodes[n];
        const entry = sums.get(node);
        if (entry === undefined) continue;
        const full = node.outputs.map((o, i) => entry[i] ?? zeroTangent(o));
        const pulled = scope('pull', () => node.pull(full));
        for (const key in node.inputs) {
          const ct = pulled[key];
          if (ct != null) add(node.inputs[key], ct);
        }
        sums.delete(node);
      }
      return leaves.map(({ node }) => sums.get(node)?.[0] ?? null);
    });
  }

  /** Whether an output was computed from a leaf, with a slope or without. */
  dependsOn(out: Tensor, leaf: VjpTracer): boolean {
    const seen = new Set<Node>();
    const visit = (node: Node): boolean => {
      if (node === leaf.node) return true;
      if (seen.has(node)) return false;
      seen.add(node);
      return Object.values(node.inputs).some((input) => visit(input.node));
    };
    const own = this.own(out);
    return own !== null && visit(own.node);
  }

  /** Tangents of the outputs, given those of the leaves, null for zero. */
  pushForward(
    leaves: readonly VjpTracer[],
    tangents: readonly Tensor[],
    outs: readonly Tensor[],
  ): (Tensor | null)[] {
    const known = new Map<Node, (Tensor | null)[]>(leaves.map(({ node }, i) => [node, [tangents[i]]]));
    return this.constant('forward', tangents, () => {
      for (const node of this.nodes) {
        const given: Record<string, Tensor> = {};
        for (const [key, { node: source, index }] of Object.entries(node.inputs)) {
          const t = known.get(source)?.[index];
          if (t != null) given[key] = t;
        }
        if (Object.keys(given).length > 0)
          known.set(
            node,
            scope('push', () => node.push(given)),
          );
      }
      return outs.map((out) => {
        const own = this.own(out);
        return own === null ? null : (known.get(own.node)?.[own.index] ?? null);
      });
    });
  }

  /** This trace's tracer for x: x itself, or the leaf of a watched tensor. */
  own(x: Tensor | null | undefined): VjpTracer | null {
    const tracer = tracerOf(x);
    if (tracer?.trace === this) return tracer as VjpTracer;
    if (state.watched.size === 0 || x == null || this.inert > 0) return null;
    return (state.watched.get(x)?.find((w) => w.trace === this) as VjpTracer | undefined) ?? null;
  }

  private strip(x: Tensor, key: string, tracked: Record<string, VjpTracer>): Tensor {
    const own = this.own(x);
    if (own === null) return x;
    tracked[key] = own;
    return own.value;
  }

  private wrap(outs: readonly Tensor[], node: Node): Tensor[] {
    this.nodes.push(node);
    return outs.map((o, i) =>
      tangentDtype(o) === null ? o : asTensor(new VjpTracer(this, o, node, i, true)),
    );
  }

  private below<T>(f: () => T): T {
    this.inert++;
    try {
      return f();
    } finally {
      this.inert--;
    }
  }

  /** Run f with own tracers as constants; results that alias a given or a kept tensor are copied. */
  private constant(name: string, given: readonly Tensor[], f: () => (Tensor | null)[]): (Tensor | null)[] {
    this.paused++;
    try {
      return withTrace(this, () =>
        scope(name, () => {
          const seen = new Set<Tensor>(given);
          return f().map((x) => {
            if (x === null) return x;
            const fresh = seen.has(x) || this.residuals.holds(x) ? ops.identity(x) : x;
            seen.add(fresh);
            return fresh;
          });
        }),
      );
    } finally {
      this.paused--;
    }
  }
}

/** A variable's value may change before the backward pass; every other value of a tracer stays as it is. */
const isVariable = (x: Tensor) => 'assign' in x;

/** The transpose of a linear function, applied to cotangents; `at` describes its inputs. */
export function transposeLinear(
  f: (xs: Tensor[]) => readonly (Tensor | null | undefined)[],
  at: readonly Aval[],
  cts: readonly Tensor[],
): (Tensor | null)[] {
  return scope('transpose', () => {
    const trace = new VjpTrace('transpose');
    try {
      const leaves = at.map((x) => trace.leaf(zeroTangent(x)));
      const outs = trace.record(() => f(leaves.map(asTensor)));
      const given = outs.flatMap((o, i) => (o == null ? [] : [{ out: o, ct: cts[i] }]));
      return trace.backward(
        given.map(({ out }) => out),
        given.map(({ ct }) => ct),
        leaves,
      );
    } finally {
      trace.residuals.free();
    }
  });
}
