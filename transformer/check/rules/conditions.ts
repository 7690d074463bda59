import type ts from 'typescript';
import { tensorAsCondition } from '../../../src/messages/check.js';
import type { Rule, TypeScript } from '../rule.js';
import { alternatives, isAbsence, isTensor } from '../tensors.js';

interface Condition {
  readonly expression: ts.Expression;
  readonly place: string;
  readonly fix: string;
}

const inCondition = (expression: ts.Expression | undefined): Condition[] =>
  expression ? [{ expression, place: 'in a condition', fix: 'choose with where(condition, a, b)' }] : [];

/** The expressions that a node asks whether they are true. */
function conditionsOf(ts: TypeScript, node: ts.Node): Condition[] {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    return inCondition(node.expression);
  }
  if (ts.isForStatement(node) || ts.isConditionalExpression(node)) return inCondition(node.condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ expression: node.operand, place: 'after !', fix: 'use logicalNot(x)' }];
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Boolean') {
    return inCondition(node.arguments[0]);
  }
  if (!ts.isBinaryExpression(node)) return [];
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      return [{ expression: node.left, place: 'before &&', fix: 'use logicalAnd(a, b)' }];
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return [{ expression: node.left, place: 'before ||', fix: 'use logicalOr(a, b)' }];
    default:
      return [];
  }
}

/** The operand that is left to decide: those before && and || are conditions of their own. */
function deciding(ts: TypeScript, expression: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(expression)) return deciding(ts, expression.expression);
  const isLogical =
    ts.isBinaryExpression(expression) &&
    (expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      expression.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isLogical ? deciding(ts, expression.right) : expression;
}

/** Whether the condition asks nothing but whether there is a tensor, as of `Tensor | null` or `false | Tensor`. */
function asksForPresence(ts: TypeScript, checker: ts.TypeChecker, parts: readonly ts.Type[]): boolean {
  const onlyFalse = parts.includes(checker.getFalseType()) && !parts.includes(checker.getTrueType());
  return onlyFalse || parts.some((part) => isAbsence(ts, part));
}

/** Whether an index signature types the expression, which does not say that the entry may be missing. */
function mayBeMissing(ts: TypeScript, checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (!ts.isElementAccessExpression(expression) && !ts.isPropertyAccessExpression(expression)) return false;
  const holder = checker.getNonNullableType(checker.getTypeAtLocation(expression.expression));
  const isListed = ts.isPropertyAccessExpression(expression)
    ? checker.getPropertyOfType(holder, expression.name.text) !== undefined
    : checker.isTupleType(holder);
  return !isListed && checker.getIndexInfosOfType(holder).length > 0;
}

/** AX601: a tensor where JavaScript asks for true or false. */
export const conditions: Rule = (ts, checker, node) =>
  conditionsOf(ts, node).flatMap(({ expression, place, fix }) => {
    const decides = deciding(ts, expression);
    const parts = alternatives(checker, checker.getTypeAtLocation(decides));
    if (!parts.some((part) => isTensor(ts, checker, part)) || asksForPresence(ts, checker, parts)) return [];
    if (mayBeMissing(ts, checker, decides)) return [];
    return [{ node: decides, code: tensorAsCondition.code, message: tensorAsCondition(place, fix), fix }];
  });
