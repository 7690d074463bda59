import ts from 'typescript';
import { callOf, type Edit, elements, integerOf, type Mistake } from './edit.js';

/*
 * Wrong axes: of reductions and joins, of vmap, of derivatives.
 */

const REDUCTIONS = ['sum', 'mean', 'max', 'min', 'prod', 'any', 'all', 'logSumExp', 'norm'];
/** Where ops take an axis. */
const AXIS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(REDUCTIONS.map((name) => [name, 1])),
  norm: 2,
  argMax: 1,
  argMin: 1,
  softmax: 1,
  logSoftmax: 1,
  expandDims: 1,
  squeeze: 1,
  concat: 1,
  stack: 1,
  unstack: 1,
  split: 2,
  gather: 2,
  cumsum: 1,
  cumprod: 1,
  reverse: 1,
};
const another = (node: ts.Node): readonly Edit[] => {
  const axis = integerOf(node);
  if (axis === null) return [];
  return [axis === 0 ? 1 : 0, axis === -1 ? 0 : -1, 3]
    .filter((to) => to !== axis)
    .map((to) => ({ node, to: `${to}` }));
};

/** Along another axis, perhaps one that is not there. */
export const axis: Mistake = (node) => {
  const call = callOf(node);
  const argument = call ? call.args[AXIS[call.name] ?? -1] : undefined;
  if (!argument) return [];
  return ts.isArrayLiteralExpression(argument) ? elements(argument).flatMap(another) : another(argument);
};

/** The axis is forgotten: all are reduced, or the first one is meant. */
export const forgottenAxis: Mistake = (node) => {
  const call = callOf(node);
  if (!call || AXIS[call.name] !== call.args.length - 1) return [];
  const rest = call.args.slice(0, -1).map((argument) => argument.getText());
  return [{ node, to: `${call.name}(${rest.join(', ')})` }];
};

/** Reduced axes stay where they should not, or the other way round. */
export const keepDims: Mistake = (node) => {
  const call = callOf(node);
  if (!call || !REDUCTIONS.includes(call.name)) return [];
  const at = AXIS[call.name] + 1;
  const given = call.args[at];
  if (given) return [{ node: given, to: given.getText() === 'true' ? 'false' : 'true' }];
  if (call.args.length !== at) return [];
  return [{ node, to: `${call.name}(${call.args.map((argument) => argument.getText()).join(', ')}, true)` }];
};

const entries = (node: ts.Node | undefined): readonly ts.Node[] => {
  if (!node) return [];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(entries);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? entries(property.initializer) : [],
    );
  return [node];
};
const mapped = (node: ts.Node): readonly Edit[] =>
  ['null', '0', '1'].filter((to) => to !== node.getText()).map((to) => ({ node, to }));

/** An argument of vmap is mapped that should not be, or along another axis. */
export const inAxes: Mistake = (node) => {
  const call = callOf(node);
  if (call?.name !== 'vmap') return [];
  if (call.args.length === 1)
    return ['[0, null]', '[null, 0]', '1'].map((to) => ({
      node,
      to: `vmap(${call.args[0].getText()}, ${to})`,
    }));
  return entries(call.args[1]).flatMap(mapped);
};

/** A result of vmap gets the new axis elsewhere. */
export const outAxes: Mistake = (node) => {
  const call = callOf(node);
  if (call?.name !== 'vmap') return [];
  if (call.args.length > 2) return entries(call.args[2]).flatMap(mapped);
  const [f, axes] = call.args;
  return ['1', '-1'].map((to) => ({ node, to: `vmap(${f.getText()}, ${axes?.getText() ?? 0}, ${to})` }));
};

const DERIVATIVES = ['grad', 'valueAndGrad', 'jacfwd', 'jacrev', 'hessian'];
/** The derivative is taken with respect to another argument. */
export const argnums: Mistake = (node) => {
  const call = callOf(node);
  if (!call || !DERIVATIVES.includes(call.name)) return [];
  if (call.args.length === 1)
    return ['1', '[0]', '2'].map((to) => ({ node, to: `${call.name}(${call.args[0].getText()}, ${to})` }));
  return entries(call.args[1]).flatMap((entry) => {
    const value = integerOf(entry);
    return value === null
      ? []
      : [{ node: entry, to: `${value + 1}` }, ...(value > 0 ? [{ node: entry, to: `${value - 1}` }] : [])];
  });
};
