import { type DataType, type Tensor, type TypedArray, util } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { operandKind } from '../messages/tensors.js';
import { nestedShape } from '../shapes/nested.js';
import type { Shape } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { scope } from '../tracing/scope.js';

export type Element = number | boolean;
export type Nested = Element | TypedArray | readonly Nested[];

/** A tensor of the given elements, in row-major order; they are copied. */
export function makeTensor(data: Iterable<Element>, shape: Shape, dtype: DataType): Tensor {
  if (dtype !== 'complex64') return engine.makeTensor(typedArray(data, dtype), [...shape], dtype);
  return scope('complex', () => {
    const real = makeTensor(data, shape, 'float32');
    const imag = makeTensor(new Float32Array(real.size), shape, 'float32');
    return bind('Complex', { real, imag }) as Tensor;
  });
}

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

/** A tensor of nested arrays: bool if all elements are booleans, unless a dtype is given. */
export function fromNested(
  op: string,
  argument: number,
  values: Nested,
  dtype?: DataType,
  shape: Shape = nestedShape(values),
): Tensor {
  if (util.isTypedArray(values)) return makeTensor(values, shape, dtype ?? util.inferDtype(values));
  const data: Element[] = [];
  const visit = (x: unknown) => {
    if (typeof x === 'number' || typeof x === 'boolean') data.push(x);
    else if (Array.isArray(x) || util.isTypedArray(x)) for (const entry of x) visit(entry);
    else raise(operandKind, op, argument, x === values ? kindOf(x) : `an array that contains ${kindOf(x)}`);
  };
  visit(values);
  const inferred = data.length > 0 && data.every((x) => typeof x === 'boolean') ? 'bool' : 'float32';
  return makeTensor(data, shape, dtype ?? inferred);
}
