import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from './compilers.js';
import { root } from './declarations.js';

const MARK = '//~ ';

/** The texts a file announces, per line: `code; //~ text //~ another`. */
export function announced(file: string): Map<number, string[]> {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line, i) => {
      const at = line.indexOf(MARK);
      return at < 0
        ? []
        : [
            [
              i + 1,
              line
                .slice(at + MARK.length)
                .split(` ${MARK}`)
                .map((text) => text.trim()),
            ] as const,
          ];
    }),
  );
}

/** The sentence of a diagnostic that shows a message, else its whole text. */
export const sentence = (text: string) => / '"(.*)"'\.$/.exec(text)?.[1] ?? text;

/** What differs between the announced and the found diagnostics of a file; empty when nothing does. */
export function compare(file: string, found: readonly Found[]): string[] {
  const wanted = announced(file);
  const problems: string[] = [];
  const lines = new Set([...wanted.keys(), ...found.map(({ line }) => line)]);
  for (const line of [...lines].sort((a, b) => a - b)) {
    const texts = [...(wanted.get(line) ?? [])];
    const got = found.filter((one) => one.line === line).map(({ text }) => text);
    for (const text of got) {
      const at = texts.findIndex((one) => matches(text, one));
      if (at >= 0) texts.splice(at, 1);
      else problems.push(`${file}:${line} unexpected: ${text}`);
    }
    for (const text of texts) problems.push(`${file}:${line} missing: ${text}`);
  }
  return problems;
}

/** A message of ours must be the whole sentence; other texts may be a part of the compiler's. */
const matches = (text: string, wanted: string) =>
  sentence(text) === wanted || (sentence(text) === text && text.includes(wanted));
