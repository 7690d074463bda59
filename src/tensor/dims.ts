import type { Tensor } from '@tensorflow/tfjs-core';
import type { DimsFn } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { operandKind } from '../messages/tensors.js';
import { isTensor } from '../tracing/tree.js';

/**
 * The sizes of a tensor. Unlike `x.shape` they are typed: the size of a named axis keeps its name, so that
 * `reshape(x, [n, -1])` has a known shape.
 *
 * @example Right: [2, 3]
 * ```ts
 * dims(zeros([2, 3]));
 * ```
 * @example Wrong: AX129 `dims: argument 0 must be a tensor or a number, got an array of length 2`
 * ```ts
 * dims([2, 3]);
 * ```
 * @throws AX129 for what is no tensor.
 */
export const dims = ((x: Tensor) => {
  if (!isTensor(x)) raise(operandKind, 'dims', 0, kindOf(x));
  return [...x.shape];
}) as DimsFn;
