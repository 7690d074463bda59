import { type DataType, type Tensor, type TypedArray, upcastType, util } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { operandKind } from '../messages/tensors.js';
import { nestedShape } from '../shapes/nested.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { scope } from '../tracing/scope.js';

export type Element = number | boolean;
export type Nested = Element | TypedArray | readonly Nested[];

/** A tensor of the given elements, in row-major order; they are copied. */
export function makeTensor(data: Iterable<Element>, shape: Shape, dtype: DataType): Tensor {
  if (dtype !== 'complex64') return makeReal(data, shape, dtype);
  return scope('complex', () => {
    const real = makeReal(data, shape, 'float32');
    const imag = makeReal(new Float32Array(real.size), shape, 'float32');
    return bind('Complex', { real, imag }) as Tensor;
  });
}

/** `makeTensor` without complex64. */
export const makeReal = (data: Iterable<Element>, shape: Shape, dtype: DataType): Tensor =>
  engine.makeTensor(typedArray(data, dtype), [...shape], dtype);

/** Unlike in tfjs, any number but 0 is true. */
function typedArray(data: Iterable<Element>, dtype: DataType): TypedArray {
  const numbers = data as Iterable<number>;
  if (dtype === 'bool') return Uint8Array.from(numbers, (x) => (Number(x) === 0 ? 0 : 1));
  return dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers);
}

export const makeScalar = (value: Element, dtype: DataType): Tensor =>
  dtype === 'float32'
    ? engine.makeTensor(Float32Array.of(Number(value)), [], dtype)
    : makeTensor([value], [], dtype);

/**
 * The elements of nested arrays and the dtype they have together: bool, int32 (of typed arrays) or float32.
 * `op` and `argument` say in a message what the values were for.
 */
export function flatten(op: string, argument: number, values: Nested) {
  const shape = nestedShape(values);
  if (util.isTypedArray(values)) return { data: values, shape, dtype: util.inferDtype(values) };
  const data: Element[] = [];
  let dtype: DataType = sizeOf(shape) === 0 ? 'float32' : 'bool';
  const visit = (x: Nested) => {
    if (typeof x === 'number' || typeof x === 'boolean') {
      data.push(x);
      if (typeof x === 'number') dtype = 'float32';
    } else if (Array.isArray(x)) {
      for (const entry of x) visit(entry);
    } else if (util.isTypedArray(x)) {
      for (const element of x) data.push(element);
      dtype = upcastType(dtype, util.inferDtype(x));
    } else {
      raise(operandKind, op, argument, x === values ? kindOf(x) : `an array that contains ${kindOf(x)}`);
    }
  };
  visit(values);
  return { data, shape, dtype };
}

export function fromNested(op: string, argument: number, values: Nested, dtype?: DataType): Tensor {
  const { data, shape, dtype: inferred } = flatten(op, argument, values);
  return makeTensor(data, shape, dtype ?? inferred);
}
