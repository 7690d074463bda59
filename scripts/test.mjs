// @ts-check
// Runs the stages of the test command in order and prints one honest count at the end:
// node scripts/test.mjs [stage ...]; without stages, all of them.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}.cache/results`;

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs a command to its end, its output going where ours goes.
 * @param {string[]} args of node
 * @returns {Promise<boolean>} whether it succeeded
 */
const node = (args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

/** @param {string[]} args */
const tool = (args) => async () => {
  const ok = await node(args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
};

/** @param {string} project */
const vitest = (project) => async () => {
  const file = `${results}/${project}.json`;
  rmSync(file, { force: true });
  const ok = await node([
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return count(file, ok);
};

/**
 * A skipped test counts as failed, and so does a run that broke down outside its tests.
 * @param {string} file
 * @param {boolean} ok
 * @returns {Count}
 */
function count(file, ok) {
  try {
    const { numPassedTests: passed, numTotalTests: total } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed, failed: Math.max(total - passed, ok && total > 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @type {Record<string, () => Promise<Count>>} */
const STAGES = {
  build: tool(['scripts/build.mjs']),
  lint: tool(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']),
  tables: tool(['scripts/gen-tables.mjs', '--check']),
  ops: tool(['scripts/gen-ops.mjs', '--check']),
  methods: tool(['scripts/gen-methods.mjs', '--check']),
  types: tool(['node_modules/typescript/bin/tsc', '--noEmit']),
  docs: tool(['scripts/run.mjs', 'scripts/check-docs.ts']),
  unit: vitest('unit'),
  'type-tests': vitest('types'),
  differential: vitest('differential'),
  browser: vitest('browser'),
  examples: vitest('examples'),
  e2e: vitest('e2e'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`unknown stage ${unknown.join(', ')}; stages: ${Object.keys(STAGES).join(', ')}`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0 };
const lines = [];
for (const [name, run] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const { passed, failed } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  lines.push(`${name.padEnd(14)}${seconds.padStart(7)} s  ${passed} passed, ${failed} failed`);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
