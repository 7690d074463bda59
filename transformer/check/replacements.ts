import type ts from 'typescript';
import type { Replacement, TypeScript } from './rule.js';
import { alternatives, isTensor } from './tensors.js';

/** Whether ops take the value: a tensor or a number. */
const isOperand = (ts: TypeScript, checker: ts.TypeChecker, expression: ts.Expression): boolean =>
  alternatives(checker, checker.getTypeAtLocation(expression)).every(
    (part) => isTensor(ts, checker, part) || (part.flags & ts.TypeFlags.NumberLike) !== 0,
  );

/** The call of an op in place of a node, if the op takes these arguments. */
export function callOf(
  ts: TypeScript,
  checker: ts.TypeChecker,
  node: ts.Node,
  op: string,
  args: readonly ts.Expression[],
): Replacement | undefined {
  if (!args.every((arg) => isOperand(ts, checker, arg))) return undefined;
  const texts = args.map((arg) => arg.getText());
  return { node, op, text: (name) => `${name}(${texts.join(', ')})` };
}
