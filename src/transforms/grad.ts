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
import {
  type DerivativeOptions,
  type Differentiated,
  differentiate,
  positions,
  splitAux,
} from './differentiated.js';

type Op = 'grad' | 'valueAndGrad' | 'valueAndGradVars';

interface Pulled {
  /** Null where it is not wanted. */
  readonly value: unknown;
  readonly aux: unknown;
  readonly grads: Tensor[];
}

/** A scalar function ready to run on the leaves that it is differentiated by. */
interface Start {
  readonly leaves: readonly VjpTracer[];
  run(): unknown;
}

/** The gradients of a scalar function with respect to its leaves. */
export function pullScalar(
  op: Op,
  { hasAux = false, wantsValue }: { hasAux?: boolean; wantsValue: boolean },
  start: (trace: VjpTrace) => Start,
): Pulled {
  return during(new VjpTrace(op), (trace) => {
    const { leaves, run } = start(trace);
    const { out, aux } = splitAux(op, trace.record(run), hasAux);
    const y = scalarOutput(op, out);
    const cts = trace.backward([y], [unit(ops.ones([]))], leaves);
    return {
      grads: cts.map((ct, i) => ct ?? zeroTangent(leaves[i].value)),
      value: wantsValue ? detach(y, trace) : null,
      aux: detach(aux, trace),
    };
  });
}

function scalarOutput(op: Op, out: unknown): Tensor {
  const y = typeof out === 'number' ? ops.scalar(out) : out;
  if (!isTensor(y)) raise(nonTensorOutput, op, kindOf(out));
  if (y.shape.length > 0) raise(nonScalarOutput, op, y.shape);
  if (y.dtype !== 'float32') raise(nonFloatOutput, op, y.dtype);
  return y;
}

function pullArguments(
  op: Op,
  f: UserFunction,
  options: DerivativeOptions,
  wantsValue: boolean,
  args: unknown[],
) {
  const { argnums = 0, hasAux } = options;
  const at = positions(op, argnums, args.length);
  let select: Differentiated['select'];
  const { grads, value, aux } = pullScalar(op, { hasAux, wantsValue }, (trace) => {
    const inputs = differentiate(op, args, at);
    const leaves = inputs.values.map((x) => trace.leaf(x));
    ({ select } = inputs);
    return { leaves, run: () => callBody(op, f, inputs.rebuild(leaves.map(asTensor))) };
  });
  const trees = select!(grads);
  return { grad: Array.isArray(argnums) ? trees : trees[0], value, aux };
}

function valueAndGradImpl(f: UserFunction, options: DerivativeOptions = {}) {
  checkFunction('valueAndGrad', f);
  checkOptions('valueAndGrad', options, ['argnums', 'hasAux']);
  return (...args: unknown[]) => {
    const { grad, value, aux } = pullArguments('valueAndGrad', f, options, true, args);
    return [options.hasAux ? [value, aux] : value, grad];
  };
}

function gradImpl(f: UserFunction, options: DerivativeOptions = {}) {
  checkFunction('grad', f);
  checkOptions('grad', options, ['argnums', 'hasAux']);
  return (...args: unknown[]) => {
    const { grad, aux } = pullArguments('grad', f, options, false, args);
    return options.hasAux ? [grad, aux] : grad;
  };
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
export const valueAndGrad = valueAndGradImpl as unknown as ValueAndGradFn;

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
export const grad = gradImpl as unknown as GradFn;
