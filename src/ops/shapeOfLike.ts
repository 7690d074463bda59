import { flatten } from '../tensor/values.js';
import { isTensor } from '../tracing/tree.js';
import type { TensorLike } from './operand.js';

/** The shape that an argument has as a tensor. */
export const shapeOfLike = (op: string, argument: number, x: TensorLike): number[] =>
  isTensor(x) ? x.shape : flatten(op, argument, x).shape;
