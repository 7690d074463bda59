import type { VjpFn } from '../../types/index.js';
import { argumentCount } from '../messages/call.js';
import { raise } from '../messages/error.js';
import { zeroTangent } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import { VjpTrace } from '../tracing/vjpTrace.js';
import { checkFunction, checkOptions, type UserFunction } from './body.js';
import type { DerivativeOptions } from './differentiated.js';
import { record } from './recording.js';
import { checkPrimals, matchCotangent } from './tangents.js';

function vjpImpl(f: UserFunction, primals: unknown, options: DerivativeOptions = {}) {
  checkFunction('vjp', f);
  checkPrimals('vjp', 'primals', primals);
  checkOptions('vjp', options, ['hasAux']);
  const { hasAux = false } = options;
  const trace = new VjpTrace('vjp');
  const { inputs, leaves, out, aux, outs, alive, dispose } = record('vjp', trace, f, primals, hasAux);

  const pullback = (...cts: unknown[]) => {
    alive();
    if (cts.length !== 1) raise(argumentCount, 1, cts.length);
    return scope('vjp', () => {
      const pulled = trace.backward(outs, matchCotangent(cts[0], out), leaves);
      return inputs.select(pulled.map((ct, i) => ct ?? zeroTangent(leaves[i].value)));
    });
  };
  Object.assign(pullback, { dispose });
  return hasAux ? [out, pullback, aux] : [out, pullback];
}

/**
 * Runs a function and returns `[out, pullback]`: the pullback maps a cotangent of the output to an array with one
 * cotangent per primal (the transpose of the Jacobian, applied).
 *
 * The pullback may be called often and nests in every transform. It holds the function's intermediate values:
 * inside `tf.tidy` or another transform they are freed at its end, elsewhere by `pullback.dispose()`. With `hasAux` f
 * returns `[out, aux]` and the result is `[out, pullback, aux]`.
 *
 * @example Right
 * ```ts
 * const [y, pullback] = vjp((x: Tensor<[3]>) => sin(x), [tensor([1, 2, 3])]);
 * const [gradient] = pullback(ones([3]));
 * ```
 * @example Wrong: AX416, "vjp: the cotangent has shape [2] but the output has shape [3]"
 * ```ts
 * pullback(ones([2]));
 * ```
 * @throws AX403, AX405, AX411 for primals; AX415 to AX417 for a cotangent unlike the output; AX418 after `dispose()`.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.vjp.html
 */
export const vjp = vjpImpl as unknown as VjpFn;
