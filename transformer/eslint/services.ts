import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';
import { isStrict, NEEDS_STRICT } from '../check/strict.js';
import type { RuleContext, SourceCode } from './types.js';

/** What @typescript-eslint/parser says of a file with types. */
export interface Services {
  readonly ts: TypeScript;
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  readonly sourceCode: SourceCode;
}

interface ParserServices {
  readonly program?: ts.Program | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: object): ts.Node };
}

export function servicesOf({ cwd, filename, sourceCode: code }: RuleContext): Services {
  const sourceCode = code as SourceCode;
  const { program, esTreeNodeToTSNodeMap }: ParserServices = sourceCode.parserServices ?? {};
  if (!program || !esTreeNodeToTSNodeMap) {
    throw new Error(
      'axiswise/eslint: needs types; set languageOptions.parser to that of typescript-eslint, and ' +
        'languageOptions.parserOptions.projectService to true',
    );
  }
  if (!isStrict(program)) throw new Error(`axiswise/eslint: the tsconfig.json ${NEEDS_STRICT}`);
  const file = esTreeNodeToTSNodeMap.get(sourceCode.ast) as ts.SourceFile;
  return {
    ts: compilerOf(program, file, [join(cwd, 'package.json'), filename]),
    checker: program.getTypeChecker(),
    file,
    sourceCode,
  };
}

const compilers = new WeakMap<ts.Program, TypeScript>();

/** The module that the parser has made the program with: other versions number the kinds of nodes in another way. */
function compilerOf(program: ts.Program, file: ts.SourceFile, places: readonly string[]): TypeScript {
  const known = compilers.get(program);
  if (known) return known;
  for (const place of [...places, import.meta.url]) {
    for (const packages of [
      ['typescript-eslint', '@typescript-eslint/parser'],
      ['@typescript-eslint/parser'],
      [],
    ]) {
      const ts = load(place, [...packages, 'typescript']);
      if (!ts?.isSourceFile?.(file)) continue;
      compilers.set(program, ts);
      return ts;
    }
  }
  throw new Error('axiswise/eslint: the TypeScript of @typescript-eslint/parser is not to be found');
}

/** The last of some packages, each a dependency of the one before it. */
function load(place: string, packages: readonly string[]): TypeScript | null {
  try {
    const last = packages.slice(0, -1).reduce((from, name) => createRequire(from).resolve(name), place);
    return createRequire(last)(packages[packages.length - 1]) as TypeScript;
  } catch {
    return null;
  }
}
