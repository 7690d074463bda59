import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';

/** Calls of fuse in a file, whatever it is called there. */
export function findCalls(ts: TypeScript, checker: ts.TypeChecker, file: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && isFuse(ts, checker, node.expression)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isFuse(ts: TypeScript, checker: ts.TypeChecker, callee: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return false;
  const declaration = resolved(ts, checker, checker.getSymbolAtLocation(name))?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.name.getText() === 'fuse' &&
    /\/src\/transforms\/fuse\.(d\.)?ts$/.test(declaration.getSourceFile().fileName)
  );
}

/** What an import, or an export of another module, stands for. */
export const resolved = (ts: TypeScript, checker: ts.TypeChecker, symbol: ts.Symbol | undefined) =>
  symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
