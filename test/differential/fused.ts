import * as tf from '@tensorflow/tfjs';
import { LOWERINGS } from '../../src/compiler/lower/table.js';
import { type FusedFunction, fusedFunctions } from '../../src/transforms/fuse.js';
import * as axiswise from '../../src/index.js';
import type { Case, TensorFunction } from './case.js';
import { type Check, checksOf } from './compositions.js';
import { knownWrong } from './coverage.js';
import { tensor } from './data.js';
import { problemOf, toleranceOn, wanted } from './run.js';

const { fuse } = axiswise as unknown as { fuse(f: TensorFunction): TensorFunction };

/** A kernel that fusion leaves to tfjs. */
export interface Left {
  readonly kernel: string;
  readonly reason: string;
}

export interface FusedFailure {
  readonly backend: string;
  readonly composition: string;
  readonly problem: string;
  /** Where a kernel of tfjs is to blame. */
  readonly kernel: string | null;
}

export interface FusedResult {
  readonly name: string;
  readonly checks: number;
  /** Kernel calls of the programs as written, without those that move nothing. */
  readonly calls: number;
  readonly fused: number;
  readonly left: readonly Left[];
  /** What `fuse` refused to compile, and why. */
  readonly refused: readonly string[];
  readonly failures: readonly FusedFailure[];
}

const FREE = ['Identity', 'Reshape', 'ExpandDims'];

/** Checks all compositions of a case, each compiled as a whole, on some backends. */
export async function runFused(c: Case, backends: readonly string[]): Promise<FusedResult> {
  await tf.setBackend('cpu');
  const f = c.prepare?.() ?? c.f;
  const left: Left[] = [];
  const refused: string[] = [];
  const failures: FusedFailure[] = [];
  const counts = { calls: 0, fused: 0 };
  const checks = checksOf(c, f, f);
  for (const check of checks) {
    const want = await wanted(check);
    const fused = fuse(check.run);
    const compiled = fusedFunctions.get(fused)!;
    for (const backend of backends) {
      await tf.setBackend(backend);
      const problem = await problemOf({ ...check, run: fused }, want, toleranceOn(backend, c));
      const steps = stepsOf(compiled, check);
      if (problem !== null) {
        failures.push({ composition: check.composition, problem, backend, kernel: blame(backend, steps) });
      }
    }
    await tf.setBackend(backends[0]);
    if (!check.expected) continue;
    try {
      counts.calls += callsOf(compiled, check);
    } catch (error) {
      refused.push((error as Error).message.split('\n')[0]);
      continue;
    }
    for (const { step } of stepsOf(compiled, check)) {
      if (step.run === 'kernel') counts.fused++;
      if (step.run === 'opaque') left.push({ kernel: step.call.kernel, reason: step.reason });
    }
  }
  return { name: c.name, checks: checks.length, ...counts, left, refused, failures };
}

function stepsOf(compiled: FusedFunction, check: Check) {
  if (!check.expected) return [];
  const inputs = check.inputs.map(tensor);
  try {
    return compiled.compile(compiled.capture(compiled.split(inputs))).steps;
  } catch {
    return [];
  } finally {
    tf.dispose(inputs);
  }
}

function callsOf(compiled: FusedFunction, check: Check): number {
  const inputs = check.inputs.map(tensor);
  try {
    const { program } = compiled.capture(compiled.split(inputs));
    return program.calls.filter(({ kernel }) => !FREE.includes(kernel)).length;
  } finally {
    tf.dispose(inputs);
  }
}

/** A kernel that the backend has wrong or lacks, unfused too, and that fusion leaves to it. */
const blame = (backend: string, steps: ReturnType<typeof stepsOf>): string | null =>
  knownWrong(backend).find((kernel) =>
    steps.some(({ step }) => step.run === 'opaque' && step.call.kernel === kernel),
  ) ?? null;

/** The reason that a kernel on the closed list always has, or null where it depends on the call. */
export function reasonOf(kernel: string): string | null {
  const lowering = LOWERINGS[kernel as keyof typeof LOWERINGS];
  return typeof lowering === 'object' ? lowering.opaque : null;
}
