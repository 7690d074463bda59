import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { broadcastShapes } from '../shapes/broadcast.js';
import type { BatchCall } from './batchCall.js';
import { canon, elementwise, partwise } from './canonical.js';
import { opName } from './opName.js';
import {
  type Attrs,
  type Aval,
  type Derivative,
  type KernelRecord,
  mapInputs,
  type ShapeRule,
  Unmapped,
} from './record.js';

/** The dtype of a result: fixed, or found from the kernel's first input. */
type ResultDtype = DataType | ((x: DataType) => DataType);
const resultDtype = (dtype: ResultDtype | undefined, x: DataType) =>
  typeof dtype === 'function' ? dtype(x) : (dtype ?? x);

/** tfjs sums bools as integers. */
export const countable = (dtype: DataType): DataType => (dtype === 'bool' ? 'int32' : dtype);

/** The result looks like one of the inputs. */
export const shapeOf =
  <K extends string>(key: K, dtype?: ResultDtype): ShapeRule<K, Attrs> =>
  ({ inputs }) => ({ shape: inputs[key].shape, dtype: resultDtype(dtype, inputs[key].dtype) });

/** Kernels that treat leading axes as examples already. */
export const asIs = (call: BatchCall): Tensor => call.run(call.inputs);

/** Kernels whose inputs have equal shapes. */
export const repeated = (call: BatchCall): Tensor =>
  call.run(mapInputs(call.inputs, (_, key) => call.full(key)));

/** Put `count` axes of size 1 between the batch axis and the others. */
export const padRank = ({ ops }: BatchCall, x: Tensor, count: number): Tensor =>
  ops.reshape(x, [x.shape[0], ...Array(count).fill(1), ...x.shape.slice(1)]);

/** Kernels of a and b that broadcast as numpy does: per-example ranks are aligned behind the batch axis. */
export function broadcasting(call: BatchCall<'a' | 'b'>): Tensor {
  const { inputs, mapped } = call;
  const gap = call.rank('b') - call.rank('a');
  if (gap > 0 && mapped.a) return call.run({ a: padRank(call, inputs.a, gap), b: inputs.b });
  if (gap < 0 && mapped.b) return call.run({ a: inputs.a, b: padRank(call, inputs.b, -gap) });
  return call.run(inputs);
}

/** Kernels over inputs and results of shape [n, ...] that treat the n alike: the batch axis is merged into n. */
export function mergeBatch<A = Attrs>(
  call: BatchCall<string, A>,
  attrs: unknown = call.attrs,
): Tensor | Tensor[] {
  const xs = mapInputs(call.inputs, (_, key) => call.ops.merge(call.full(key)));
  const n = call.shape(Object.keys(xs)[0])[0];
  const out = call.ops.bind(call.name, xs, attrs as Attrs);
  const split = (y: Tensor) => call.ops.reshape(y, [call.size, n, ...y.shape.slice(1)]);
  return Array.isArray(out) ? out.map(split) : split(out);
}

/** The result depends on the shape and dtype of x alone. */
export const filled =
  (value: number) =>
  (call: BatchCall<'x'>): Unmapped =>
    new Unmapped(call.ops.fill(call.shape('x'), value, call.inputs.x.dtype));

export const elementwiseCanon = canon(elementwise);
export const linearCanon = canon(partwise(elementwise));

/** Elementwise kernels of one input. */
export const unaryKernel = (derivative: Derivative<'x'>, dtype?: ResultDtype, key = 'x'): KernelRecord => ({
  shape: shapeOf(key, dtype),
  batch: asIs,
  ...(derivative as Derivative),
  canon: elementwiseCanon,
});

/** Elementwise kernels of a and b, with broadcasting. */
export const binaryKernel = (
  derivative: Derivative<'a' | 'b'>,
  dtype?: ResultDtype,
): KernelRecord<'a' | 'b'> => ({
  shape: ({ name, inputs: { a, b } }) => ({
    shape: broadcastShapes(opName(name), a.shape, b.shape),
    dtype: resultDtype(dtype, a.dtype),
  }),
  batch: broadcasting,
  ...derivative,
  canon: elementwiseCanon,
});

/** Kernels over lists of tensors: their inputs in order. */
export const listOf = <T extends Aval>(inputs: { readonly [key in string]: T }): readonly T[] =>
  inputs as unknown as readonly T[];
