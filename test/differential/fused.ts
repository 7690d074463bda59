import * as tf from '@tensorflow/tfjs';
import type { Compiled } from '../../src/backends/compiled.js';
import { LOWERINGS } from '../../src/compiler/lower/table.js';
import * as axiswise from '../../src/index.js';
import { fusedFunctions } from '../../src/transforms/fuse.js';
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

/** Checks all compositions of a case, each compiled as a whole, on a backend. */
export async function runFused(c: Case, backend: string): Promise<FusedResult> {
  await tf.setBackend('cpu');
  const plain = c.prepare?.() ?? c.f;
  await tf.setBackend(backend);
  const f = c.prepare?.() ?? c.f;
  const left: Left[] = [];
  const refused: string[] = [];
  const failures: FusedFailure[] = [];
  const counts = { calls: 0, fused: 0 };
  const checks = checksOf(c, f, plain);
  for (const check of checks) {
    const want = await wanted(check);
    const fused = fuse(check.run);
    await tf.setBackend(backend);
    const problem = await problemOf({ ...check, run: fused }, want, toleranceOn(backend, c));
    const { compiled, error } = check.expected ? compiledOf(fused, check) : { error: null };
    if (error) refused.push(`${check.composition}: ${error}`);
    for (const { step } of compiled?.steps ?? []) {
      if (step.run === 'kernel') counts.fused++;
      if (step.run === 'opaque') left.push({ kernel: step.call.kernel, reason: step.reason });
    }
    counts.calls += compiled?.program.calls.filter(({ kernel }) => !FREE.includes(kernel)).length ?? 0;
    if (problem === null) continue;
    const kernel = compiled ? blame(backend, compiled) : null;
    failures.push({ composition: check.composition, problem, kernel });
  }
  return { name: c.name, checks: checks.length, ...counts, left, refused, failures };
}

/** What became of a composition that was called, or why nothing did. */
function compiledOf(f: TensorFunction, check: Check): { compiled?: Compiled; error: string | null } {
  const fused = fusedFunctions.get(f)!;
  const inputs = check.inputs.map(tensor);
  try {
    return { compiled: fused.compile(fused.capture(fused.split(inputs))), error: null };
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0] };
  } finally {
    tf.dispose(inputs);
  }
}

/** A kernel that the backend has wrong or lacks, unfused too, and that fusion leaves to it. */
const blame = (backend: string, { steps }: Compiled): string | null =>
  (backend === 'cpu' ? [] : knownWrong(backend)).find((kernel) =>
    steps.some(({ step }) => step.run === 'opaque' && step.call.kernel === kernel),
  ) ?? null;

/** Whether a kernel may be left to tfjs for this reason. */
export function isOnList({ kernel, reason }: Left): boolean {
  const lowering = LOWERINGS[kernel as keyof typeof LOWERINGS];
  if (typeof lowering === 'object' && lowering.opaque === reason) return true;
  return CALLS.includes(`${kernel}: ${reason}`) || /^computes with (complex64|string)$/.test(reason);
}

/** Calls that are left to tfjs, of kernels that are not. */
const CALLS: readonly string[] = [];
