import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../src/backends/webgl/target.js';
import { plan } from '../../../src/compiler/fusion/plan.js';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { lowerProgram } from '../../../src/compiler/lowerProgram.js';
import { capture } from '../../../src/graph/capture.js';

/** Of two outputs that both need exp(x), on targets with one output for each kernel. */
function kernels(software: boolean, size: number) {
  const limits = limitsOf(software);
  const { program } = capture([{ shape: [size], dtype: 'float32' }], decomposes, ([x]) => ({
    outputs: [tf.sin(tf.exp(x)), tf.cos(tf.exp(x))],
    result: null,
  }));
  const { steps, reasons } = plan(lowerProgram(program, limits), limits);
  return { count: steps.length, reasons: [...reasons.values()] };
}

describe('a value that two kernels need', () => {
  it('is computed again where a GPU has instructions to spare', () => {
    expect(kernels(false, 1e6)).toEqual({ count: 2, reasons: [] });
  });

  it('is stored where computing costs more than a tensor', () => {
    expect(kernels(true, 1e6)).toEqual({ count: 3, reasons: ['several kernels use it'] });
  });

  it('is computed again where a launch costs more than the work', () => {
    expect(kernels(true, 10)).toEqual({ count: 2, reasons: [] });
  });
});
