import * as tf from '@tensorflow/tfjs';
import { describe, expect, it, vi } from 'vitest';
import { Compiled } from '../../src/backends/compiled.js';
import * as axiswise from '../../src/index.js';
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
  const f = fuse(c.prepare?.() ?? c.f);
  const run = vi.spyOn(Compiled.prototype, 'run');
  const derive = vi.spyOn(FusedProgram.prototype, 'derive');
  const failures: string[] = [];
  const unfused: string[] = [];
  let programs = 0;
  for (const check of checksOf(c, f, plain)) {
    const want = await wanted(check);
    await tf.setBackend(backend);
    run.mockClear();
    derive.mockClear();
    const problem = await problemOf(check, want, toleranceOn(backend, c));
    if (problem) failures.push(`${check.composition}: ${problem}`);
    programs += run.mock.calls.length;
    const failed = derive.mock.results.find(({ type }) => type === 'throw');
    if (failed) unfused.push(`${check.composition}: ${failed.value.message}`);
    else if (run.mock.calls.length === 0) unfused.push(`${check.composition}: nothing ran`);
  }
  run.mockRestore();
  derive.mockRestore();
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
