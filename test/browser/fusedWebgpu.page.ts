import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import { contractions, type KernelCase, maps, rows } from './fusedWebgpu/arbitrary.js';
import { adapterNamed, difference } from './fusedWebgpu/compare.js';

const KINDS: Record<string, fc.Arbitrary<KernelCase>> = { maps, rows, contractions };

const start = async () => {
  if (!(await tf.setBackend('webgpu'))) throw new Error('the webgpu backend did not start');
  await tf.ready();
};

/** The first of some generated kernels that computes something else than it should. */
export async function generated(kind: string, adapter: string, numRuns: number): Promise<string> {
  await start();
  let message = '';
  const property = fc.asyncProperty(KINDS[kind], async (kernelCase) => {
    const found = await difference(kernelCase, adapterNamed(adapter));
    if (found) message = found;
    return found === undefined;
  });
  const { failed } = await fc.check(property, { seed: 7, numRuns, endOnFailure: true });
  return failed ? message || 'an exception' : '';
}
