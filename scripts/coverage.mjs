// @ts-check
// Rewrites the generated sections of docs/coverage.md from a run of the differential suite on every backend.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=differential',
    '--project=browser',
    '--no-file-parallelism',
  ],
  { stdio: 'inherit', env: { ...process.env, AXISWISE_UPDATE: '1' } },
);
process.exitCode = status ?? 1;
