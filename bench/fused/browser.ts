import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openModule } from '../../test/support/page.js';
import { fusedCases } from './all.js';
import type { Measured } from './measured.js';
import type { BrowserBackend } from './page.js';
import { type Fused, fusedReport } from './report.js';

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

/** Fused functions in Chromium, a page for each case. */
export async function fusedInBrowser(backend: BrowserBackend): Promise<Fused> {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve(WASM))).toString('base64');
  const module = await openModule('bench/fused/page.ts');
  const all: Measured[] = [];
  try {
    for (const i of fusedCases.keys()) all.push(await module.call<Measured>('measuredOn', backend, i, wasm));
  } finally {
    await module.close();
  }
  const software = backend === 'wasm' ? '' : ' GPUs are rendered in software.';
  return fusedReport(`${backend}, in Chromium`, backend, software, all);
}
