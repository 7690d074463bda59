import * as tf from '@tensorflow/tfjs';
import type { Case } from './case.js';
import { bodyError, type Check, checksOf } from './compositions.js';
import { difference, read, type Sample, tensor } from './data.js';

import { settle } from './device.js';
import { findReproduction, type Reproduction } from './replay.js';

export interface Failure {
  readonly composition: string;
  readonly problem: string;
  /** Where the backend, not the transform, is to blame. */
  readonly reproduction: Reproduction | null;
}
export interface CaseResult {
  readonly name: string;
  /** How many compositions were checked. */
  readonly checks: number;
  readonly failures: readonly Failure[];
}

const engine = tf.engine();

/** Float32 on GPUs: approximate transcendental functions, and sums in another order. */
const GPU_TOLERANCE = 10;
export const toleranceOn = (backend: string, c: Case) =>
  c.tolerance * (backend.startsWith('web') ? GPU_TOLERANCE : 1);

/** Checks all compositions of a case on a backend. The references are computed on cpu. */
export async function runCase(c: Case, backend: string): Promise<CaseResult> {
  await tf.setBackend('cpu');
  const plain = c.prepare?.() ?? c.f;
  await tf.setBackend(backend);
  const f = c.prepare?.() ?? c.f;
  const checks = checksOf(c, f, plain);
  const failures: Failure[] = [];
  for (const check of checks) {
    const problem = await runCheck(check, backend, toleranceOn(backend, c));
    if (problem === null) continue;
    const reproduction = backend === 'cpu' ? null : await reproduce(check, backend, toleranceOn(backend, c));
    failures.push({ composition: check.composition, problem, reproduction });
  }
  return { name: c.name, checks: checks.length, failures };
}

async function runCheck(check: Check, backend: string, tolerance: number): Promise<string | null> {
  const want = await wanted(check);
  await tf.setBackend(backend);
  return problemOf(check, want, tolerance);
}

/** What must come out, computed on cpu. */
export async function wanted(check: Check): Promise<Sample[] | undefined> {
  await tf.setBackend('cpu');
  engine.startScope();
  const want = check.expected?.();
  engine.endScope();
  return want;
}

/** What is wrong with a check on the current backend, or null. */
export async function problemOf(
  check: Check,
  want: Sample[] | undefined,
  tolerance: number,
): Promise<string | null> {
  const inputs = check.inputs.map(tensor);
  const before = tf.memory().numTensors;
  const { outputs, error } = attempt(() => check.run(...inputs));
  const fresh = [...new Set(outputs)].filter((y) => !inputs.includes(y));
  const problem =
    errorProblem(error, want) ??
    memoryProblem(before + fresh.length) ??
    hookProblem() ??
    (want ? await valueProblem(outputs, want, tolerance) : null);
  await settle();
  tf.dispose(fresh);
  const leak = memoryProblem(before);
  tf.dispose(inputs);
  return problem ?? leak;
}

function attempt(f: () => tf.Tensor | tf.Tensor[]): { outputs: tf.Tensor[]; error: Error | null } {
  try {
    return { outputs: [f()].flat(), error: null };
  } catch (error) {
    return { outputs: [], error: error as Error };
  }
}

function errorProblem(error: Error | null, want: Sample[] | undefined): string | null {
  if (want) return error && `throws ${error.message.split('\n')[0]}`;
  if (!error) return 'does not pass on what the body throws';
  return error.message.includes(bodyError) ? null : `throws ${error.message} instead of what the body throws`;
}

function memoryProblem(expected: number): string | null {
  const { numTensors } = tf.memory();
  return numTensors === expected ? null : `${numTensors - expected} tensors too many`;
}

function hookProblem(): string | null {
  const { runKernel } = Object.getPrototypeOf(engine) as { runKernel: unknown };
  return engine.runKernel === runKernel ? null : 'the engine is still hooked';
}

async function valueProblem(got: tf.Tensor[], want: Sample[], tolerance: number): Promise<string | null> {
  if (got.length !== want.length) return `${got.length} outputs instead of ${want.length}`;
  for (const [i, y] of got.entries()) {
    const problem = difference(await read(y), want[i], tolerance);
    if (problem) return got.length > 1 ? `output ${i}: ${problem}` : problem;
  }
  return null;
}

async function reproduce(check: Check, backend: string, tolerance: number): Promise<Reproduction | null> {
  const inputs = check.inputs.map(tensor);
  const found = await findReproduction(() => check.run(...inputs), backend, tolerance);
  await tf.setBackend(backend);
  tf.dispose(inputs);
  return found;
}
