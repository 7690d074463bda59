import type { CustomVjpFn } from '../../types/index.js';
import { cotangentsTuple, customRulePair, noCustomRule } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { bindCustom } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { fill, isTensor, mapTree, tensors } from '../tracing/tree.js';
import { callBody, checkFunction, type UserFunction } from './body.js';
import { type CustomOptions, customArguments, flatOutputs, matchRule } from './customCall.js';

const OP = 'customVjp';

function customVjpImpl(f: UserFunction, options: CustomOptions = {}) {
  checkFunction(OP, f);
  let rules: { fwd: UserFunction; bwd: UserFunction } | null = null;
  const custom = (...args: unknown[]) =>
    scope(OP, () => {
      if (rules === null) raise(noCustomRule, OP);
      const { fwd, bwd } = rules;
      const { inputs, diff, nondiff, all } = customArguments(OP, args, options);
      let tree: unknown;
      const outputs = bindCustom({
        inputs,
        foreign: false,
        primal(xs) {
          tree = callBody(OP, f, all(xs));
          return flatOutputs(OP, tree);
        },
        forward(xs) {
          const pair = callBody(OP, fwd, all(xs));
          if (!Array.isArray(pair) || pair.length !== 2) {
            raise(customRulePair, OP, 'fwd', '[output, residuals]', kindOf(pair));
          }
          const [out, residuals] = pair;
          tree = out;
          return {
            outputs: flatOutputs(OP, out),
            residuals: tensors(residuals),
            backward(saved, cts) {
              const given = callBody(OP, bwd, [...nondiff, withTensors(residuals, saved), fill(out, cts)]);
              if (!Array.isArray(given) || given.length !== diff.length) {
                raise(cotangentsTuple, diff.length, kindOf(given));
              }
              return diff.flatMap((arg, i) => matchRule(OP, given[i], arg, `bwd's entry ${i}`, true));
            },
          };
        },
      });
      return fill(tree, outputs);
    });
  return Object.assign(custom, {
    /** Give the rule: `fwd(...args)` returns `[output, residuals]`, `bwd(...nondiff, residuals, ct)` the cotangents. */
    defvjp(fwd: UserFunction, bwd: UserFunction) {
      checkFunction(OP, fwd);
      checkFunction(OP, bwd);
      rules = { fwd, bwd };
      return custom;
    },
  });
}

/** The tree with its tensors, in order, replaced; numbers stay. */
function withTensors(tree: unknown, values: readonly unknown[]): unknown {
  let next = 0;
  return mapTree(tree, (x) => (isTensor(x) ? values[next++] : x));
}

/**
 * A function with its own reverse-mode rule.
 *
 * `f.defvjp(fwd, bwd)`: `fwd(...args)` returns `[output, residuals]`, `bwd(residuals, cotangent)` an array with one
 * cotangent per argument, `null` for zero. Both see per-example shapes under `vmap` and are differentiated at higher
 * order. `nondiffArgnums` names arguments that are passed on as they are, in front of bwd's two.
 *
 * @example Right: clip the gradient, not the value
 * ```ts
 * const clipped = customVjp((x: Tensor<['n']>) => x);
 * clipped.defvjp((x) => [x, null], (_, ct) => [clipByValue(ct, -1, 1)]);
 * ```
 * @example Wrong: AX423, "customVjp: bwd must return an array of 1 cotangent, null for zero, got a tensor"
 * ```ts
 * clipped.defvjp((x) => [x, null], (_, ct) => ct);
 * grad((x: Tensor<[3]>) => sum(clipped(x)))(ones([3]));
 * ```
 * @throws AX419 without a rule; AX420 to AX423 for a rule whose results do not fit; AX425 in forward mode.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.custom_vjp.html
 */
export const customVjp = customVjpImpl as unknown as CustomVjpFn;
