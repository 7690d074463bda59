import * as tf from '@tensorflow/tfjs';
import { describe, expect, it, vi } from 'vitest';
import { Compiled } from '../../src/backends/compiled.js';
import * as axiswise from '../../src/index.js';
import { state } from '../../src/tracing/state.js';
import { FusedProgram } from '../../src/transforms/fusedProgram.js';
import type { Case, TensorFunction } from './case.js';
import { families } from './cases/index.js';
import { checksOf } from './compositions.js';
import { problemOf, toleranceOn, wanted } from './run.js';

const { fuse } = axiswise as unknown as { fuse(f: TensorFunction): TensorFunction };

interface InsideResult {
  readonly failures: readonly string[];
  /** Compositions in which the function did not run as compiled programs. */
  readonly unfused: readonly string[];
  /** Programs that ran. */
  readonly programs: number;
}

/** Checks all compositions of a case on a backend, with its function fused and the transforms around it. */
async function runInside(c: Case, backend: string): Promise<InsideResult> {
  await tf.setBackend('cpu');
  const plain = c.prepare?.() ?? c.f;
  await tf.setBackend(backend);
  const original = c.prepare?.() ?? c.f;
  // The function itself runs where it is traced, and where no program can be made for a transform.
  let unfusedRuns = 0;
  const f = fuse((...args) => {
    if (state.recorder === null) unfusedRuns++;
    return original(...args);
  });
  const run = vi.spyOn(Compiled.prototype, 'run');
  const replay = vi.spyOn(FusedProgram.prototype, 'unfused');
  const failures: string[] = [];
  const unfused: string[] = [];
  let programs = 0;
  for (const check of checksOf(c, f, plain)) {
    const want = await wanted(check);
    await tf.setBackend(backend);
    run.mockClear();
    replay.mockClear();
    unfusedRuns = 0;
    const problem = await problemOf(check, want, toleranceOn(backend, c));
    if (problem) failures.push(`${check.composition}: ${problem}`);
    programs += run.mock.calls.length;
    const elsewhere = unfusedRuns + replay.mock.calls.length;
    if (elsewhere > 0) unfused.push(`${check.composition}: ran unfused`);
    if (run.mock.calls.length === 0) unfused.push(`${check.composition}: no program ran`);
  }
  run.mockRestore();
  replay.mockRestore();
  return { failures, unfused, programs };
}

/** Tests every case on a backend, fused inside of the transforms. */
export function describeInside(backend: string): void {
  describe(`differential suite on ${backend}, fused inside of the transforms`, () => {
    for (const [family, cases] of Object.entries(families)) {
      describe(family, () => {
        it.each(cases.map((c) => [c.name, c] as const))('%s', async (_, c) => {
          const { failures, unfused, programs } = await runInside(c, backend);
          expect(failures.length, failures.join('\n')).toBe(0);
          expect(unfused).toEqual([]);
          expect(programs).toBeGreaterThan(0);
        });
      });
    }
  });
}
