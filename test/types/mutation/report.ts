import { label, type Mutant } from './mutants.js';

/** A mutant that fails or has other shapes when it runs. */
export interface Judged extends Mutant {
  /** Whether the compiler rejects it as it is written. */
  readonly rejected: boolean;
  /** Whether the compiler rejects it where the variables' shapes are stated. */
  readonly rejectedStated: boolean;
}

const percent = (some: number, of: number) => `${((100 * some) / of).toFixed(1)} %`;
export const share = (judged: readonly Judged[], of: 'rejected' | 'rejectedStated') =>
  judged.filter((one) => one[of]).length / judged.length;

export const byMistake = (judged: readonly Judged[]): Record<string, Judged[]> =>
  Object.fromEntries(
    [...new Set(judged.map(({ mistake }) => mistake))].map((mistake) => [
      mistake,
      judged.filter((one) => one.mistake === mistake),
    ]),
  );

/** The survivors among the programs whose shapes are stated. */
export const survivors = (judged: readonly Judged[]) => judged.filter((one) => !one.rejectedStated);

const row = (name: string, judged: readonly Judged[]) =>
  `| ${name} | ${judged.length} | ${percent(share(judged, 'rejectedStated') * judged.length, judged.length)} | ${percent(share(judged, 'rejected') * judged.length, judged.length)} |`;

const cell = (text: string) => text.replaceAll('|', '\\|');

/** The page that is published. */
export const page = (
  judged: readonly Judged[],
  reasons: Readonly<Record<string, string>>,
) => `# How many shape mistakes the compiler finds

Written by \`npx vitest run --project=types mutation -u\`; do not edit.

One mistake at a time is put into the programs of \`test/types/corpus\`, and the program is run. A mistake counts when the
program then fails or one of its variables gets another shape: ${judged.length} do. "Stated" are programs in which every variable
that is a tensor has its shape written down, as an editor fills it in; "as written" are the programs as they are, where a
mistake that contradicts nothing else, such as the sum along another axis at the very end, is no error. In each of those
the type of every variable is the shape that it has at run time, so the editor shows the other shape.

| mistake | mutants | rejected, stated | rejected, as written |
|---|---|---|---|
${Object.entries(byMistake(judged))
  .map(([name, some]) => row(name, some))
  .join('\n')}
${row('all', judged)}

## Survivors where shapes are stated

| mutant | why |
|---|---|
${survivors(judged)
  .map((one) => `| ${cell(label(one))} | ${reasons[label(one)]} |`)
  .join('\n')}
`;
