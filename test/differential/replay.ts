import * as tf from '@tensorflow/tfjs';
import { difference, read, type Sample } from './data.js';
import { settle, watchDevice } from './device.js';
import { type KernelLog, logKernels, runner, type Source, type Step } from './kernelLog.js';

/** A kernel call in plain tfjs that a backend gets wrong where the cpu backend gets it right. */
export interface Reproduction {
  readonly kernel: string;
  /** The call's inputs, the kernels that made them, and its attributes, as text. */
  readonly call: string;
  readonly problem: string;
}

/**
 * Replays the kernel calls of f in plain tfjs on a backend, and each of them on cpu with the inputs it had there.
 * Returns the first that differs.
 */
export async function findReproduction(
  f: () => unknown,
  backend: string,
  tolerance: number,
): Promise<Reproduction | null> {
  const log = logKernels(f);
  const results = await replay(log, backend);
  for (const [i, step] of log.steps.entries()) {
    const problem = await problemOf(step, results, i, backend, tolerance);
    if (problem) return { kernel: step.name, call: describe(step, log, results), problem };
  }
  return null;
}

interface Replayed {
  readonly outside: readonly Sample[];
  /** Per step its outputs, or what went wrong; shorter than the log if a step threw. */
  readonly outputs: readonly (readonly Sample[])[];
  readonly errors: readonly (string | null)[];
}

async function replay({ steps, outside }: KernelLog, backend: string): Promise<Replayed> {
  await tf.setBackend(backend);
  await settle();
  const made: tf.Tensor[] = outside.map(anyTensor);
  soilMemory();
  const results: tf.Tensor[][] = [];
  const errors: Promise<string | null>[] = [];
  const tensorOf = (source: Source) =>
    'outside' in source ? made[source.outside] : results[source.step][source.output];
  for (const step of steps) {
    const rejection = watchDevice();
    try {
      results.push([runner.runKernel(step.name, inputsOf(step, tensorOf), step.attrs)].flat());
      errors.push(rejection());
    } catch (error) {
      errors.push(Promise.resolve(`throws: ${(error as Error).message.split('\n')[0]}`));
      void rejection();
      break;
    }
  }
  const outputs: Sample[][] = [];
  for (const tensors of results) outputs.push(await Promise.all(tensors.map(read)));
  tf.dispose([made, results]);
  return { outside, outputs, errors: await Promise.all(errors) };
}

/** Kernels that add to memory they never cleared are wrong only where it held something before. */
function soilMemory() {
  tf.dispose([16, 64, 256, 1024].flatMap((n) => Array.from({ length: 8 }, () => tf.ones([n]))));
}

async function problemOf(
  step: Step,
  results: Replayed,
  index: number,
  backend: string,
  tolerance: number,
): Promise<string | null> {
  if (index >= results.errors.length) return null;
  const want = await onCpu(step, results);
  if (want === null) return null;
  if (!tf.getKernel(step.name, backend)) return 'not registered';
  if (results.errors[index]) return results.errors[index];
  const got = results.outputs[index];
  if (got.length !== want.length) return `returns ${got.length} outputs instead of ${want.length}`;
  for (const [i, output] of got.entries()) {
    const problem = difference(output, want[i], tolerance);
    if (problem) return `wrong: ${problem.replace(/^element \d+ is .*/, 'values')}`;
  }
  return null;
}

/** What cpu computes from the inputs that a step had; null if it fails there too. */
async function onCpu(step: Step, results: Replayed): Promise<Sample[] | null> {
  await tf.setBackend('cpu');
  const made: tf.Tensor[] = [];
  try {
    const inputs = inputsOf(step, (source) => {
      made.push(anyTensor(sampleOf(source, results)));
      return made[made.length - 1];
    });
    const outputs = [runner.runKernel(step.name, inputs, step.attrs)].flat();
    made.push(...outputs);
    return await Promise.all(outputs.map(read));
  } catch {
    return null;
  } finally {
    tf.dispose(made);
  }
}

const sampleOf = (source: Source, { outside, outputs }: Replayed) =>
  'outside' in source ? outside[source.outside] : outputs[source.step][source.output];

function inputsOf({ inputs, isList }: Step, tensorOf: (source: Source) => tf.Tensor) {
  const entries = Object.entries(inputs).map(([key, source]) => [key, tensorOf(source)] as const);
  return isList ? entries.map(([, x]) => x) : Object.fromEntries(entries);
}

function anyTensor({ shape, dtype, values }: Sample): tf.Tensor {
  if (dtype !== 'complex64') return tf.tensor(Array.from(values), [...shape], dtype as 'float32');
  const part = (k: number) => Array.from(values).filter((_, i) => i % 2 === k);
  return tf.tidy(() => tf.complex(tf.tensor(part(0), [...shape]), tf.tensor(part(1), [...shape])));
}

function describe({ inputs, attrs }: Step, { steps }: KernelLog, results: Replayed): string {
  const tensors = Object.entries(inputs).map(([key, source]) => {
    const { dtype, shape } = sampleOf(source, results);
    return `${key}: ${dtype}[${shape}]${'step' in source ? ` from ${steps[source.step].name}` : ''}`;
  });
  const given = Object.entries(attrs ?? {}).filter(([, value]) => value !== undefined);
  return [...tensors, ...given.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)].join(', ');
}
