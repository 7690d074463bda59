import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../support/backend.js';
import { label, type Mutant, mutants, statedProgram } from './mutation/mutants.js';
import { byMistake, type Judged, page, share, survivors } from './mutation/report.js';
import { REASONS } from './mutation/survivors.js';
import { outcome, type Trace, traceOf } from './mutation/trace.js';
import { verdicts } from './mutation/verdicts.js';
import { declarations, root } from './support/declarations.js';
import { runObserved } from './support/observe.js';
import { UserProgram } from './support/program.js';

const corpus = join(root, 'test/types/corpus');
const programs = readdirSync(corpus).filter((name) => name.endsWith('.ts'));
const texts = Object.fromEntries(programs.map((name) => [name, readFileSync(join(corpus, name), 'utf8')]));

/** Those that fail or have other shapes. */
async function harmful(all: readonly Mutant[]): Promise<Set<Mutant>> {
  const traces: Record<string, Trace> = {};
  for (const name of programs) traces[name] = await traceOf(name, texts[name]);
  const found = new Set<Mutant>();
  for (const [i, mutant] of all.entries())
    if ((await outcome(`${i}.ts`, mutant.code, traces[mutant.program])) !== 'same') found.add(mutant);
  return found;
}

const FIFTEEN_MINUTES = 900_000;

/** One mistake at a time in the programs of the corpus: does the compiler find it? */
describe('mutants', () => {
  let judged: Judged[];
  let untouched: (string | null)[];
  beforeAll(async () => {
    await useBackend('cpu');
    const user = new UserProgram(await declarations(), texts);
    const all = mutants(user, programs);
    const errors = await verdicts([
      ...programs.map((name) => statedProgram(user, name)),
      ...all.map(({ code }) => code),
      ...all.map(({ stated }) => stated),
    ]);
    untouched = errors.slice(0, programs.length);
    const [asWritten, stated] = [0, all.length].map((from) => errors.slice(programs.length + from));
    const harm = await harmful(all);
    judged = all.flatMap((mutant, i) =>
      harm.has(mutant)
        ? [{ ...mutant, rejected: asWritten[i] !== null, rejectedStated: stated[i] !== null }]
        : [],
    );
  }, FIFTEEN_MINUTES);

  it('are rejected, the programs themselves are not', () => {
    expect(untouched.filter((error) => error !== null)).toEqual([]);
    expect(judged.length).toBeGreaterThanOrEqual(1000);
    expect(share(judged, 'rejectedStated')).toBeGreaterThanOrEqual(0.95);
    for (const [mistake, some] of Object.entries(byMistake(judged)))
      expect(share(some, 'rejectedStated'), mistake).toBeGreaterThanOrEqual(0.8);
  });

  it('that survive have a reason', async () => {
    expect(Object.keys(REASONS).sort()).toEqual(survivors(judged).map(label).sort());
    await expect(page(judged, REASONS)).toMatchFileSnapshot(join(root, 'docs/mutations.md'));
  });

  it(
    'that are accepted as written have the shapes that their types say',
    async () => {
      const accepted = judged.filter(({ rejected }) => !rejected);
      const codes = Object.fromEntries(accepted.map(({ code }, i) => [`${i}.ts`, code]));
      const user = new UserProgram(await declarations(), codes);
      const lies: string[] = [];
      for (const [i, mutant] of accepted.entries()) {
        const name = `${i}.ts`;
        const { wrong } = await runObserved(user, name, '.cache/mutants/observed');
        if (wrong.length > 0) lies.push(`${label(mutant)}: ${wrong[0]}`);
      }
      expect(lies).toEqual([]);
    },
    FIFTEEN_MINUTES,
  );
});
