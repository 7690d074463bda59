import { ops } from './bind.js';
import type { HookedMethods } from './engine.js';
import type { Node } from './node.js';
import { zeroTangent } from './ruleCalls.js';
import { during, VjpTrace } from './vjpTrace.js';

/** tf.grad, tf.variableGrads and optimizer.minimize inside a transform: the same contract, on our reverse mode. */
export const gradientsInside: HookedMethods['gradients'] = (f, xs, dy) =>
  during(new VjpTrace('tf.grad', true), (trace) => {
    const leaves = xs.map((x) => trace.watch(x));
    const out = trace.record(f);
    const own = trace.own(out);
    // The calls that the output was computed from, with a slope or without.
    const sources = new Set<Node | undefined>([own?.node]);
    for (const node of [...trace.nodes].reverse()) {
      if (sources.has(node)) for (const key in node.inputs) sources.add(node.inputs[key].node);
    }
    // Zero where the output depends on x without slope, null where it does not depend on x at all.
    const grads = trace
      .backward([out], [dy ?? ops.ones(out.shape)], leaves)
      .map((g, i) => g ?? (sources.has(leaves[i].node) ? zeroTangent(leaves[i].value) : null));
    return { value: own?.take() ?? out, grads };
  });
