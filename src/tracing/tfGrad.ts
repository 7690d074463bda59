import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from './bind.js';
import { scope } from './scope.js';
import type { HookedMethods } from './engine.js';
import { VjpTrace } from './vjpTrace.js';

/** tf.grad, tf.variableGrads and optimizer.minimize inside a transform: the same contract, on our reverse mode. */
export const gradientsInside: HookedMethods['gradients'] = (f, xs, dy) =>
  scope('tf.grad', () => {
    const trace = new VjpTrace('tf.grad');
    try {
      const leaves = xs.map((x) => trace.watch(x));
      const out = trace.record(f);
      const own = trace.own(out) ?? leaves.find((leaf) => leaf.value === out) ?? null;
      const ct = dy ?? ops.ones(out.shape);
      const grads: (Tensor | null)[] = trace.backward([out], [ct], leaves);
      return { value: own === null ? out : own.take(), grads };
    } finally {
      trace.residuals.free();
    }
  });
