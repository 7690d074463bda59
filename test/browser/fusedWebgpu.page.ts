import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import type { Apply } from '../../src/compiler/kernel/expr.js';
import { worstOf, wrongSpecials } from './fusedWebgpu/accuracy.js';
import { contractions, type KernelCase, maps, reductions, rows } from './fusedWebgpu/arbitrary.js';
import { adapterNamed, difference } from './fusedWebgpu/compare.js';

const KINDS: Record<string, fc.Arbitrary<KernelCase>> = { maps, reductions, rows, contractions };

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

export async function accuracy(ops: readonly Apply['op'][]): Promise<Record<string, number>> {
  await start();
  const worst: Record<string, number> = {};
  for (const op of ops) worst[op] = (await worstOf(op)).ulps;
  return worst;
}

export async function accuracyPlaces(ops: readonly Apply['op'][]) {
  await start();
  const worst: string[] = [];
  for (const op of ops) worst.push(op + JSON.stringify(await worstOf(op)));
  return worst.join('\n');
}

export async function specials(
  unary: readonly Apply['op'][],
  binary: readonly Apply['op'][],
): Promise<string[]> {
  await start();
  const wrong: string[] = [];
  for (const op of unary) wrong.push(...(await wrongSpecials(op, 1)));
  for (const op of binary) wrong.push(...(await wrongSpecials(op, 2)));
  return wrong;
}
