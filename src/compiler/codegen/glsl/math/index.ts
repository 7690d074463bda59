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

/** The text of functions and of all that they use, each once. */
export function prelude(names: Iterable<SnippetName>): string {
  const all: Readonly<Record<string, Snippet>> = snippets;
  const printed = new Set<string>();
  const print = (name: string) => {
    if (printed.has(name)) return;
    for (const used of all[name].uses) print(used);
    printed.add(name);
  };
  for (const name of names) print(name);
  return [...printed].map((name) => all[name].code).join('\n');
}
