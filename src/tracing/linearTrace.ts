import type { Tensor } from '@tensorflow/tfjs-core';
import { forwardOfCustomVjp } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import type { CustomCall } from './custom.js';
import { type Node, pushCustom, pushKernel } from './node.js';
import { scope } from './scope.js';
import { VjpTrace, type VjpTracer } from './vjpTrace.js';

/** Records a function to push tangents forward through it later; one with a reverse rule alone is refused. */
export class LinearTrace extends VjpTrace {
  override processCustom(call: CustomCall): Tensor[] {
    if (this.paused === 0 && call.inputs.some((x) => this.own(x))) {
      if (call.foreign) return call.primal(call.inputs);
      if (!call.jvp) raise(forwardOfCustomVjp);
    }
    return super.processCustom(call);
  }

  /** Tangents of the outputs, given those of the leaves, null for zero. */
  pushForward(
    leaves: readonly VjpTracer[],
    tangents: readonly Tensor[],
    outs: readonly Tensor[],
  ): (Tensor | null)[] {
    const known = new Map<Node, (Tensor | null)[]>(leaves.map(({ node }, i) => [node, [tangents[i]]]));
    const tangentOf = (x: VjpTracer | null) => (x && known.get(x.node)?.[x.index]) ?? null;
    return this.constant('forward', tangents, () => {
      for (const node of this.nodes) {
        const given: Record<string, Tensor> = {};
        for (const key in node.inputs) {
          const tangent = tangentOf(node.inputs[key]);
          if (tangent) given[key] = tangent;
        }
        if (Object.keys(given).length > 0) known.set(node, this.push(node, given));
      }
      return outs.map((out) => tangentOf(this.own(out)));
    });
  }

  private push({ kernel, custom }: Node, tangents: Record<string, Tensor>): (Tensor | null)[] {
    return scope('push', () => {
      if (kernel) return pushKernel(this.name, kernel, tangents);
      return custom ? pushCustom(custom, tangents) : [];
    });
  }
}
