import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import type { Apply } from '../../src/compiler/kernel/expr.js';
import { worstOf, wrongSpecials } from './fusedWebgpu/accuracy.js';
import { contractions, type KernelCase, maps, reductions, rows } from './fusedWebgpu/arbitrary.js';
import { adapterNamed, difference } from './fusedWebgpu/compare.js';
import { disposedEarly, empty, kept, large, timed, withSubgroups } from './fusedWebgpu/launches.js';

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
  const details = await fc.check(property, { seed: 7, numRuns, endOnFailure: true });
  return details.failed ? message || String(details.errorInstance) : '';
}

/** Those of generated kernels with reductions, on a device with subgroups. */
export async function generatedWithSubgroups(numRuns: number): Promise<unknown> {
  const device = await withSubgroups();
  return { ...device, wrong: await generated('rows', 'hardware', numRuns) };
}

/** The largest error of each operation, in units of the last place. */
export async function accuracy(ops: readonly Apply['op'][]): Promise<Record<string, number>> {
  await start();
  const worst: Record<string, number> = {};
  for (const op of ops) worst[op] = await worstOf(op);
  return worst;
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

export async function launches(): Promise<unknown> {
  await start();
  return {
    large: await large(),
    empty: await empty(),
    early: await disposedEarly(),
    timed: await timed(),
    kept: await kept(),
  };
}
