import type { StopGradientFn } from '../../types/index.js';
import { ops } from '../tracing/bind.js';
import { untaped } from '../tracing/tape.js';
import { isTensor, mapTree } from '../tracing/tree.js';

/**
 * The identity, with derivative zero in every mode and at every nesting order. Trees and integers pass; mapped values
 * stay mapped.
 *
 * @example Right: 0 + 3, since the first factor is a constant
 * ```ts
 * grad((x: Tensor<[]>) => mul(stopGradient(x), x))(scalar(3));
 * ```
 * @example Wrong: reading a value still needs it to exist; AX502
 * ```ts
 * vmap((x: Tensor<[]>) => stopGradient(x).dataSync()[0])(arange(3));
 * ```
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.lax.stop_gradient.html
 */
export const stopGradient = ((tree: unknown) =>
  mapTree(tree, (x) =>
    isTensor(x) ? untaped(() => ops.call('Identity', { x }, { stopGradient: true })) : x,
  )) as unknown as StopGradientFn;
