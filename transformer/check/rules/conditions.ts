import type ts from 'typescript';
import { tensorAsCondition } from '../../../src/messages/check.js';
import { callOf } from '../replacements.js';
import type { Finding, Rule, TypeScript } from '../rule.js';
import { alternatives, isAbsence, isTensor } from '../tensors.js';

interface Condition {
  readonly expression: ts.Expression;
  readonly place: string;
  readonly fix: string;
  /** The op that can replace the node, and its arguments. */
  readonly op?: string;
  readonly args?: readonly ts.Expression[];
}

const inCondition = (expression: ts.Expression | undefined): Condition[] =>
  expression ? [{ expression, place: 'in a condition', fix: 'choose with where(condition, a, b)' }] : [];

/** The expressions that a node asks whether they are true. */
function conditionsOf(ts: TypeScript, node: ts.Node): Condition[] {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    return inCondition(node.expression);
  }
  if (ts.isForStatement(node)) return inCondition(node.condition);
  if (ts.isConditionalExpression(node)) {
    const args = [node.condition, node.whenTrue, node.whenFalse];
    return inCondition(node.condition).map((condition) => ({ ...condition, op: 'where', args }));
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const { operand } = node;
    const fix = 'use logicalNot(x)';
    return [{ expression: operand, place: 'after !', fix, op: 'logicalNot', args: [operand] }];
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Boolean') {
    return inCondition(node.arguments[0]);
  }
  if (!ts.isBinaryExpression(node)) return [];
  const { left, right, operatorToken } = node;
  const and = { expression: left, place: 'before &&', fix: 'use logicalAnd(a, b)' };
  const or = { expression: left, place: 'before ||', fix: 'use logicalOr(a, b)' };
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [{ ...and, op: 'logicalAnd', args: [left, right] }];
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      return [and];
    case ts.SyntaxKind.BarBarToken:
      return [{ ...or, op: 'logicalOr', args: [left, right] }];
    case ts.SyntaxKind.BarBarEqualsToken:
      return [or];
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

/** Whether JavaScript asks whether an expression is true: a tensor is no answer to that. */
export function isCondition(ts: TypeScript, node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isCondition(ts, parent);
  if (conditionsOf(ts, parent).some(({ expression }) => expression === node)) return true;
  return ts.isBinaryExpression(parent) && conditionsOf(ts, parent).length > 0 && isCondition(ts, parent);
}

/** AX601: a tensor where JavaScript asks for true or false. */
export const conditions: Rule = (ts, checker, node) =>
  conditionsOf(ts, node).flatMap(({ expression, place, fix, op, args }): Finding[] => {
    const decides = deciding(ts, expression);
    const parts = alternatives(checker, checker.getTypeAtLocation(decides));
    if (!parts.some((part) => isTensor(ts, checker, part)) || asksForPresence(ts, checker, parts)) return [];
    if (mayBeMissing(ts, checker, decides)) return [];
    const replacement =
      op && args && !isCondition(ts, node) ? callOf(ts, checker, node, op, args) : undefined;
    const message = tensorAsCondition(place, fix);
    return [{ node: decides, code: tensorAsCondition.code, message, fix, replacement }];
  });
