import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vulkanDriver } from '../../test/support/chromium.js';
import type { Measured } from './measured.js';
import { type Fused, fusedReport } from './report.js';

/** Fused functions on WebGPU in Node, in a process that has Dawn and its driver. */
export function fusedOnDawn(): Fused {
  const folder = mkdtempSync(join(tmpdir(), 'axiswise-dawn-'));
  const file = join(folder, 'measured.json');
  try {
    execFileSync(process.execPath, ['scripts/run.mjs', 'bench/fused/dawnProcess.ts', file], {
      env: { ...process.env, ...vulkanDriver() },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const { adapter, all } = JSON.parse(readFileSync(file, 'utf8')) as { adapter: string; all: Measured[] };
    return fusedReport('webgpu, in Node on Dawn', 'webgpu', ` The adapter is ${adapter}.`, all);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
