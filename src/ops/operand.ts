import { type DataType, type Tensor, upcastType } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { operandDtype } from '../messages/tensors.js';
import { fromNested, makeScalar, type Nested } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { isTensor } from '../tracing/tree.js';

/** What ops take for a tensor: numbers, booleans and nested arrays of them become constants. */
export type TensorLike = Tensor | Nested;

export const REAL: readonly DataType[] = ['float32', 'int32'];
export const NUMERIC: readonly DataType[] = ['float32', 'int32', 'bool'];
export const ANY: readonly DataType[] = ['float32', 'int32', 'bool', 'complex64', 'string'];

/** The argument as a tensor. `dtype` is for arguments that are none yet. */
export function toTensor(op: string, argument: number, x: TensorLike, dtype?: DataType): Tensor {
  if (isTensor(x)) return x;
  if (typeof x === 'number') return makeScalar(x, dtype ?? 'float32');
  return fromNested(op, argument, x, dtype);
}

export const castTo = (x: Tensor, dtype: DataType): Tensor =>
  x.dtype === dtype ? x : (bind('Cast', { x }, { dtype }) as Tensor);

/** Throws unless the tensor has one of the dtypes. */
export function checkDtype(op: string, argument: number, x: Tensor, allowed: readonly DataType[]): Tensor {
  if (!allowed.includes(x.dtype)) raise(operandDtype, op, argument, allowed.join(' or '), x.dtype);
  return x;
}

export const toReal = (op: string, argument: number, x: TensorLike) =>
  checkDtype(op, argument, toTensor(op, argument, x), REAL);

export const toNumeric = (op: string, argument: number, x: TensorLike) =>
  checkDtype(op, argument, toTensor(op, argument, x), NUMERIC);

export const toBool = (op: string, argument: number, x: TensorLike) =>
  checkDtype(op, argument, toTensor(op, argument, x, 'bool'), ['bool']);

/** A tensor of this dtype, which numbers and booleans take. */
export const toDtype = (op: string, argument: number, x: TensorLike, dtype: DataType): Tensor =>
  checkDtype(op, argument, toTensor(op, argument, typeof x === 'boolean' ? +x : x, dtype), [dtype]);

/** Integers and booleans become float32, as in JAX. */
export function toFloat(op: string, argument: number, x: TensorLike): Tensor {
  const tensor = toTensor(op, argument, x, 'float32');
  if (!NUMERIC.includes(tensor.dtype)) raise(operandDtype, op, argument, 'float32', tensor.dtype);
  return castTo(tensor, 'float32');
}

/** All tensors in the highest of their dtypes: bool, int32, float32, complex64. `first` is the first's argument. */
export function toCommon(op: string, xs: readonly Tensor[], first = 0): Tensor[] {
  const odd = xs.findIndex((x) => (x.dtype === 'string') !== (xs[0].dtype === 'string'));
  if (odd > 0) raise(operandDtype, op, first + odd, xs[0].dtype, xs[odd].dtype);
  const dtype = xs.map((x) => x.dtype).reduce(upcastType);
  return xs.map((x) => castTo(x, dtype));
}
