import type ts from 'typescript';
import { tensorComparison } from '../../../src/messages/check.js';
import { callOf } from '../replacements.js';
import type { Rule, TypeScript } from '../rule.js';
import { alternatives, isAbsence, mayBeTensor } from '../tensors.js';
import { isCondition } from './conditions.js';

/** The op that compares values as an operator seems to. */
const OPS: Readonly<Record<string, string>> = {
  '===': 'equal',
  '==': 'equal',
  '!==': 'notEqual',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
};

const isAbsent = (ts: TypeScript, checker: ts.TypeChecker, type: ts.Type) =>
  alternatives(checker, type).every((part) => isAbsence(ts, part));

/** AX602: a tensor compared by an operator, except with null and undefined. */
export const comparisons: Rule = (ts, checker, node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const operator = ts.tokenToString(node.operatorToken.kind) ?? '';
  if (!Object.hasOwn(OPS, operator)) return [];
  const types = [node.left, node.right].map((operand) => checker.getTypeAtLocation(operand));
  if (types.some((type) => isAbsent(ts, checker, type))) return [];
  if (!types.some((type) => mayBeTensor(ts, checker, type))) return [];
  const op = OPS[operator];
  const fix = `use ${op}(a, b)`;
  const message = tensorComparison(operator, fix);
  const replacement = isCondition(ts, node)
    ? undefined
    : callOf(ts, checker, node, op, [node.left, node.right]);
  return [{ node, code: tensorComparison.code, message, fix, replacement }];
};
