import type { Tensor } from '@tensorflow/tfjs-core';
import type { GradFn, ValueAndGradFn } from '../../types/index.js';
import { unit } from '../kernels/ops.js';
import { raise } from '../messages/error.js';
import { nonFloatOutput, nonScalarOutput, nonTensorOutput } from '../messages/grad.js';
import { kindOf } from '../messages/kind.js';
import { ops } from '../tracing/bind.js';
import { zeroTangent } from '../tracing/ruleCalls.js';
import { asTensor } from '../tracing/tracer.js';
import { isTensor } from '../tracing/tree.js';
import { during, VjpTrace, type VjpTracer } from '../tracing/vjpTrace.js';
import { callBody, checkFunction, checkOptions, type UserFunction } from './body.js';
import { detach } from './detach.js';
import { type DerivativeOptions, differentiate, positions, splitAux } from './differentiated.js';
import { lift } from './outputs.js';

type Op = 'grad' | 'valueAndGrad' | 'valueAndGradVars';

interface Pulled {
  /** Null where it is not wanted. */
  readonly value: unknown;
  readonly aux: unknown;
  readonly grads: Tensor[];
}

/** Run a scalar function for its gradients with respect to `leaves`. */
export function pullScalar(
  op: Op,
  trace: VjpTrace,
  leaves: readonly VjpTracer[],
  run: () => unknown,
  hasAux = false,
): Pulled {
  const [out, aux] = splitAux(op, trace.record(run), hasAux);
  const y = scalarOutput(op, out);
  const cts = trace.backward([y], [unit(ops.ones([]))], leaves);
  return {
    grads: cts.map((ct, i) => ct ?? zeroTangent(leaves[i].value)),
    value: op === 'grad' ? null : detach(y, trace),
    aux: detach(aux, trace),
  };
}

function scalarOutput(op: Op, out: unknown): Tensor {
  const y = lift(out);
  if (!isTensor(y)) raise(nonTensorOutput, op, kindOf(out));
  if (y.shape.length > 0) raise(nonScalarOutput, op, y.shape);
  if (y.dtype !== 'float32') raise(nonFloatOutput, op, y.dtype);
  return y;
}

function scalarGrad(op: 'grad' | 'valueAndGrad', f: UserFunction, options: DerivativeOptions = {}) {
  checkFunction(op, f);
  checkOptions(op, options, ['argnums', 'hasAux']);
  const { argnums = 0, hasAux } = options;
  return (...args: unknown[]) =>
    during(new VjpTrace(op), (trace) => {
      const inputs = differentiate(op, args, positions(op, argnums, args.length));
      const leaves = inputs.values.map((x) => trace.leaf(x));
      const run = () => callBody(op, f, inputs.rebuild(leaves.map(asTensor)));
      const { grads, value, aux } = pullScalar(op, trace, leaves, run, hasAux);
      const trees = inputs.select(grads);
      const gradient = Array.isArray(argnums) ? trees : trees[0];
      if (op === 'grad') return hasAux ? [gradient, aux] : gradient;
      return [hasAux ? [value, aux] : value, gradient];
    });
}

/**
 * The value of a scalar function together with its gradient, `[value, gradient]`.
 *
 * Options as for `grad`; with `hasAux` the result is `[[value, aux], gradient]`.
 *
 * @example Right
 * ```ts
 * const [value, gradient] = valueAndGrad((x: Tensor<[3]>) => sum(square(x)))(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX401, "valueAndGrad: the function must return a scalar (shape []), got shape [3]; ..."
 * ```ts
 * valueAndGrad((x: Tensor<[3]>) => square(x))(tensor([1, 2, 3]));
 * ```
 * @throws AX401 to AX410, as for `grad`.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.value_and_grad.html
 */
export const valueAndGrad = ((f: UserFunction, options?: DerivativeOptions) =>
  scalarGrad('valueAndGrad', f, options)) as unknown as ValueAndGradFn;

/**
 * The gradient of a function that returns a scalar, by reverse mode.
 *
 * The gradient has the tree and the shapes of the differentiated argument: the first, or those that
 * `argnums` names (an array of positions gives an array of gradients; negative ones count from the end). With `hasAux`
 * f returns `[scalar, aux]` and the result is `[gradient, aux]`. Inputs must be float32. Conventions at kinks are JAX's.
 *
 * @example Right
 * ```ts
 * vmap(grad((x: Tensor<[]>) => mul(exp(neg(x)), sin(x))))(arange(0, 1, 0.1)); // [10]
 * ```
 * @example Wrong: AX401, "grad: the function must return a scalar (shape []), got shape [3]; ..."
 * ```ts
 * grad((x: Tensor<[3]>) => square(x))(tensor([1, 2, 3]));
 * ```
 * @throws AX401 to AX410 for outputs that are no float scalar, inputs that are no floats, and wrong argnums.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.grad.html
 */
export const grad = ((f: UserFunction, options?: DerivativeOptions) =>
  scalarGrad('grad', f, options)) as unknown as GradFn;
