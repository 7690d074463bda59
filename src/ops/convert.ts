import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { ANY, type TensorLike, toTensor } from './operand.js';

type Convert = (op: string, argument: number, x: TensorLike) => Tensor;
type Op<options extends unknown[]> = (x: TensorLike, ...options: options) => Tensor;

/** An op on one converted tensor. A tensor of a `ready` dtype needs no conversion, so it pays for no scope. */
export function onTensor<options extends unknown[]>(
  op: string,
  run: (x: Tensor, ...options: options) => Tensor,
  ready: readonly DataType[] = ANY,
  convert: Convert = toTensor,
): Op<options> {
  return (x, ...options) =>
    isTensor(x) && ready.includes(x.dtype)
      ? run(x, ...options)
      : scope(op, () => run(convert(op, 0, x), ...options));
}
