import type { JvpFn } from '../../types/index.js';
import { ops } from '../tracing/bind.js';
import { withTrace } from '../tracing/enter.js';
import { JvpTrace, JvpTracer } from '../tracing/jvpTrace.js';
import { zeroTangent } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import { asTensor } from '../tracing/tracer.js';
import { fill, isTensor, leaves } from '../tracing/tree.js';
import { callBody, checkFunction, checkOptions, type UserFunction } from './body.js';
import { detach } from './detach.js';
import { type DerivativeOptions, differentiate, splitAux } from './differentiated.js';
import { checkOutputs } from './outputs.js';
import { checkPrimals, matchTangents } from './tangents.js';

function jvpImpl(f: UserFunction, primals: unknown, tangents: unknown, options: DerivativeOptions = {}) {
  checkFunction('jvp', f);
  checkPrimals('jvp', 'primals', primals);
  checkPrimals('jvp', 'tangents', tangents);
  checkOptions('jvp', options, ['hasAux']);
  return scope('jvp', () => {
    const inputs = differentiate(
      'jvp',
      primals,
      primals.map((_, i) => i),
    );
    const given = matchTangents('jvp', tangents, inputs.select(inputs.values));
    const trace = new JvpTrace('jvp');
    const tracers = inputs.values.map((x, i) => asTensor(new JvpTracer(trace, x, given[i], false)));
    const result = withTrace(trace, () => callBody('jvp', f, inputs.rebuild(tracers)));
    const [out, aux] = splitAux('jvp', result, options.hasAux ?? false);
    checkOutputs('jvp', out);
    const pairs = leaves(out).map((x) => {
      const own = isTensor(x) ? trace.own(x) : null;
      if (own !== null) return own.takeBoth();
      const value = isTensor(x) ? ops.identity(x) : ops.scalar(x);
      return [value, zeroTangent(value)];
    });
    const [value, tangent] = [0, 1].map((i) =>
      fill(
        out,
        pairs.map((pair) => pair[i]),
      ),
    );
    return options.hasAux ? [value, tangent, detach(aux, trace)] : [value, tangent];
  });
}

/**
 * Forward-mode derivative: `jvp(f, primals, tangents)` is `[out, tangentOut]`, the function's value and its derivative
 * along the tangents (the Jacobian, applied).
 *
 * `primals` and `tangents` are arrays with one entry per argument, of the same trees, shapes and dtypes. With `hasAux`
 * f returns `[out, aux]` and the result is `[out, tangentOut, aux]`.
 *
 * @example Right
 * ```ts
 * const [y, dy] = jvp((x: Tensor<[3]>) => sin(x), [tensor([1, 2, 3])], [ones([3])]);
 * ```
 * @example Wrong: AX413, "jvp: tangent 0 has shape [4] but its primal has shape [3]"
 * ```ts
 * jvp((x: Tensor<[3]>) => sin(x), [tensor([1, 2, 3])], [ones([4])]);
 * ```
 * @throws AX403, AX405, AX411 for primals; AX412 to AX414 for tangents unlike the primals.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.jvp.html
 */
export const jvp = jvpImpl as unknown as JvpFn;
