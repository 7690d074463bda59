import type { Tensor } from '@tensorflow/tfjs-core';
import type { LinearizeFn } from '../../types/index.js';
import { LinearTrace } from '../tracing/linearTrace.js';
import { tangentDtype, zeroTangent } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import { mapTree } from '../tracing/tree.js';
import { checkFunction, checkOptions, type UserFunction } from './body.js';
import type { DerivativeOptions } from './differentiated.js';
import { record } from './recording.js';
import { checkPrimals, matchTangents } from './tangents.js';

function linearizeImpl(f: UserFunction, primals: unknown, options: DerivativeOptions = {}) {
  checkFunction('linearize', f);
  checkPrimals('linearize', 'primals', primals);
  checkOptions('linearize', options, ['hasAux']);
  const { hasAux = false } = options;
  const trace = new LinearTrace('linearize');
  const { leaves, out, aux, outs, alive, dispose, inputs } = record('linearize', trace, f, primals, hasAux);
  const like = inputs.select(inputs.values);

  const lin = (...tangents: unknown[]) => {
    alive();
    return scope('linearize', () => {
      const pushed = trace.pushForward(leaves, matchTangents('linearize', tangents, like), outs);
      let next = 0;
      return mapTree(out, (x) => (tangentDtype(x as Tensor) && pushed[next++]) ?? zeroTangent(x as Tensor));
    });
  };
  Object.assign(lin, { dispose });
  return hasAux ? [out, lin, aux] : [out, lin];
}

/**
 * Runs a function once and returns `[out, lin]`: `lin(...tangents)` is its derivative there, a linear map from one
 * tangent per primal to the tangent of the output (the Jacobian, applied).
 *
 * `lin` does not run the function again; it holds the intermediate values, which are freed like those of `vjp`. With
 * `hasAux` f returns `[out, aux]` and the result is `[out, lin, aux]`.
 *
 * @example Right
 * ```ts
 * const [y, lin] = linearize((x: Tensor<[3]>) => sin(x), [tensor([1, 2, 3])]);
 * const tangent = lin(ones([3]));
 * ```
 * @example Wrong: AX413, "linearize: tangent 0 has shape [2] but its primal has shape [3]"
 * ```ts
 * lin(ones([2]));
 * ```
 * @throws AX403, AX405, AX411 for primals; AX412 to AX414 for tangents unlike the primals; AX418 after `dispose()`.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.linearize.html
 */
export const linearize = linearizeImpl as unknown as LinearizeFn;
