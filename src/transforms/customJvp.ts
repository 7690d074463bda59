import type { Tensor } from '@tensorflow/tfjs-core';
import type { CustomJvpFn } from '../../types/index.js';
import { customRulePair, noCustomRule } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { bindCustom } from '../tracing/bind.js';
import { transposeJvp } from '../tracing/node.js';
import { scope } from '../tracing/scope.js';
import { fill } from '../tracing/tree.js';
import { callBody, checkFunction, type UserFunction } from './body.js';
import { type CustomOptions, customArguments, flatOutputs, matchRule } from './customCall.js';

const OP = 'customJvp';

function customJvpImpl(f: UserFunction, options: CustomOptions = {}) {
  checkFunction(OP, f);
  let rule: UserFunction | null = null;
  const custom = (...args: unknown[]) =>
    scope(OP, () => {
      if (rule === null) raise(noCustomRule, OP);
      const { inputs, nondiff, all, select } = customArguments(OP, args, options);
      let tree: unknown;
      const outputs = bindCustom({
        inputs,
        foreign: false,
        primal(xs) {
          tree = callBody(OP, f, all(xs));
          return flatOutputs(OP, tree);
        },
        transpose: transposeJvp,
        jvp(primals, tangents) {
          const pair = callBody(OP, rule!, [...nondiff, select(primals), select(tangents)]);
          if (!Array.isArray(pair) || pair.length !== 2) {
            raise(customRulePair, OP, 'the rule', '[output, tangent]', kindOf(pair));
          }
          [tree] = pair;
          const outputs = flatOutputs(OP, tree);
          return [outputs, matchRule(OP, pair[1], tree, 'the tangent', false) as Tensor[]];
        },
      });
      return fill(tree, outputs);
    });
  return Object.assign(custom, {
    /** Give the rule: `rule(...nondiff, primals, tangents)` returns `[output, tangent]`. */
    defjvp(given: UserFunction) {
      checkFunction(OP, given);
      rule = given;
      return custom;
    },
  });
}

/**
 * A function with its own forward-mode rule, from which both modes derive.
 *
 * `f.defjvp((primals, tangents) => [output, tangent])` gives the rule; arrays with one entry per argument come in. The
 * rule sees per-example shapes under `vmap` and is itself differentiated at higher order. `nondiffArgnums` names
 * arguments that are passed on as they are, in front of the two arrays.
 *
 * @example Right
 * ```ts
 * const log1pexp = customJvp((x: Tensor<[]>) => log(add(exp(x), 1)));
 * log1pexp.defjvp(([x], [t]) => [log1pexp(x), mul(t, sigmoid(x))]);
 * ```
 * @example Wrong: AX420, "customJvp: the rule must return a pair [output, tangent], got a tensor"
 * ```ts
 * log1pexp.defjvp(([x], [t]) => mul(t, sigmoid(x)));
 * grad(log1pexp)(scalar(1));
 * ```
 * @throws AX419 without a rule; AX420 to AX422 for a rule whose results do not fit; AX426 for wrong nondiffArgnums.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.custom_jvp.html
 */
export const customJvp = customJvpImpl as unknown as CustomJvpFn;
