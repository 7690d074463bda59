import ts from 'typescript';

/** A replacement of one node of a program by other text. */
export interface Edit {
  readonly node: ts.Node;
  readonly to: string;
}

/** The edits of one kind of mistake that a node offers. */
export type Mistake = (node: ts.Node, program: Known) => readonly Edit[];

/** What the compiler knows of the program as it was. */
export interface Known {
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** The type of a node as the compiler prints it. */
  typeOf(node: ts.Node): string;
  /** The dims of a tensor, as the compiler prints them; null when it is no tensor of known rank. */
  shapeOf(node: ts.Node): readonly string[] | null;
}

const TENSOR = /^Tensor<\[([^[\]]*)\], "\w+">$/;
export function known(file: ts.SourceFile, checker: ts.TypeChecker): Known {
  const typeOf = (node: ts.Node) =>
    checker.typeToString(checker.getTypeAtLocation(node), undefined, ts.TypeFormatFlags.NoTruncation);
  const shapeOf = (node: ts.Node) => {
    const [, dims] = TENSOR.exec(typeOf(node)) ?? [];
    if (dims === undefined) return null;
    return dims === '' ? [] : dims.split(', ');
  };
  return { checker, file, typeOf, shapeOf };
}

/** The name of the function a call calls, and its arguments; null for what is no such call. */
export function callOf(node: ts.Node): { name: string; args: readonly ts.Expression[] } | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  return { name: node.expression.text, args: node.arguments };
}

/** The value of a number literal, also a negative one; null for what is none. */
export function integerOf(node: ts.Node | undefined): number | null {
  if (!node || !/^-?\d+$/.test(node.getText())) return null;
  return Number(node.getText());
}

export const elements = (node: ts.Node | undefined): readonly ts.Expression[] =>
  node && ts.isArrayLiteralExpression(node) ? node.elements : [];

/** The array literal without one of its elements. */
export const without = (array: ts.ArrayLiteralExpression, index: number): Edit => ({
  node: array,
  to: `[${array.elements.flatMap((element, i) => (i === index ? [] : [element.getText()])).join(', ')}]`,
});

/** The list with two neighbours exchanged. */
export const exchanged = (node: ts.Node, items: readonly ts.Node[], first: number): Edit => {
  const texts = items.map((item) => item.getText());
  [texts[first], texts[first + 1]] = [texts[first + 1], texts[first]];
  return { node, to: `[${texts.join(', ')}]` };
};
