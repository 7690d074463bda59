import type { Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { emptyReduction } from '../messages/tensors.js';
import { normalizeAxes } from '../shapes/axes.js';
import { bind } from '../tracing/bind.js';
import { castTo, type TensorLike, toNumeric } from './operand.js';

export type Axes = number | readonly number[] | null;
export type Reduce = (x: Tensor, axis?: Axes, keepDims?: boolean) => Tensor;

/** Booleans become the integers they count as. */
export function toCountable(op: string, argument: number, x: TensorLike): Tensor {
  const tensor = toNumeric(op, argument, x);
  return castTo(tensor, tensor.dtype === 'bool' ? 'int32' : tensor.dtype);
}

/** Throws when a reduced axis is empty: there is no largest of no elements. */
export function checkNotEmpty(op: string, x: Tensor, axis: Axes): void {
  if (x.size === 0 && normalizeAxes(op, axis, x.shape).some((a) => x.shape[a] === 0)) {
    raise(emptyReduction, op, x.shape);
  }
}

/** Runs a reduction kernel on checked axes; Max alone calls them by another name. */
export const reducer =
  (op: string, kernel: string): Reduce =>
  (x, axis = null, keepDims = false) => {
    if (axis !== null) normalizeAxes(op, axis, x.shape);
    const axes = kernel === 'Max' ? { reductionIndices: axis } : { axis };
    return bind(kernel, { x }, { ...axes, keepDims }) as Tensor;
  };
