import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';
import type { Services } from './services.js';

/** How a file can call an op, and the import that it lacks for that. */
export interface Spelling {
  readonly name: string;
  readonly insert: { readonly at: number; readonly text: string } | null;
}

/** The imports of values from axiswise. */
const importsIn = (ts: TypeScript, file: ts.SourceFile): ts.ImportClause[] =>
  file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) return [];
    const { importClause, moduleSpecifier } = statement;
    const isOurs = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === 'axiswise';
    return isOurs && !importClause.isTypeOnly ? [importClause] : [];
  });

/** How code at a node can call `pad` or `losses.huberLoss`; null where the name means something else. */
export function spellingOf({ ts, checker, file }: Services, op: string, at: ts.Node): Spelling | null {
  const [exported, ...members] = op.split('.');
  const clauses = importsIn(ts, file).flatMap(({ namedBindings }) => namedBindings ?? []);
  for (const bindings of clauses) {
    if (ts.isNamespaceImport(bindings)) return { name: `${bindings.name.text}.${op}`, insert: null };
    const imported = bindings.elements.find(
      ({ name, propertyName, isTypeOnly }) => !isTypeOnly && (propertyName ?? name).text === exported,
    );
    if (imported) return { name: [imported.name.text, ...members].join('.'), insert: null };
  }
  const inScope = checker.getSymbolsInScope(at, ts.SymbolFlags.Value | ts.SymbolFlags.Alias);
  const isTaken = inScope.some(
    ({ name, declarations }) =>
      name === exported && declarations?.some((declaration) => declaration.getSourceFile() === file),
  );
  return isTaken ? null : { name: op, insert: importOf(ts, file, clauses, exported) };
}

/** The name at the end of an import that is there, or an import before all others. */
function importOf(
  ts: TypeScript,
  file: ts.SourceFile,
  clauses: readonly ts.NamedImportBindings[],
  name: string,
): Spelling['insert'] {
  const last = clauses.flatMap((bindings) => (ts.isNamedImports(bindings) ? bindings.elements : [])).at(-1);
  if (last) return { at: last.getEnd(), text: `, ${name}` };
  return { at: file.statements[0].getStart(file), text: `import { ${name} } from 'axiswise';\n` };
}
