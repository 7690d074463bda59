import ts from 'typescript';
import { callOf, type Edit, type Known, type Mistake } from './edit.js';

/*
 * Wrong operands, and wrong words for their shapes.
 */

/** Two tensors of different shapes are exchanged. */
export const exchangedOperands: Mistake = (node, program) => {
  const call = callOf(node);
  if (!call) return [];
  return call.args.slice(1).flatMap((second, i) => {
    const first = call.args[i];
    const [a, b] = [first, second].map(program.shapeOf);
    if (a === null || b === null || `${a}` === `${b}`) return [];
    const texts = call.args.map((argument) => argument.getText());
    [texts[i], texts[i + 1]] = [texts[i + 1], texts[i]];
    return [{ node, to: `${call.name}(${texts.join(', ')})` }];
  });
};

/** A matrix of a product is transposed. */
export const transposedOperand: Mistake = (node, program) => {
  const call = callOf(node);
  if (call?.name !== 'matMul') return [];
  return call.args.slice(0, 2).flatMap((argument) => {
    const shape = program.shapeOf(argument);
    return shape?.length === 2 ? [{ node: argument, to: `$transpose(${argument.getText()})` }] : [];
  });
};

const MOVES = [
  'expandDims',
  'squeeze',
  'reshape',
  'sum',
  'mean',
  'broadcastTo',
  'tile',
  'unstack',
  'stack',
  'diag',
];
/** An op that gives its operand another shape is forgotten. */
export const forgottenOp: Mistake = (node, program) => {
  const call = callOf(node);
  if (!call || !MOVES.includes(call.name) || program.shapeOf(call.args[0]) === null) return [];
  return [{ node, to: call.args[0].getText() }];
};

/** An axis too many. */
export const addedAxis: Mistake = (node, program) => {
  const call = callOf(node);
  if (!call || !['matMul', 'dot', 'outer', 'concat', 'stack', 'where'].includes(call.name)) return [];
  return call.args.flatMap((argument) =>
    program.shapeOf(argument)?.length
      ? [{ node: argument, to: `$expandDims(${argument.getText()}, 0)` }]
      : [],
  );
};

/** Another variable, of another shape, that is there too. */
export const otherVariable: Mistake = (node, program) => {
  if (!ts.isIdentifier(node) || !ts.isCallExpression(node.parent) || node.parent.expression === node)
    return [];
  const shape = program.shapeOf(node);
  if (shape === null) return [];
  return visible(node, program).flatMap((name): readonly Edit[] => {
    const [declaration] = name.declarations ?? [];
    const other = declaration && program.shapeOf(declaration);
    return other && `${other}` !== `${shape}` ? [{ node, to: name.name }] : [];
  });
};

/** Variables that have a value where the node stands, nearest first. */
function visible(node: ts.Node, { checker, file }: Known): readonly ts.Symbol[] {
  return checker
    .getSymbolsInScope(node, ts.SymbolFlags.Variable)
    .filter(({ declarations }) => {
      const [declaration] = declarations ?? [];
      return declaration?.getSourceFile() === file && declaration.getEnd() < node.getStart();
    })
    .sort((a, b) => (b.declarations?.[0].pos ?? 0) - (a.declarations?.[0].pos ?? 0))
    .slice(0, 2);
}

const SIGNATURE = /^\s*\([\w,\s]*\).*->/;
const EQUATION = /^[a-z,\s]+->[a-z\s]*$/;
/** The text with one of its letters or words replaced by another one of them. */
const replaced = (text: string, words: RegExp): readonly string[] => {
  const found = [...text.matchAll(words)];
  const names = [...new Set(found.map(([word]) => word))];
  return found.flatMap(({ 0: word, index }) =>
    names
      .filter((name) => name !== word)
      .slice(0, 1)
      .map((name) => text.slice(0, index) + name + text.slice(index + word.length)),
  );
};

/** A name in a signature is another one, or missing. */
export const signature: Mistake = (node) => {
  if (!ts.isStringLiteral(node) || !SIGNATURE.test(node.text)) return [];
  const shorter = [...node.text.matchAll(/\((\w+)/g)].map(
    ({ 0: match, index }) =>
      node.text.slice(0, index + 1) + node.text.slice(index + match.length).replace(/^,/, ''),
  );
  return [...replaced(node.text, /\w+/g), ...shorter].map((to) => ({ node, to: `'${to}'` }));
};

/** A letter of an einsum equation is another one. */
export const equation: Mistake = (node) =>
  ts.isStringLiteral(node) && EQUATION.test(node.text)
    ? replaced(node.text, /[a-z]/g).map((to) => ({ node, to: `'${to}'` }))
    : [];
