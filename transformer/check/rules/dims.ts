import type ts from 'typescript';
import { inferredTwice } from '../../../src/messages/check.js';
import type { Finding, Rule, TypeScript } from '../rule.js';
import { alternatives, isTypedTensor } from '../tensors.js';

interface Use {
  readonly node: ts.TypeReferenceNode;
  readonly inTensor: boolean;
}

/** Whether a type parameter can only be a size or a name: it extends Dim, number or string. */
function isDim(
  ts: TypeScript,
  checker: ts.TypeChecker,
  { constraint }: ts.TypeParameterDeclaration,
): boolean {
  if (!constraint) return false;
  const parts = alternatives(checker, checker.getTypeFromTypeNode(constraint));
  return parts.every((part) => (part.flags & (ts.TypeFlags.Number | ts.TypeFlags.String)) !== 0);
}

/** The uses in the type of a parameter that the compiler infers from; those in functions only restrict. */
function usesIn(
  ts: TypeScript,
  checker: ts.TypeChecker,
  dim: ts.Symbol,
  node: ts.Node,
  inTensor = false,
): Use[] {
  if (ts.isFunctionLike(node)) return [];
  let inside = inTensor;
  if (ts.isTypeReferenceNode(node)) {
    if (ts.isIdentifier(node.typeName) && node.typeName.text === 'NoInfer') return [];
    if (checker.getSymbolAtLocation(node.typeName) === dim) return [{ node, inTensor }];
    const parts = alternatives(checker, checker.getTypeFromTypeNode(node));
    inside ||= parts.some((part) => isTypedTensor(ts, checker, part));
  }
  const uses: Use[] = [];
  ts.forEachChild(node, (child) => {
    uses.push(...usesIn(ts, checker, dim, child, inside));
  });
  return uses;
}

/** AX604: a size of a signature that is inferred from two places, so that two sizes pass as one union. */
export const dims: Rule = (ts, checker, node) => {
  if (!ts.isFunctionLike(node) || !node.typeParameters) return [];
  return node.typeParameters.flatMap((parameter): Finding[] => {
    const dim = checker.getSymbolAtLocation(parameter.name);
    if (!dim || !ts.isTypeParameterDeclaration(parameter) || !isDim(ts, checker, parameter)) return [];
    const uses = node.parameters.flatMap(({ type }) => (type ? usesIn(ts, checker, dim, type) : []));
    if (uses.length < 2 || !uses.some(({ inTensor }) => inTensor)) return [];
    const name = parameter.name.text;
    const fix = `write NoInfer<${name}> here, or a name such as '${name.toLowerCase()}' in place of the type parameter`;
    const message = inferredTwice(name, fix);
    const { node: use } = uses[1];
    const replacement = { node: use, op: null, text: () => `NoInfer<${name}>` };
    return [{ node: use, code: inferredTwice.code, message, fix, replacement }];
  });
};
