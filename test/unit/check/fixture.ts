import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts6 from 'typescript';
import { describe, expect, it } from 'vitest';
import { findProblems, type Problem, type TypeScript } from '../../../transformer/check/index.js';
import { userOptions } from '../../types/support/compilers.js';
import { declarations, root } from '../../types/support/declarations.js';

const ts59 = createRequire(import.meta.url)('typescript59') as TypeScript;

/** The compilers whose API the check runs on. */
export const VERSIONS: readonly TypeScript[] = [ts59, ts6];

const PRELUDE = `import * as tf from '@tensorflow/tfjs';
import { add, asShape, grad, greater, matMul, mul, ones, type Dim, type DType, type Shape, type Tensor, type UnknownTensor, vmap, zeros } from 'axiswise';
`;
const HEAD = PRELUDE.split('\n').length - 1;

/** Files of node_modules, which no fixture changes. */
const parsed = new Map<string, ts6.SourceFile | undefined>();

/** A program of one file that exists in memory only. */
export async function programOf(ts: TypeScript, text: string): Promise<ts6.Program> {
  const file = join(root, '.cache/virtual/fixture.ts');
  const { options } = ts.convertCompilerOptionsFromJson(userOptions(await declarations()), root);
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, version, ...rest) => {
    if (path === file) return ts.createSourceFile(path, text, version, true);
    const key = `${ts.version} ${path}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(path, version, ...rest));
    return parsed.get(key);
  };
  return ts.createProgram([file], options, host);
}

/** The problems of a piece of code, by its own lines; it must compile but for the errors of these numbers. */
export async function problemsIn(ts: TypeScript, code: string, errors: readonly number[] = []) {
  const program = await programOf(ts, PRELUDE + code);
  const found = program.getSemanticDiagnostics().filter((diagnostic) => !errors.includes(diagnostic.code));
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  return findProblems(ts, program).map((problem): Problem => ({ ...problem, line: problem.line - HEAD }));
}

/** `// ^ AX601` under a line: the problem starts at the caret; two of them are two comments. */
function marks(code: string): string[] {
  const lines = code.split('\n');
  const isMark = (line: string) => /^\s*\/\/\s*\^ AX/.test(line);
  return lines.flatMap((line, i) => {
    if (!isMark(line)) return [];
    let above = i;
    while (isMark(lines[above])) above--;
    return [`${above + 1}:${line.indexOf('^') + 1} ${line.slice(line.indexOf('^') + 2)}`];
  });
}

/** Room for the first test of a run, which emits the declarations of the package. */
export const TIMEOUT = 120_000;

/** Tests that code has the marked problems and no others, under every compiler. */
export function itFinds(cases: Readonly<Record<string, string>>, errors: readonly number[] = []) {
  describe.each(VERSIONS.map((ts) => [ts.versionMajorMinor, ts] as const))('TypeScript %s', (_, ts) => {
    it.each(Object.entries(cases))(
      '%s',
      async (_, code) => {
        const problems = await problemsIn(ts, code, errors);
        const places = problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
        expect(places.sort()).toEqual(marks(code).sort());
      },
      TIMEOUT,
    );
  });
}
