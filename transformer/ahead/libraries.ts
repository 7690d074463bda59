import { createRequire } from 'node:module';
import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';
import type { Library } from './request.js';

/** Modules that a function may use when it is evaluated: they do nothing but define. */
const isLibrary = (specifier: string) => /^(axiswise|@tensorflow\/tfjs(-core)?)$/.test(specifier);

/** A name of a library that code refers to; null for the whole module. */
export interface LibraryName {
  readonly specifier: string;
  readonly name: string | null;
}

/** What an import of a library stands for, also where other modules pass it on. */
export function libraryName(ts: TypeScript, checker: ts.TypeChecker, symbol: ts.Symbol): LibraryName | null {
  let current: ts.Symbol | undefined = symbol;
  while (current) {
    for (const declaration of current.declarations ?? []) {
      const found = imported(ts, declaration);
      if (found && isLibrary(found.specifier)) return found;
    }
    if (!(current.flags & ts.SymbolFlags.Alias)) return null;
    current = checker.getImmediateAliasedSymbol(current);
  }
  return null;
}

function imported(ts: TypeScript, node: ts.Declaration): LibraryName | null {
  const from = (specifier: ts.Node | undefined, name: string | null): LibraryName | null =>
    specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, name } : null;
  if (ts.isImportSpecifier(node)) {
    return from(node.parent.parent.parent.moduleSpecifier, (node.propertyName ?? node.name).text);
  }
  if (ts.isNamespaceImport(node)) return from(node.parent.parent.moduleSpecifier, null);
  if (ts.isExportSpecifier(node)) {
    return from(node.parent.parent.moduleSpecifier, (node.propertyName ?? node.name).text);
  }
  if (ts.isNamespaceExport(node)) return from(node.parent.moduleSpecifier, null);
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return from(node.moduleReference.expression, null);
  }
  if (ts.isVariableDeclaration(node)) return from(required(ts, node.initializer), null);
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent)) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? from(required(ts, node.parent.parent.initializer), name.text) : null;
  }
  return null;
}

/** The module of `require('module')`. */
function required(ts: TypeScript, node: ts.Expression | undefined): ts.Node | undefined {
  if (!node || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return node.expression.text === 'require' ? node.arguments[0] : undefined;
}

/** Where a file finds a library. */
export function locate(specifier: string, file: string): Library {
  return { specifier, path: specifier === 'axiswise' ? null : createRequire(file).resolve(specifier) };
}
