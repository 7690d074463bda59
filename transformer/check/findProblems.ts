import type ts from 'typescript';
import type { Code } from '../../src/messages/codes.js';
import type { Finding, Rule, TypeScript } from './rule.js';
import { assertions } from './rules/assertions.js';
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
export const rules = { conditions, comparisons, claims, assertions, dims } satisfies Record<string, Rule>;

/** The files of a program that its author wrote. */
export const sourcesOf = (program: ts.Program): readonly ts.SourceFile[] =>
  program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));

/** Mistakes in a program that its types do not show, by file and position. */
export function findProblems(ts: TypeScript, program: ts.Program): Problem[] {
  return sourcesOf(program).flatMap((file) => {
    const findings = findingsIn(ts, program.getTypeChecker(), file, Object.values(rules));
    const problems = findings.map(({ node, code, message, fix }): Problem => {
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
      return { file: file.fileName, line: line + 1, column: character + 1, code, message, fix };
    });
    return problems.sort((a, b) => a.line - b.line || a.column - b.column);
  });
}

/** What some rules find in a file, but for what its comments ignore. */
export function findingsIn(
  ts: TypeScript,
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  rules: readonly Rule[],
): Finding[] {
  const findings: Finding[] = [];
  const lines = file.text.split('\n');
  const visit = (node: ts.Node) => {
    for (const finding of rules.flatMap((rule) => rule(ts, checker, node))) {
      const { line } = file.getLineAndCharacterOfPosition(finding.node.getStart(file));
      if (!isIgnored(lines, line, finding.code)) findings.push(finding);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

/** `// axiswise-ignore AX602`, at the end of the line or alone on the line above it. */
function isIgnored(lines: readonly string[], line: number, code: Code): boolean {
  const ignores = (text: string, comment: RegExp) => comment.exec(text)?.[1].includes(code) === true;
  return (
    ignores(lines[line], /\/\/ axiswise-ignore (.*)/) ||
    ignores(lines[line - 1] ?? '', /^\s*\/\/ axiswise-ignore (.*)/)
  );
}
