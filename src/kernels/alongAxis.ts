import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxis } from '../shapes/axes.js';
import type { Shape } from '../shapes/shape.js';
import { alongRows, canon, isWebGPU, partwise } from './canonical.js';
import { opName } from './opName.js';
import type { Attrs, Derivative, KernelRecord } from './record.js';

/** The axis of a kernel along one axis, which the attribute `key` holds. */
export const axisOf = (name: string, shape: Shape, attrs: Attrs, key = 'axis'): number => {
  const axis = attrs[key];
  return normalizeAxis(opName(name), Array.isArray(axis) ? axis[0] : axis, shape);
};

interface Options {
  readonly input?: string;
  readonly key?: string;
  /** The shape of the result. */
  readonly shape?: (shape: Shape, axis: number) => Shape;
  readonly dtype?: (x: DataType) => DataType;
}

/** Kernels along one axis of one tensor. */
export function alongAxis<K extends string = 'x'>(
  derivative: Derivative<K>,
  { input = 'x', key = 'axis', shape: outShape = (shape) => shape, dtype = (x) => x }: Options = {},
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
    canon: canon(
      partwise((r, name, inputs, attrs) => {
        const x = inputs[input];
        const axis = axisOf(name, x.shape, attrs, key);
        const reverse = attrs.reverse && !isWebGPU();
        const flip = (y: Tensor) =>
          reverse === attrs.reverse ? y : r.call('Reverse', { x: y }, { dims: [1] });
        return alongRows(r, x, axis, outShape(x.shape, axis), (y) =>
          flip(r.run(name, { [input]: flip(y) }, { ...attrs, [key]: 1, reverse }) as Tensor),
        );
      }),
    ),
  };
}
