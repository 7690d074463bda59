import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { largeProgram } from '../test/support/largeProgram.js';
import { median } from './measure.js';
import type { Table } from './report.js';

const OPS = 'add, concat, exp, expandDims, matMul, mul, reshape, sum, transpose, zeros';
/** Imports under which the same statements are a program of each library, and whether it checks their shapes. */
const LIBRARIES = {
  axiswise: { imports: `import { ${OPS} } from 'axiswise';`, checks: 'every size' },
  tfjs: { imports: `import { ${OPS} } from '@tensorflow/tfjs-core';`, checks: 'ranks, in part' },
  'jax-js': {
    imports: `import { numpy } from '@jax-js/jax';
const { add, concatenate: concat, exp, expandDims, matmul: matMul, multiply: mul, reshape, sum, transpose, zeros } = numpy;`,
    checks: 'nothing',
  },
};
const TSC = {
  '6': 'node_modules/typescript/lib/tsc.js',
  '7': 'node_modules/typescript7/lib/tsc.js',
};
const ROUNDS = 5;

const folder = '.cache/bench-types';
const options = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** A project of one file, in the package, so that its own name resolves to what it ships. */
function project(name: string, text: string): string {
  mkdirSync(`${folder}/${name}`, { recursive: true });
  writeFileSync(`${folder}/${name}/main.ts`, text);
  writeFileSync(
    `${folder}/${name}/tsconfig.json`,
    JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
  );
  return `${folder}/${name}`;
}

interface Cost {
  readonly instantiations: number;
  readonly seconds: number;
  readonly megabytes: number;
}

function check(tsc: string, path: string): Cost {
  const more = tsc === TSC['7'] ? ['--singleThreaded'] : [];
  const output = execFileSync(process.execPath, [tsc, '-p', path, '--extendedDiagnostics', ...more], {
    encoding: 'utf8',
  });
  const number = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
  return {
    instantiations: number('Instantiations'),
    seconds: number('Check time'),
    megabytes: number('Memory used') / 1024,
  };
}

/** The same 500 statements in each library, as projects. */
export const largePrograms = () =>
  Object.entries(LIBRARIES).map(([name, { imports, checks }]) => ({
    name,
    checks,
    path: project(name, largeProgram(imports)),
  }));

/** What the types cost the compiler. */
export function typeCost(): Table {
  const programs = largePrograms();
  const contenders = Object.entries(TSC).flatMap(([version, tsc]) =>
    programs.map((program) => ({ ...program, version, tsc, costs: [] as Cost[] })),
  );
  for (let round = 0; round < ROUNDS; round++)
    for (const { tsc, path, costs } of contenders) costs.push(check(tsc, path));
  return {
    title: 'What the types cost the compiler',
    text: `A file of 500 statements with all shapes different, checked by \`tsc\`; medians of ${ROUNDS} interleaved runs. Check time is the compiler's own, on one thread.`,
    head: ['library', 'checks', 'TypeScript', 'instantiations', 'check time, s', 'memory, MB'],
    rows: contenders.map(({ name, checks, version, costs }) => [
      name,
      checks,
      version,
      `${costs[0].instantiations}`,
      median(costs.map(({ seconds }) => seconds)).toFixed(2),
      median(costs.map(({ megabytes }) => megabytes)).toFixed(0),
    ]),
  };
}
