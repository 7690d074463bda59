import { exponentials } from './exponential.js';
import { logarithms } from './logarithm.js';
import { numbers } from './numbers.js';
import { powers } from './power.js';
import { sigmoidal } from './sigmoidal.js';
import type { Snippet } from './snippet.js';
import { trigonometric } from './trigonometric.js';

const snippets = {
  ...numbers,
  ...exponentials,
  ...logarithms,
  ...trigonometric,
  ...sigmoidal,
  ...powers,
};

export type SnippetName = keyof typeof snippets;

export const SNIPPETS = Object.keys(snippets) as SnippetName[];

/** Functions that the language has too, less accurate and not made for infinities, but faster. */
const BUILT_IN: Readonly<Record<string, string>> = {
  exponential: 'exp',
  logarithm: 'log',
  arctangent: 'atan',
};

const BUILT_IN_SNIPPETS: Readonly<Record<string, Snippet>> = Object.fromEntries(
  Object.entries(BUILT_IN).map(([name, own]) => [name, { uses: [], code: `#define ${name} ${own}` }]),
);

/** The text of functions and of all that they use, each once. */
export function prelude(names: Iterable<SnippetName>, fast: boolean): string {
  const all: Readonly<Record<string, Snippet>> = fast ? { ...snippets, ...BUILT_IN_SNIPPETS } : snippets;
  const printed = new Set<string>();
  const print = (name: string) => {
    if (printed.has(name)) return;
    for (const used of all[name].uses) print(used);
    printed.add(name);
  };
  for (const name of names) print(name);
  return [...printed].map((name) => all[name].code).join('\n');
}
