import type ts from 'typescript';
import { uncheckedClaim } from '../../../src/messages/check.js';
import type { Replacement, Rule, TypeScript } from '../rule.js';
import { alternatives, mayBeTensor, typedTensorIn } from '../tensors.js';
import { claims } from './claims.js';

/** The sizes of a shape as code, `3, 'n'`; null if one of them has no value of its own. */
function sizesOf(checker: ts.TypeChecker, shape: ts.Type): string | null {
  const sizes = checker.getTypeArguments(shape as ts.TypeReference).map((size) => {
    if (size.isNumberLiteral()) return `${size.value}`;
    return size.isStringLiteral() ? `'${size.value}'` : null;
  });
  return sizes.includes(null) ? null : sizes.join(', ');
}

/** Whether a value has the type anyway: what else it may be, as null or a number, the assertion leaves out. */
function isGiven(ts: TypeScript, checker: ts.TypeChecker, given: ts.Type, asserted: ts.Type): boolean {
  if (given.flags & ts.TypeFlags.Any) return false;
  if (checker.isTypeAssignableTo(given, asserted)) return true;
  const tensors = alternatives(checker, given).filter((part) => mayBeTensor(ts, checker, part));
  return tensors.length > 0 && tensors.every((part) => checker.isTypeAssignableTo(part, asserted));
}

/** AX603: `x as Tensor<[3]>`, of an x that need not have the shape. */
export const assertions: Rule = (ts, checker, node) => {
  if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return [];
  const asserted = checker.getTypeAtLocation(node);
  const claimed = typedTensorIn(ts, checker, asserted);
  if (!claimed) return [];
  const [shape, dtype] = checker.getTypeArguments(claimed);
  if (!shape || !checker.isTupleType(shape)) return [];
  if (isGiven(ts, checker, checker.getTypeAtLocation(node.expression), asserted)) return [];
  if (claims(ts, checker, node.expression).length > 0) return [];

  const sizes = sizesOf(checker, shape);
  const isOne = claimed === asserted && dtype?.isStringLiteral() === true;
  const more = isOne && dtype.value !== 'float32' ? `, '${dtype.value}'` : '';
  const call = (op: string, x: string) => `${op}(${x}, [${sizes ?? '...'}]${more})`;
  const fix = isOne
    ? `write ${call('asShape', 'x')}, which checks`
    : 'pass each tensor through asShape, which checks';
  const message = uncheckedClaim('as: the program says that this is', checker.typeToString(claimed), fix);
  const replacement: Replacement | undefined =
    isOne && sizes !== null
      ? { node, op: 'asShape', text: (op) => call(op, innermost(ts, node.expression).getText()) }
      : undefined;
  return [{ node, code: uncheckedClaim.code, message, fix, replacement }];
};

/** What is asserted, without the `as unknown` on the way. */
function innermost(ts: TypeScript, expression: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(expression)) return innermost(ts, expression.expression);
  return ts.isAsExpression(expression) ? innermost(ts, expression.expression) : expression;
}
