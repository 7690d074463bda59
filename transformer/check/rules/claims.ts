import type ts from 'typescript';
import { uncheckedClaim } from '../../../src/messages/check.js';
import { CONVERTING, PRESERVING, typedOp } from '../ops.js';
import type { Replacement, Rule, TypeScript } from '../rule.js';
import { mayBeTensor, typedTensorIn } from '../tensors.js';

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

/** Whether a tensor's type says anything that an op may make wrong. */
function says(checker: ts.TypeChecker, type: ts.TypeReference, name: string): boolean {
  const [shape, dtype] = checker.getTypeArguments(type);
  if (!shape || !dtype) return true;
  return checker.isTupleType(shape) || (CONVERTING.has(name) && !dtype.isUnion());
}

/** Methods that do the same whatever the type says. */
const READS = ['data', 'dataSync', 'dispose', 'print'];

/** Whether nothing believes the claim: a plain tensor is expected, `as` drops the claim, or the program reads values. */
function isDisregarded(ts: TypeScript, checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const { parent } = call;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) {
    return typedTensorIn(ts, checker, checker.getTypeAtLocation(parent)) === null;
  }
  if (ts.isPropertyAccessExpression(parent)) return READS.includes(parent.name.text);
  const expected = checker.getContextualType(call);
  return (
    expected !== undefined &&
    mayBeTensor(ts, checker, expected) &&
    typedTensorIn(ts, checker, expected) === null
  );
}

/** How the call names what it calls: `tf.pad`, `x.slice`, or `.slice` after more than names. */
function written(ts: TypeScript, callee: ts.Expression): string {
  const text = callee.getText();
  return !ts.isPropertyAccessExpression(callee) || /^[\w$.]+$/.test(text) ? text : `.${callee.name.text}`;
}

/** Whether an argument is a list of values in place of a tensor, which tfjs takes and our ops do not. */
function hasValues(ts: TypeScript, checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
  return call.arguments.some((argument, i) => {
    if (!parameters[i] || !checker.isArrayLikeType(checker.getTypeAtLocation(argument))) return false;
    return mayBeTensor(ts, checker, checker.getTypeOfSymbolAtLocation(parameters[i], call));
  });
}

/** The call of our op with the same arguments, a receiver first. */
function replacementOf(
  ts: TypeScript,
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  op: string,
  name: string,
): Replacement | undefined {
  const { expression: callee, typeArguments } = call;
  if (typeArguments || call.questionDotToken || !op.endsWith(name)) return undefined;
  if (hasValues(ts, checker, call)) return undefined;
  if (!ts.isPropertyAccessExpression(callee)) return { node: callee, op, text: (op) => op };
  if (!mayBeTensor(ts, checker, checker.getTypeAtLocation(callee.expression))) {
    return { node: callee, op, text: (op) => op };
  }
  if (callee.questionDotToken) return undefined;
  const args = [callee.expression, ...call.arguments].map((arg) => arg.getText());
  return { node: call, op, text: (op) => `${op}(${args.join(', ')})` };
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
  const claim = `${call}: tfjs' own types say that the result is`;
  const message = uncheckedClaim(claim, checker.typeToString(claimed), fix);
  const replacement = op ? replacementOf(ts, checker, node, op, name) : undefined;
  return [{ node, code: uncheckedClaim.code, message, fix, replacement }];
};
