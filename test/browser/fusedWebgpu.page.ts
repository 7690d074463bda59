import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import { webgpuTarget } from '../../src/backends/webgpu/target.js';
import { inaccurate } from '../numbers/accuracy.js';
import type { Launch } from '../numbers/elementwise.js';
import { wrongIntegers, wrongValues } from '../numbers/values.js';
import { contractions, type KernelCase, maps, reductions, rows } from './fusedWebgpu/arbitrary.js';
import { adapterNamed, difference } from './fusedWebgpu/compare.js';
import {
  disposedEarly,
  elsewhere,
  empty,
  kept,
  large,
  maxima,
  timed,
  withSubgroups,
} from './fusedWebgpu/launches.js';
import { wrongPrograms } from './fusedWebgpu/programs.js';
import { hideInternals } from './hidden.js';

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
  return { ...device, maxima: await maxima(), wrong: await generated('rows', 'hardware', numRuns) };
}

/** What random programs compute wrongly, scheduled for hardware. */
export async function programs(numRuns: number) {
  await start();
  return wrongPrograms(adapterNamed('hardware'), numRuns, 3);
}

const launch: Launch = async (kernel, inputs) => {
  const tensors = inputs.map((x, i) => tf.tensor1d(x, kernel.inputs[i]));
  const [info] = webgpuTarget(tf.backend(), adapterNamed('software')).compile(kernel, 'test').run(tensors);
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  const values = await tensor.data();
  tf.dispose([tensor, tensors]);
  return values;
};

/** What does not hold of docs/numbers.md. */
export async function broken() {
  await start();
  return {
    accuracy: await inaccurate('webgpu', launch),
    values: await wrongValues('webgpu', launch),
    integers: await wrongIntegers('webgpu', launch),
  };
}

/** The same where kernels run as programs of tfjs. */
export async function launchesOfPrograms(): Promise<unknown> {
  await start();
  hideInternals();
  return {
    large: await large(),
    empty: await empty(),
    early: await disposedEarly(),
    elsewhere: await elsewhere(),
  };
}

export async function launches(): Promise<unknown> {
  await start();
  return {
    large: await large(),
    empty: await empty(),
    early: await disposedEarly(),
    elsewhere: await elsewhere(),
    maxima: await maxima(),
    timed: await timed(),
    kept: await kept(),
  };
}
