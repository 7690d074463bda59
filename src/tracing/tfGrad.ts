import { ops } from './bind.js';
import type { HookedMethods } from './engine.js';
import { zeroTangent } from './ruleCalls.js';
import { scope } from './scope.js';
import { VjpTrace } from './vjpTrace.js';

/** tf.grad, tf.variableGrads and optimizer.minimize inside a transform: the same contract, on our reverse mode. */
export const gradientsInside: HookedMethods['gradients'] = (f, xs, dy) =>
  scope('tf.grad', () => {
    const trace = new VjpTrace('tf.grad', 'reverse', true);
    try {
      const leaves = xs.map((x) => trace.watch(x));
      const out = trace.record(f);
      const own = trace.own(out) ?? leaves.find((leaf) => leaf.value === out) ?? null;
      const ct = dy ?? ops.ones(out.shape);
      // Zero where the output depends on x without slope, null where it does not depend on x at all.
      const grads = trace
        .backward([out], [ct], leaves)
        .map((g, i) => g ?? (trace.dependsOn(out, leaves[i]) ? zeroTangent(leaves[i].value) : null));
      return { value: own === null ? out : own.take(), grads };
    } finally {
      trace.residuals.free();
    }
  });
