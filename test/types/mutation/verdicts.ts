import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { diagnose } from '../support/compilers.js';
import { declarations, root } from '../support/declarations.js';

const folder = join(root, '.cache/mutants/check');

/** The first error of each of some programs, or null; by TypeScript 7, which is the fastest. */
export async function verdicts(programs: readonly string[]): Promise<(string | null)[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = programs.map((code, i) => {
    const path = join(folder, `${i}.ts`);
    writeFileSync(path, code);
    return path;
  });
  const errors = new Map<string, string>();
  for (const { file, text } of await diagnose('7.0', await declarations(), files, 'mutants'))
    if (!errors.has(file)) errors.set(file, text);
  return files.map((file) => errors.get(relative(root, file)) ?? null);
}
