import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { say, squiggle } from './print.js';

/** Compiler errors by file name. */
export type Mistakes = ReadonlyMap<string, readonly Mistake[]>;

interface Mistake {
  readonly source: string;
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

const OPTIONS =
  '--ignoreConfig --noEmit --pretty --strict --skipLibCheck --target es2022 --module nodenext --types node';

/** Runs the TypeScript compiler, with the options of an ordinary project, on the wrong programs of a folder. */
export function compileWrong(folder: string): Mistakes {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...OPTIONS.split(' '), ...files.map((file) => join(folder, file))],
    { encoding: 'utf8' },
  );
  const errors = parse(stdout);
  if (status !== 0 && errors.length === 0) throw new Error(`the compiler failed: ${stdout}`);
  return new Map(
    files.map((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      const own = errors.filter((error) => error.path.endsWith(file));
      return [file, own.map(({ line, ...rest }) => ({ source: lines[line - 1], ...rest }))];
    }),
  );
}

/** The compiler's pretty output: a header and a message, then the line, then tildes under the wrong part. */
function parse(output: string) {
  const error = /^(\S+?):(\d+):(\d+) - error TS\d+: ([\s\S]+?)\n\n\d+ .*\n\s*(~+)/gm;
  return [...stripVTControlCharacters(output).matchAll(error)].map(
    ([, path, line, column, message, tildes]) => ({
      path,
      line: Number(line),
      start: Number(column) - 1,
      length: tildes.length,
      message,
    }),
  );
}

/** The message inside the compiler's sentence, when axiswise wrote it; otherwise the sentence without its details. */
const own = (message: string) => /parameter of type '"(.+)"'/.exec(message)?.[1] ?? message.split('\n')[0];

/** Draws the errors of one file as an editor would; returns their messages. */
export function printMistakes(mistakes: Mistakes, file: string): string[] {
  const found = mistakes.get(file) ?? [];
  if (found.length === 0) say(`the compiler found nothing wrong in ${file}`);
  return found.map(({ source, start, length, message }) => {
    squiggle(source, start, length, own(message));
    return own(message);
  });
}
