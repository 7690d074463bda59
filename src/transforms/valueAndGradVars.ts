import type { ValueAndGradVarsFn } from '../../types/index.js';
import { during, VjpTrace } from '../tracing/vjpTrace.js';
import { callBody, checkFunction, type UserFunction } from './body.js';
import { differentiate } from './differentiated.js';
import { pullScalar } from './grad.js';

const OP = 'valueAndGradVars';

function valueAndGradVarsImpl(f: UserFunction, vars: unknown) {
  checkFunction(OP, f);
  return (...args: unknown[]) => {
    const inputs = differentiate(OP, [vars], [0], () => 'vars');
    return during(new VjpTrace(OP), (trace) => {
      const leaves = inputs.values.map((x) => trace.watch(x));
      const { value, grads } = pullScalar(OP, trace, leaves, () => callBody(OP, f, args));
      return [value, inputs.select(grads)[0]];
    });
  };
}

/**
 * The value of a scalar function and its gradients with respect to variables that it closes over.
 *
 * `vars` is a tree of `tf.Variable`s or tensors, such as the weights of a model that you did not write; the gradients
 * have the same tree. Unlike `tf.variableGrads` it nests: under `vmap` it gives one gradient per example.
 *
 * @example Right: per-example gradients of an unmodified layers model
 * ```ts
 * const weights = model.trainableWeights.map((w) => w.read() as tf.Variable);
 * vmap((x, y) => valueAndGradVars(loss, weights)(x, y)[1])(xs, ys);
 * ```
 * @example Wrong: AX405, "valueAndGradVars: vars is a function; ...": pass the variables, not the model's getter
 * ```ts
 * valueAndGradVars(loss, () => weights)(x, y);
 * ```
 * @throws AX401 to AX405 for outputs that are no float scalar and variables that are no floats.
 * @see https://js.tensorflow.org/api/latest/#variableGrads
 */
export const valueAndGradVars = valueAndGradVarsImpl as unknown as ValueAndGradVarsFn;
