import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxis } from '../shapes/axes.js';
import type { Shape } from '../shapes/shape.js';
import { around, asMatrix, canon, DISCRETE, isSimple, type Runner, run, single } from './canonical.js';
import { opName } from './opName.js';
import type { Attrs, Derivative, KernelRecord } from './record.js';

/** The axis of a kernel along one axis, which the attribute `key` holds. */
export const axisOf = (name: string, shape: Shape, attrs: Attrs, key = 'axis'): number => {
  const axis = attrs[key];
  return normalizeAxis(opName(name), Array.isArray(axis) ? axis[0] : axis, shape);
};

/** The matrix [others, axis] in the given shape. */
function restore(r: Runner, y: Tensor, shape: Shape, axis: number): Tensor {
  const [before, n, after] = around(shape, axis);
  const moved = r.apply('Transpose', { x: r.reshape(y, [before, after, n]) }, { perm: [0, 2, 1] });
  return r.reshape(moved as Tensor, shape);
}

interface Options {
  readonly input?: string;
  readonly key?: string;
  /** The shape of the result. */
  readonly shape?: (shape: Shape, axis: number) => Shape;
  readonly dtype?: (x: DataType) => DataType;
  readonly canon?: typeof canon;
}

/** Kernels along one axis of one tensor: for their form, all axes before it are one, and all after it. */
export function alongAxis<K extends string = 'x'>(
  derivative: Derivative<K>,
  {
    input = 'x',
    key = 'axis',
    shape: outShape = (shape) => shape,
    dtype = (x) => x,
    canon: canonOf = canon,
  }: Options = {},
): KernelRecord {
  return {
    shape({ name, inputs, attrs }) {
      const x = inputs[input];
      return { shape: outShape(x.shape, axisOf(name, x.shape, attrs, key)), dtype: dtype(x.dtype) };
    },
    batch: (call) =>
      call.run(call.inputs, {
        ...call.attrs,
        [key]: axisOf(call.name, call.shape(input), call.attrs, key) + 1,
      }),
    ...(derivative as Derivative),
    canon: canonOf(
      (r, name, inputs, attrs) => {
        const [, x] = single(inputs);
        const axis = axisOf(name, x.shape, attrs, key);
        if (isSimple(x, [axis])) return r.reshape(run(r, name, inputs, attrs), outShape(x.shape, axis));
        const y = run(r, name, { [input]: asMatrix(r, x, [axis]) }, { ...attrs, [key]: 1 });
        const out = outShape(x.shape, axis);
        if (out.length < x.shape.length) return r.reshape(y, out);
        return restore(r, y, x.shape, axis);
      },
      { dtypes: [...DISCRETE, 'complex64'] },
    ),
  };
}
