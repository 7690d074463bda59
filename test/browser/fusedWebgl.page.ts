import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { inaccurate } from '../numbers/accuracy.js';
import type { Launch } from '../numbers/elementwise.js';
import { wrongIntegers, wrongValues } from '../numbers/values.js';
import { launched, mistake, PLACES, placed, target } from './fusedWebgl/compare.js';
import { sample } from './fusedWebgl/generate.js';
import { situations } from './fusedWebgl/situations.js';

/** Kernels drawn from a seed against their meaning, with their tensors in every kind of texture. */
export async function generated(seed: number, numRuns: number): Promise<string> {
  await tf.setBackend('webgl');
  const property = fc.asyncProperty(fc.gen(), async (g) => {
    const draw = (bound: number) => g(fc.integer, { min: 0, max: bound - 1 });
    const { kernel, inputs } = sample(draw);
    tf.env().set('WEBGL_PACK', draw(4) !== 0);
    const tensors = inputs.map(({ shape, dtype, values }) =>
      placed(values, shape, dtype, PLACES[draw(PLACES.length)]),
    );
    const elements = inputs.map(({ values }) => values);
    const wrong = await mistake(kernel, tensors, elements).catch((error: unknown) => `${error}`);
    tf.dispose(tensors);
    if (wrong) throw new Error(`${wrong}\n${target.compile(kernel, '').source}`);
  });
  const result = await fc.check(property, { seed, numRuns, endOnFailure: true });
  return result.failed ? `${result.errorInstance}` : '';
}

const launch: Launch = async (kernel, inputs) => {
  const tensors = inputs.map((x, i) => tf.tensor1d(x, kernel.inputs[i]));
  const values = await launched(kernel, tensors);
  tf.dispose(tensors);
  return values;
};

/** What does not hold of docs/numbers.md. */
export async function broken() {
  await tf.setBackend('webgl');
  return {
    accuracy: await inaccurate('webgl', launch),
    values: await wrongValues('webgl', launch),
    integers: await wrongIntegers('webgl', launch),
  };
}

export async function allSituations(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, run] of Object.entries(situations)) {
    await tf.setBackend('webgl');
    found[name] = await run().catch((error: unknown) => `${error}`);
  }
  return found;
}
