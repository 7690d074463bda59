import ts from 'typescript';
import { callOf, type Edit, elements, exchanged, integerOf, type Mistake, without } from './edit.js';

/*
 * Wrong sizes: in constructors, in data, in what is reshaped, sliced and permuted.
 */

/** Where ops take a shape or a size. */
const SIZED: Readonly<Record<string, number>> = {
  zeros: 0,
  ones: 0,
  fill: 0,
  eye: 0,
  arange: 0,
  scalar: -1,
  linspace: 2,
  oneHot: 1,
  asShape: 1,
  broadcastTo: 1,
};
const off = (node: ts.Node): readonly Edit[] => {
  const value = integerOf(node);
  return value === null
    ? []
    : [{ node, to: `${value + 1}` }, ...(value > 1 ? [{ node, to: `${value - 1}` }] : [])];
};

/** A size of a constructor is one off. */
export const literalSize: Mistake = (node) => {
  const call = callOf(node);
  const argument = call ? call.args[SIZED[call.name] ?? -1] : undefined;
  if (!argument) return [];
  return ts.isArrayLiteralExpression(argument) ? elements(argument).flatMap(off) : off(argument);
};

/** A constant that sizes are made of is one off. */
export const constantSize: Mistake = (node) =>
  ts.isVariableDeclaration(node) && /^[A-Z_]+$/.test(node.name.getText()) && node.initializer
    ? off(node.initializer)
    : [];

/** A row or a number of literal data is missing. */
export const missingData: Mistake = (node) => {
  const call = callOf(node);
  const data = call?.name === 'tensor' ? call.args[0] : undefined;
  if (!data || !ts.isArrayLiteralExpression(data) || data.elements.length < 2) return [];
  const rows = data.elements.filter(ts.isArrayLiteralExpression).filter((row) => row.elements.length > 1);
  return [without(data, data.elements.length - 1), ...rows.slice(0, 1).map((row) => without(row, 0))];
};

/** A new shape has another product, one dim less, or its dims in another order. */
export const reshapeTo: Mistake = (node) => {
  const call = callOf(node);
  const shape = call?.name === 'reshape' ? call.args[1] : undefined;
  if (!shape || !ts.isArrayLiteralExpression(shape)) return [];
  const dims = shape.elements;
  return [
    ...dims.flatMap(off),
    ...dims.map((_, i) => without(shape, i)),
    ...dims.slice(1).map((_, i) => exchanged(shape, dims, i)),
  ];
};

/** Axes are permuted otherwise, or not at all. */
export const permutation: Mistake = (node) => {
  const call = callOf(node);
  if (call?.name !== 'transpose') return [];
  const perm = call.args[1];
  const swaps = elements(perm)
    .slice(1)
    .map((_, i) => exchanged(perm, elements(perm), i));
  return [...swaps, { node, to: call.args[0].getText() }];
};

/** A slice begins or ends elsewhere; a part is of another size. */
export const parts: Mistake = (node) => {
  const call = callOf(node);
  if (!call || !['slice', 'split', 'pad', 'tile'].includes(call.name)) return [];
  const numbers = (argument: ts.Node): readonly Edit[] =>
    ts.isArrayLiteralExpression(argument) ? argument.elements.flatMap(numbers) : off(argument);
  return call.args.slice(1).flatMap(numbers);
};
