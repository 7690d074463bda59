import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './declarations.js';

/** The compilers that users have, by package, with what makes each deterministic. */
export const COMPILERS = {
  '5.9': { bin: 'node_modules/typescript59/bin/tsc', options: {} },
  '6.0': { bin: 'node_modules/typescript/bin/tsc', options: { stableTypeOrdering: true } },
  '7.0': { bin: 'node_modules/typescript7/lib/tsc.js', options: {} },
} as const;
export type Version = keyof typeof COMPILERS;

/** Options of a strict user program that imports the package by its name. */
export const userOptions = (declarations: string) => ({
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'nodenext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  paths: {
    axiswise: [join(declarations, 'src/index.d.ts')],
    'axiswise/*': [join(declarations, 'src/*.d.ts')],
  },
});

export interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * All diagnostics of some files, one process for all of them. `project` names the run, for those at the same time; `more`
 * are options that differ from those of a strict program.
 */
export async function diagnose(
  version: Version,
  declarations: string,
  files: readonly string[],
  project = 'user',
  more: Readonly<Record<string, unknown>> = {},
): Promise<Found[]> {
  const { bin, options } = COMPILERS[version];
  const folder = join(root, '.cache/compilers');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, `tsconfig.${project}.${version}.json`);
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...userOptions(declarations), ...options, ...more }, files }),
  );
  const output = await run(process.execPath, [join(root, bin), '-p', config, '--pretty', 'false']);
  return parse(output);
}

const run = (command: string, args: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    execFile(command, args, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve(stdout + stderr);
    });
  });

function parse(output: string): Found[] {
  const found: { file: string; line: number; text: string }[] = [];
  for (const line of output.split('\n')) {
    const head = /^(\S+)\((\d+),\d+\): error (TS\d+: .*)$/.exec(line);
    if (head) found.push({ file: relative(root, join(root, head[1])), line: Number(head[2]), text: head[3] });
    else if (line.startsWith('  ') && found.length > 0) found[found.length - 1].text += ` ${line.trim()}`;
    else if (line.startsWith('error ')) found.push({ file: '', line: 0, text: line });
  }
  return found;
}
