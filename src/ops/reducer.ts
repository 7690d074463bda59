import type { Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { emptyReduction } from '../messages/tensors.js';
import { normalizeAxes } from '../shapes/axes.js';
import { reduceShape } from '../shapes/reduce.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { castTo, type TensorLike, toNumeric } from './operand.js';

export type Axes = number | readonly number[] | null;
export type Reduce = (x: Tensor, axis?: Axes, keepDims?: boolean) => Tensor;

/** Booleans become the integers they count as. */
export function toCountable(op: string, argument: number, x: TensorLike): Tensor {
  const tensor = toNumeric(op, argument, x);
  return castTo(tensor, tensor.dtype === 'bool' ? 'int32' : tensor.dtype);
}

const emptyAxis = (op: string, x: Tensor, axis: Axes) =>
  x.size === 0 && normalizeAxes(op, axis, x.shape).some((a) => x.shape[a] === 0);

/** Throws when a reduced axis is empty: there is no largest of no elements. */
export function checkNotEmpty(op: string, x: Tensor, axis: Axes): void {
  if (emptyAxis(op, x, axis)) raise(emptyReduction, op, x.shape);
}

/** Runs a reduction kernel on checked axes; Max alone calls them by another name. */
export function runReduction(op: string, kernel: string, x: Tensor, axis: Axes, keepDims: boolean): Tensor {
  if (axis !== null) normalizeAxes(op, axis, x.shape);
  const attrs = kernel === 'Max' ? { reductionIndices: axis, keepDims } : { axis, keepDims };
  return bind(kernel, { x }, attrs) as Tensor;
}

/** A reduction with a value, `ofNone`, for no elements; tfjs' kernels do not always know it. */
export const reducer =
  (op: string, kernel: string, ofNone: number): Reduce =>
  (x, axis = null, keepDims = false) =>
    emptyAxis(op, x, axis)
      ? fillTensor(reduceShape(op, x.shape, axis, keepDims), ofNone, x.dtype)
      : runReduction(op, kernel, x, axis, keepDims);
