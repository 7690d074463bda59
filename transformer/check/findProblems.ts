import type ts from 'typescript';
import type { Code } from '../../src/messages/codes.js';
import type { Rule, TypeScript } from './rule.js';
import { claims } from './rules/claims.js';
import { comparisons } from './rules/comparisons.js';
import { conditions } from './rules/conditions.js';
import { dims } from './rules/dims.js';

/** A mistake that the types cannot catch. */
export interface Problem {
  readonly file: string;
  /** From 1, as `column`. */
  readonly line: number;
  readonly column: number;
  readonly code: Code;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** What to write instead, alone. */
  readonly fix: string;
}

/** What `axiswise check` looks for. Each rule looks at one node. */
export const rules = { conditions, comparisons, claims, dims } satisfies Record<string, Rule>;

/** The files of a program that its author wrote. */
export const sourcesOf = (program: ts.Program): readonly ts.SourceFile[] =>
  program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));

/** Mistakes in a program that its types do not show, by file and position. */
export function findProblems(ts: TypeScript, program: ts.Program): Problem[] {
  const checker = program.getTypeChecker();
  return sourcesOf(program).flatMap((file) => problemsOf(ts, checker, file));
}

function problemsOf(ts: TypeScript, checker: ts.TypeChecker, file: ts.SourceFile): Problem[] {
  const problems: Problem[] = [];
  const lines = file.text.split('\n');
  const visit = (node: ts.Node) => {
    for (const rule of Object.values<Rule>(rules)) {
      for (const { node: at, code, message, fix } of rule(ts, checker, node)) {
        const { line, character } = file.getLineAndCharacterOfPosition(at.getStart(file));
        if (isIgnored(lines, line, code)) continue;
        problems.push({ file: file.fileName, line: line + 1, column: character + 1, code, message, fix });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** `// axiswise-ignore AX602`, at the end of the line or alone on the line above it. */
function isIgnored(lines: readonly string[], line: number, code: Code): boolean {
  const ignores = (text: string, comment: RegExp) => comment.exec(text)?.[1].includes(code) === true;
  return (
    ignores(lines[line], /\/\/ axiswise-ignore (.*)/) ||
    ignores(lines[line - 1] ?? '', /^\s*\/\/ axiswise-ignore (.*)/)
  );
}
