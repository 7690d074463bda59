import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { operandDtype } from '../messages/tensors.js';
import { isTensor } from '../tracing/tree.js';
import { checkDtype, type TensorLike, toCommon, toTensor } from './operand.js';

const isInt32 = (x: number) => (x | 0) === x;

/** The dtype of a number next to `other`. Next to a bool tensor it stays float32. */
function dtypeBeside(other: TensorLike): DataType {
  return isTensor(other) && other.dtype !== 'bool' ? other.dtype : 'float32';
}

type Pair = readonly [TensorLike, TensorLike];

/** The operands, which are arguments `first` and `first + 1` of the op, as tensors of one dtype. */
function promoteBy(
  toNumber: (argument: number, x: number, other: TensorLike) => Tensor,
  op: string,
  operands: Pair,
  allowed: readonly DataType[],
  first: number,
): Tensor[] {
  const tensors = operands.map((x, i) => {
    if (typeof x === 'number') return toNumber(first + i, x, operands[1 - i]);
    const tensor = toTensor(op, first + i, x);
    return tensor.dtype === 'bool' ? tensor : checkDtype(op, first + i, tensor, allowed);
  });
  const common = toCommon(op, tensors, first);
  checkDtype(op, first, common[0], allowed);
  return common;
}

/** For ops whose result has the operands' dtype: a number that an int32 tensor cannot take is an error. */
export function promote(op: string, operands: Pair, allowed: readonly DataType[], first = 0): Tensor[] {
  const toNumber = (argument: number, x: number, other: TensorLike) => {
    const dtype = dtypeBeside(other);
    if (dtype === 'int32' && !isInt32(x)) {
      raise(operandDtype, op, argument, 'an int32 value like the other operand', String(x));
    }
    return toTensor(op, argument, x, dtype);
  };
  return promoteBy(toNumber, op, operands, allowed, first);
}

/** For ops whose result has a dtype of its own: a number that an int32 tensor cannot take makes both float32. */
export function promoteFreely(op: string, operands: Pair, allowed: readonly DataType[]): Tensor[] {
  const toNumber = (argument: number, x: number, other: TensorLike) =>
    toTensor(op, argument, x, isInt32(x) ? dtypeBeside(other) : 'float32');
  return promoteBy(toNumber, op, operands, allowed, 0);
}
