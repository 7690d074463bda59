import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openModule } from '../test/support/page.js';
import type { BrowserBackend, Measured } from './browser/page.js';
import { type Baseline, fusedCases } from './fusedCases.js';
import { noteOf } from './fusedValues.js';
import type { Row, Section } from './report.js';

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
const NAMES: Record<Baseline, string> = { tfjs: 'tfjs', jax: 'jax-js, jit' };

/** Fused functions in Chromium, a page for each case. */
export async function fusedInBrowser(backend: BrowserBackend): Promise<Section> {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve(WASM))).toString('base64');
  const module = await openModule('bench/browser/page.ts');
  const rows: Row[] = [];
  const notes: string[] = [];
  try {
    for (const [i, one] of fusedCases.entries()) {
      const { kernels, bytes, error, timings } = await module.call<Measured>('measured', backend, i, wasm);
      notes.push(noteOf(one, kernels, bytes, error));
      for (const baseline of ['tfjs', 'jax'] as const) {
        const theirs = timings[baseline];
        if (!theirs) continue;
        rows.push({
          what: one.name,
          baseline: NAMES[baseline],
          theirs: theirs.median,
          ours: timings.ours.median,
          speedup: theirs.ratio,
          target: one.targets[backend]?.[baseline],
        });
      }
    }
  } finally {
    await module.close();
  }
  return {
    title: `Fused functions on ${backend}, in Chromium`,
    text: `GPUs are rendered in software. Calls follow each other until the device has done them all; results are not read back. Kernels, megabytes that they move, and error against float64 by the largest value: ${notes.join('; ')}.`,
    rows,
  };
}
