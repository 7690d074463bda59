import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found, Version } from './compilers.js';
import { root } from './declarations.js';

/**
 * The texts a file announces, per line: `code; //~ text //~ another`. TypeScript before 7 orders the keys of objects in
 * its own way; where that shows, `//~5.9 text` says what it prints.
 */
export function announced(file: string, version?: Version): Map<number, string[]> {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const texts = new Map<number, string[]>();
  lines.forEach((line, i) => {
    const marks = [...line.matchAll(/\/\/~([\d.]*) (.*?)(?= \/\/~|$)/g)];
    const own = marks.filter(([, of]) => of === version);
    const shown = own.length > 0 ? own : marks.filter(([, of]) => of === '');
    if (shown.length > 0)
      texts.set(
        i + 1,
        shown.map(([, , text]) => text.trim()),
      );
  });
  return texts;
}

/** The sentence of a diagnostic that shows a message, else its whole text. */
export const sentence = (text: string) => / '"([^"]*)"(?: \| undefined)?'\.$/.exec(text)?.[1] ?? text;

/** What differs between the announced and the found diagnostics of a file; empty when nothing does. */
export function compare(file: string, found: readonly Found[], version?: Version): string[] {
  const wanted = announced(file, version);
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
