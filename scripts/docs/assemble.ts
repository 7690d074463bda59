import ts from 'typescript';
import type { Block } from './blocks.js';

/** A block as a module of its own. */
export interface Assembled {
  readonly block: Block;
  readonly text: string;
  /** The line of `text` that the block's first line is on. */
  readonly line: number;
}

/** Where names come from that a block uses without importing them. */
export interface Preludes {
  readonly [module: string]: readonly string[];
}

/** The global that holds the value of a block's last expression. */
export const RESULT = 'lastExpression';

/** Imports go to the top; each piece gets a scope inside that of the pieces before it. */
export function assemble(block: Block, preludes: Preludes): Assembled {
  const imports: string[] = [];
  const taken = new Set<string>();
  const pieces = [...block.context, block.text].map((piece) => hoist(piece, imports, taken));
  const last = pieces.length - 1;
  if (block.value !== null) pieces[last] = keepLastExpression(pieces[last]);
  if (!taken.has('tf')) imports.push("import * as tf from '@tensorflow/tfjs';");
  for (const [module, names] of Object.entries(preludes)) {
    imports.push(`import { ${names.filter((name) => !taken.has(name)).join(', ')} } from '${module}';`);
  }
  // Clearing drops what the pieces before it have printed.
  const before = [
    ...imports,
    ...pieces.slice(0, last).flatMap((piece) => ['{', piece]),
    'console.clear();',
    '{',
  ].join('\n');
  const text = `${before}\n${pieces[last]}\n${'}'.repeat(pieces.length)}\n`;
  return { block, text, line: before.split('\n').length };
}

/** The piece with its imports blanked out, so that lines and columns stay. */
function hoist(piece: string, imports: string[], taken: Set<string>): string {
  const source = ts.createSourceFile('piece.ts', piece, ts.ScriptTarget.ES2022);
  let rest = piece;
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const [start, end] = [statement.getStart(source), statement.getEnd()];
    imports.push(piece.slice(start, end).replaceAll('\n', ' '));
    rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end);
    const clause = statement.importClause;
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) taken.add(bindings.name.text);
    if (bindings && ts.isNamedImports(bindings))
      for (const { name } of bindings.elements) taken.add(name.text);
  }
  return rest;
}

function keepLastExpression(piece: string): string {
  const source = ts.createSourceFile('piece.ts', piece, ts.ScriptTarget.ES2022);
  const statement = source.statements.at(-1);
  if (!statement || !ts.isExpressionStatement(statement)) return piece;
  const expression = statement.expression;
  const code = piece.slice(expression.getStart(source), expression.getEnd());
  return `${piece.slice(0, expression.getStart(source))}Object.assign(globalThis, { ${RESULT}: ${code} });`;
}
