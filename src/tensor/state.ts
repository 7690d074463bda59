import {
  type DataType,
  engine,
  type Tensor,
  type TypedArray,
  buffer as tfBuffer,
  print as tfPrint,
  variable as tfVariable,
} from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument, operandKind } from '../messages/tensors.js';
import { castTo, type TensorLike, toTensor } from '../ops/operand.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { checkDtypeName } from './dtype.js';

/**
 * A tensor that can be given other values: by `assign`, or by an optimizer. It lives until it is disposed of.
 * Shape: that of the initial value. Dtype: `dtype`, by default that of the initial value.
 *
 * @example Right: [1, 2]
 * ```ts
 * variable(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `variable: argument 0 must be a tensor or a number, got null`
 * ```ts
 * variable(null);
 * ```
 * @throws AX129 for what is no tensor, AX125 for a name that another variable has.
 * @see https://js.tensorflow.org/api/latest/#variable
 */
export const variable = ((initialValue: TensorLike, trainable = true, name?: string, dtype?: DataType) => {
  if (name !== undefined && name in engine().registeredVariables) {
    raise(invalidArgument, 'variable', 'name', 'one that no other variable has', `'${name}'`);
  }
  return scope('variable', () => {
    const x = toTensor('variable', 0, initialValue);
    return tfVariable(castTo(x, dtype ?? x.dtype), trainable, name);
  });
}) as unknown as Ops['variable'];

const BUFFERED: readonly DataType[] = ['float32', 'int32', 'bool', 'string'];

/**
 * A buffer whose elements can be set one by one, and which then becomes a tensor.
 * Shape: `shape`. Dtype: `dtype`, by default float32.
 *
 * @example Right: [0, 0]
 * ```ts
 * buffer([2]).toTensor();
 * ```
 * @example Wrong: AX124 `buffer: sizes must be non-negative integers, got -1 in [2, -1]`
 * ```ts
 * buffer([2, -1]);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for complex64 and for values that do not fill the shape.
 * @see https://js.tensorflow.org/api/latest/#buffer
 */
export const buffer = ((shape: Shape, dtype: DataType = 'float32', values?: TypedArray) => {
  checkSizes('buffer', shape);
  checkDtypeName('buffer', dtype, BUFFERED);
  if (values !== undefined && values.length !== sizeOf(shape)) {
    raise(invalidArgument, 'buffer', 'values', `${sizeOf(shape)} elements`, `${values.length}`);
  }
  return tfBuffer([...shape], dtype, values);
}) as unknown as Ops['buffer'];

/**
 * Writes a tensor to the console. Inside of a transform use `debugPrint`: there is no single value to write.
 *
 * @example Right: undefined
 * ```ts
 * print(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `print: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * print(undefined);
 * ```
 * @throws AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#print
 */
export const print = ((x: Tensor, verbose = false) => {
  if (!isTensor(x)) raise(operandKind, 'print', 0, kindOf(x));
  tfPrint(x, verbose);
}) as unknown as Ops['print'];
