import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { cpuTarget } from '../../../../src/backends/cpu.js';
import { wasmTarget } from '../../../../src/backends/wasm.js';
import type { Axis } from '../../../../src/compiler/kernel/axis.js';
import { type Dtype, type Expr, Exprs } from '../../../../src/compiler/kernel/expr.js';
import {
  addIndex,
  axisIndex,
  constantIndex,
  type Index,
  scaleIndex,
} from '../../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';
import { interpret } from '../../../support/interpret.js';

export const target = () => (tf.getBackend() === 'wasm' ? wasmTarget() : cpuTarget());

let axes = 0;
export const axis = (extent: number): Axis => ({ id: axes++, extent });

/** The row-major place of an element. */
export const rowMajor = (places: readonly Axis[]): Index =>
  places.reduce(
    (index, place) => addIndex(scaleIndex(index, place.extent as number), axisIndex(place)),
    constantIndex(0),
  );

const shapeOf = (places: readonly Axis[]) => places.map(({ extent }) => extent as number);

/** A kernel whose outputs have the elements of its axes, in order. */
export const overAll = (loops: readonly Axis[], inputs: readonly Dtype[], ...values: Expr[]): Kernel => ({
  axes: loops,
  inputs,
  outputs: values.map((value) => ({
    shape: shapeOf(loops),
    dtype: value.dtype,
    at: rowMajor(loops),
    value,
  })),
});

export type Values = Float32Array | Int32Array | Uint8Array;

/** Numbers that look random and are the same each time. */
export function numbers(size: number, seed: number): Float32Array {
  let state = seed * 2654435761 + 12345;
  return Float32Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 22 - 2;
  });
}

const dtypeOf = (x: Values): Dtype =>
  x instanceof Float32Array ? 'float32' : x instanceof Int32Array ? 'int32' : 'bool';

export function run(kernel: Kernel, inputs: readonly Values[]): Values[] {
  const tensors = inputs.map((x) => tf.tensor1d(x, dtypeOf(x)));
  const before = tf.memory().numTensors;
  const launch = target().compile(kernel, 'kernel');
  const results = launch
    .run(tensors)
    .map(({ dataId, shape, dtype }) =>
      tf.engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype }),
    );
  expect(tf.memory().numTensors).toBe(before + kernel.outputs.length);
  const values = results.map((x) => x.dataSync() as Values);
  results.forEach((x, i) => {
    expect(x.shape).toEqual(kernel.outputs[i].shape);
    expect(x.dtype).toBe(kernel.outputs[i].dtype);
  });
  tf.dispose([results, tensors]);
  return values;
}

/** Run a kernel and compare all outputs with the reference. */
export function check(kernel: Kernel, inputs: readonly Values[], tolerance = 2e-5): void {
  const expected = interpret(kernel, inputs);
  run(kernel, inputs).forEach((y, i) => {
    expect(y.length).toBe(expected[i].length);
    for (let n = 0; n < y.length; n++) {
      const [got, wanted] = [y[n], expected[i][n]];
      const close =
        Object.is(got, wanted) ||
        got === wanted ||
        Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
      if (!close) throw new Error(`output ${i}, element ${n}: ${got} instead of ${wanted}`);
    }
  });
}

export const make = () => new Exprs();
