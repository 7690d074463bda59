import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../shapes/broadcast.js';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { onTensor } from './convert.js';
import { NUMERIC, REAL, type TensorLike, toBool, toFloat, toNumeric, toReal } from './operand.js';
import { promote, promoteFreely } from './promote.js';

export type Binary = (a: TensorLike, b: TensorLike) => Tensor;
/** The name of the kernel to run, or a function that runs kernels, on converted and checked operands. */
type Kernel1<options extends unknown[]> = string | ((x: Tensor, ...options: options) => Tensor);
type Kernel2 = string | ((a: Tensor, b: Tensor) => Tensor);

function runner<options extends unknown[]>(kernel: Kernel1<options>) {
  return typeof kernel === 'string' ? (x: Tensor, ..._: options) => bind(kernel, { x }) as Tensor : kernel;
}

/** The result is float32, as is the operand. */
export const floatUnary = <options extends unknown[]>(op: string, kernel: Kernel1<options>) =>
  onTensor(op, runner(kernel), ['float32'], toFloat);

/** Float32 or int32 in, the same out. */
export const realUnary = <options extends unknown[]>(op: string, kernel: Kernel1<options>) =>
  onTensor(op, runner(kernel), REAL, toReal);

/** Float32, int32 or bool in; the kernel decides what comes out. */
export const numericUnary = (op: string, kernel: string) => onTensor(op, runner(kernel), NUMERIC, toNumeric);

type Convert2 = (op: string, a: TensorLike, b: TensorLike) => Tensor[];

function run2(op: string, kernel: Kernel2, a: Tensor, b: Tensor): Tensor {
  checkBroadcast(op, a.shape, b.shape);
  return typeof kernel === 'string' ? (bind(kernel, { a, b }) as Tensor) : kernel(a, b);
}

/** Tensors that need no conversion, and a float32 tensor with a number, pay for no scope. */
function binary(op: string, kernel: Kernel2, ready: readonly DataType[], convert: Convert2): Binary {
  const takesFloat = ready.includes('float32');
  const besideNumber = (x: TensorLike): x is Tensor => takesFloat && isTensor(x) && x.dtype === 'float32';
  return (a, b) => {
    if (isTensor(a) && isTensor(b) && a.dtype === b.dtype && ready.includes(a.dtype)) {
      return run2(op, kernel, a, b);
    }
    if (typeof b === 'number' && besideNumber(a)) return withScalar(b, (b) => run2(op, kernel, a, b));
    if (typeof a === 'number' && besideNumber(b)) return withScalar(a, (a) => run2(op, kernel, a, b));
    return scope(op, () => {
      const [x, y] = convert(op, a, b);
      return run2(op, kernel, x, y);
    });
  };
}

function withScalar(value: number, run: (x: Tensor) => Tensor): Tensor {
  const x = makeScalar(value, 'float32');
  try {
    return run(x);
  } finally {
    x.dispose();
  }
}

/** Operands are brought to one dtype, which is the result's. */
export const arithmetic = (op: string, kernel: Kernel2, allowed = REAL): Binary =>
  binary(op, kernel, allowed, (op, a, b) => promote(op, [a, b], allowed));

/** Both operands become float32. */
export const floatBinary = (op: string, kernel: Kernel2): Binary =>
  binary(op, kernel, ['float32'], (op, a, b) => [toFloat(op, 0, a), toFloat(op, 1, b)]);

/** Operands are brought to one dtype; the result is bool. */
export const comparison = (op: string, kernel: Kernel2): Binary =>
  binary(op, kernel, NUMERIC, (op, a, b) => promoteFreely(op, [a, b], NUMERIC));

/** Bool operands and result. */
export const logical = (op: string, kernel: Kernel2): Binary =>
  binary(op, kernel, ['bool'], (op, a, b) => [toBool(op, 0, a), toBool(op, 1, b)]);
