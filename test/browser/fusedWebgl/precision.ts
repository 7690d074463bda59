import * as tf from '@tensorflow/tfjs';
import { type Binary, Exprs, type Unary } from '../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { interpret } from '../../support/interpret.js';
import { launched, type Values } from './compare.js';

/** A function of one number, or of two that run through their ranges in opposite directions. */
export interface Range {
  readonly op: Unary | Binary;
  readonly from: number;
  readonly to: number;
  readonly second?: readonly [from: number, to: number];
  /** Steps grow with the number. */
  readonly geometric?: boolean;
}

const COUNT = 1 << 14;

const steps = (from: number, to: number, geometric = false): Float32Array =>
  Float32Array.from({ length: COUNT }, (_, i) => {
    const part = (i + ((i * 0.6180339887) % 1)) / COUNT;
    return geometric ? from * (to / from) ** part : from + (to - from) * part;
  });

/** Distance between neighbours of float32 at a number. */
function ulp(x: number): number {
  const size = Math.max(Math.abs(Math.fround(x)), 2 ** -126);
  return 2 ** (Math.floor(Math.log2(size)) - 23);
}

export function applied(op: Unary | Binary, count: number, operands: number): Kernel {
  const e = new Exprs();
  const axis = { id: 0, extent: count };
  const args = Array.from({ length: operands }, (_, i) => e.load(i, axisIndex(axis), 'float32'));
  const value = e.apply(op, args);
  const inputs = args.map(() => 'float32' as const);
  return {
    axes: [axis],
    inputs,
    outputs: [{ shape: [count], dtype: value.dtype, at: axisIndex(axis), value }],
  };
}

export async function resultsOf(op: Unary | Binary, operands: readonly Float32Array[]) {
  const kernel = applied(op, operands[0].length, operands.length);
  const tensors = operands.map((x) => tf.tensor1d(x));
  const got: Values = await launched(kernel, tensors);
  tf.dispose(tensors);
  return { got, want: interpret(kernel, operands)[0] };
}

/** The largest error over a range, in ulps and absolute. */
export async function errorsOver({ op, from, to, second, geometric }: Range) {
  const x = steps(from, to, geometric);
  const y = second && steps(...second).reverse();
  const { got, want } = await resultsOf(op, y ? [x, y] : [x]);
  let ulps = 0;
  let absolute = 0;
  let where = 0;
  for (let i = 0; i < COUNT; i++) {
    if (Math.abs(want[i]) < 2 ** -126 && Math.abs(got[i]) < 2 ** -125) continue;
    const error = Math.abs(got[i] - want[i]);
    if (Number.isNaN(error) && !Object.is(got[i], want[i]))
      return { ulps: Infinity, absolute: Infinity, where: x[i] };
    if (error / ulp(want[i]) > ulps) where = x[i];
    ulps = Math.max(ulps, error / ulp(want[i]));
    absolute = Math.max(absolute, error);
  }
  return { ulps, absolute, where };
}
