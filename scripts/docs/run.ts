import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { type Assembled, RESULT } from './assemble.js';
import { announcesErrors, type Block, fits, isWrongSource } from './blocks.js';

/** What a block did when it ran. */
interface Outcome {
  readonly logs: readonly string[];
  readonly error: { readonly message: string; readonly code?: string } | null;
  readonly value: { readonly shape: readonly number[]; readonly values: unknown } | null;
}

/** Runs the blocks in one process of their own; everything that does not happen as they claim, by block. */
export function run(root: string, modules: readonly Assembled[]): string[][] {
  const folder = join(root, '.cache/docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) =>
    writeFileSync(
      join(folder, name),
      transformSync(text, { loader: 'ts', format: 'esm', target: 'node20' }).code,
    );
  write('prelude.js', readFileSync(join(root, 'scripts/docs/prelude.ts'), 'utf8'));
  write('worker.js', readFileSync(join(root, 'scripts/docs/worker.ts'), 'utf8'));
  const names = modules.map(({ block, text }, i) => {
    if (isWrongSource(block) || (block.wrong ? block.wrong.typesOnly : announcesErrors(block.text)))
      return null;
    write(`block${i}.js`, text);
    return `block${i}.js`;
  });
  const args = [join(folder, 'worker.js'), RESULT, ...names.filter((name) => name !== null)];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const outcomes = JSON.parse(output) as Outcome[];
  let next = 0;
  return modules.map(({ block }, i) => (names[i] === null ? [] : judge(block, outcomes[next++])));
}

function judge({ text, wrong, value }: Block, outcome: Outcome): string[] {
  const { error, logs } = outcome;
  const wanted = [...text.matchAll(/\/\/=> (.*)$/gm)].map(([, printed]) => printed);
  if (wrong) {
    if (error === null) return [`it should throw ${wrong.code} but runs`];
    if (error.code !== wrong.code)
      return [`it should throw ${wrong.code} but throws ${error.code}: ${error.message}`];
    const messages = wrong.message === null ? wanted : [...wanted, wrong.message];
    return messages.every((message) => fits(message, error.message))
      ? []
      : [`its message is: ${error.message}`];
  }
  if (error) return [`it throws ${error.code ?? ''}: ${error.message}`];
  const compact = (printed: string) => printed.replace(/\s+/g, '');
  const problems = wanted
    .filter((printed, i) => compact(printed) !== compact(logs[i] ?? ''))
    .map((printed) => `it does not print ${printed}, but ${logs.join(' | ')}`);
  if (value !== null && !isValue(JSON.parse(value), outcome.value)) {
    problems.push(`its value is not ${value}, but ${JSON.stringify(outcome.value)}`);
  }
  return problems;
}

/** The claimed literal is the value, to its printed digits, or the shape. */
function isValue(claimed: unknown, got: Outcome['value']): boolean {
  return (
    got !== null && (close(claimed, got.values) || JSON.stringify(claimed) === JSON.stringify(got.shape))
  );
}

function close(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => close(x, b[i]));
  if (typeof a === 'string') return a === b;
  return Math.abs(Number(a) - Number(b)) <= 1e-4 * Math.max(1e-3, Math.abs(Number(a)));
}
