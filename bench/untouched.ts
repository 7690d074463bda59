import { execFileSync } from 'node:child_process';
import type { Section } from './report.js';

const PAIRS = 9;

function fastest(...args: string[]): number {
  const output = execFileSync(process.execPath, ['scripts/run.mjs', 'bench/outside.ts', ...args], {
    encoding: 'utf8',
  });
  return Math.min(...(JSON.parse(output.trim().split('\n').at(-1)!) as number[]));
}

/** tfjs outside every transform, in processes with and without axiswise, in turns. */
export function outsideTransforms(): Section {
  const pairs = Array.from({ length: PAIRS }, () => ({ without: fastest(), with: fastest('with') }));
  const median = (values: number[]) => values.sort((x, y) => x - y)[values.length >> 1];
  const theirs = median(pairs.map((p) => p.without));
  const ours = median(pairs.map((p) => p.with));
  const spread = Math.max(...pairs.map((p) => p.without)) / Math.min(...pairs.map((p) => p.without)) - 1;
  return {
    title: 'Outside every transform',
    text: `engine.runKernel('Add') in processes that have loaded and used axiswise, and in processes that have not, in turns; the fastest of 9 samples of each. The plain processes alone spread by ${(spread * 100).toFixed(0)} %.`,
    rows: [
      {
        what: "engine.runKernel('Add')",
        baseline: 'axiswise not loaded',
        theirs,
        ours,
        speedup: median(pairs.map((p) => p.without / p.with)),
        target: 1 / 1.1,
      },
    ],
  };
}
