import { dirname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { findProblems, type Problem, sourcesOf } from './findProblems.js';
import { loadTypeScript } from './loadTypeScript.js';
import { findConfig, programsOf } from './programs.js';
import { isStrict, NEEDS_STRICT } from './strict.js';
import { UsageError } from './usageError.js';

export const USAGE = 'usage: axiswise check [-p tsconfig.json]';

/** What a command prints, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
}

/** `axiswise check`: 0 without problems, 1 with some, 2 when it cannot run. */
export function check(args: readonly string[], folder: string): Outcome {
  try {
    return checkProject(findConfig(folder, projectOf(args)), folder);
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, output: `axiswise check: ${error.message}` };
    throw error;
  }
}

function projectOf(args: readonly string[]): string | undefined {
  try {
    const options = { project: { type: 'string', short: 'p' } } as const;
    return parseArgs({ args: [...args], options }).values.project;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0]}; ${USAGE}`);
  }
}

function checkProject(config: string, folder: string): Outcome {
  const compiler = loadTypeScript(dirname(config));
  const programs = programsOf(compiler, config);
  if (!programs.every(isStrict)) {
    throw new UsageError(`${config}: ${NEEDS_STRICT}`);
  }
  const files = new Set(programs.flatMap((program) => sourcesOf(program).map(({ fileName }) => fileName)));
  const lines = programs
    .flatMap((program) => findProblems(compiler.ts, program))
    .map((problem) => line(problem, folder));
  const unique = [...new Set(lines)];
  const count = `${counted(unique.length, 'problem')} in ${counted(files.size, 'file')}`;
  return { code: unique.length > 0 ? 1 : 0, output: [...unique, count].join('\n') };
}

const line = ({ file, line, column, code, message }: Problem, folder: string) =>
  `${relative(folder, file)}:${line}:${column} ${code} ${message}`;

const counted = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
