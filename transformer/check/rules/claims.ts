import type ts from 'typescript';
import { uncheckedClaim } from '../../../src/messages/check.js';
import { CONVERTING, PRESERVING, typedOp } from '../ops.js';
import type { Rule, TypeScript } from '../rule.js';
import { alternatives, isTypedTensor, mayBeTensor } from '../tensors.js';

/** The name of a function or chained method of tfjs-core that computes tensors; null for anything else. */
function opOf(ts: TypeScript, declaration: ts.Declaration | undefined): string | null {
  const module = declaration?.getSourceFile().moduleName;
  if (!declaration || !module || !/^@tensorflow\/tfjs-core\/dist\/(ops|public\/chained_ops)\//.test(module))
    return null;
  // The members of tf.image and the like are properties whose type is a function.
  const name = ts.getNameOfDeclaration(
    ts.isFunctionTypeNode(declaration) ? (declaration.parent as ts.PropertySignature) : declaration,
  );
  return name && ts.isIdentifier(name) ? name.text.replace(/_$/, '') : null;
}

/** The typed tensor that a type is, or holds in an array or in a property. */
function typedTensorIn(ts: TypeScript, checker: ts.TypeChecker, type: ts.Type): ts.TypeReference | null {
  for (const part of alternatives(checker, type)) {
    if (isTypedTensor(ts, checker, part)) return part as ts.TypeReference;
    const held =
      checker.isArrayType(part) || checker.isTupleType(part)
        ? checker.getTypeArguments(part as ts.TypeReference)
        : (part.symbol?.flags ?? 0) & ts.SymbolFlags.TypeLiteral
          ? part.getProperties().map((property) => checker.getTypeOfSymbol(property))
          : [];
    for (const inner of held) {
      if (alternatives(checker, inner).some((one) => isTypedTensor(ts, checker, one))) {
        return typedTensorIn(ts, checker, inner);
      }
    }
  }
  return null;
}

/** Whether a tensor's type says anything that an op may make wrong. */
function says(checker: ts.TypeChecker, type: ts.TypeReference, name: string): boolean {
  const [shape, dtype] = checker.getTypeArguments(type);
  if (!shape || !dtype) return true;
  return checker.isTupleType(shape) || (CONVERTING.has(name) && !dtype.isUnion());
}

/** Methods that do the same whatever the type says. */
const READS = ['data', 'dataSync', 'dispose', 'print'];

/** Whether nothing believes the claim: a plain tensor is expected, the program makes a claim of its own by `as`, or reads. */
function isDisregarded(ts: TypeScript, checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const { parent } = call;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return READS.includes(parent.name.text);
  const expected = checker.getContextualType(call);
  return (
    expected !== undefined &&
    mayBeTensor(ts, checker, expected) &&
    typedTensorIn(ts, checker, expected) === null
  );
}

/** How the call names what it calls: `tf.pad`, `x.slice`, or `.slice` after something longer. */
function written(ts: TypeScript, callee: ts.Expression): string {
  if (!ts.isPropertyAccessExpression(callee)) return callee.getText();
  return ts.isIdentifier(callee.expression) ? callee.getText() : `.${callee.name.text}`;
}

/** AX603: an op of tfjs whose own types give its result a shape or a dtype that it need not have. */
export const claims: Rule = (ts, checker, node) => {
  if (!ts.isCallExpression(node)) return [];
  const name = opOf(ts, checker.getResolvedSignature(node)?.declaration);
  if (name === null) return [];
  const claimed = typedTensorIn(ts, checker, checker.getTypeAtLocation(node));
  if (!claimed || !says(checker, claimed, name) || isDisregarded(ts, checker, node)) return [];

  const callee = node.expression;
  const receiver = ts.isPropertyAccessExpression(callee) ? [callee.expression] : [];
  const isOfOperand = [...receiver, ...node.arguments].some(
    (operand) => typedTensorIn(ts, checker, checker.getTypeAtLocation(operand)) === claimed,
  );
  if (isOfOperand && PRESERVING.has(name)) return [];

  const call = written(ts, callee);
  const op = typedOp(name);
  const fix = op ? `use ${op} from axiswise` : 'wrap it in asShape(..., [...]), which checks';
  const message = uncheckedClaim(call, checker.typeToString(claimed), fix);
  return [{ node, code: uncheckedClaim.code, message, fix }];
};
