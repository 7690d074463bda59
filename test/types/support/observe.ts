import ts from 'typescript';

/** A variable whose type says a shape: where it is and what the compiler knows of it. */
export interface Binding {
  readonly name: string;
  readonly line: number;
  /** Sizes as written in the type: `20`, `"n"`, `number`. */
  readonly dims: readonly string[];
  readonly dtype: string;
}

const TENSOR = /^Tensor<\[([^[\]]*)\], "(\w+)">$/;

function bindingOf(
  node: ts.VariableDeclaration,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): Binding | null {
  const type = checker.getTypeAtLocation(node.name);
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  const [, dims, dtype] = TENSOR.exec(text) ?? [];
  if (dtype === undefined) return null;
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return {
    name: node.name.getText(),
    line: line + 1,
    dims: dims === '' ? [] : dims.split(', '),
    dtype,
  };
}

/** The program with `$observe(i, ...)` around the value of every binding i. */
export function instrument(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): { code: string; bindings: Binding[] } {
  const bindings: Binding[] = [];
  const { transformed } = ts.transform(file, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        const inner = ts.visitEachChild(node, visit, context);
        if (!ts.isVariableDeclaration(node) || !ts.isVariableDeclaration(inner) || !inner.initializer)
          return inner;
        const binding = ts.isIdentifier(node.name) ? bindingOf(node, file, checker) : null;
        if (binding === null) return inner;
        const { factory } = context;
        const value = factory.createCallExpression(factory.createIdentifier('$observe'), undefined, [
          factory.createNumericLiteral(bindings.push(binding) - 1),
          inner.initializer,
        ]);
        return factory.updateVariableDeclaration(
          inner,
          inner.name,
          inner.exclamationToken,
          inner.type,
          value,
        );
      };
      return ts.visitNode(root, visit) as ts.SourceFile;
    },
  ]);
  return { code: ts.createPrinter().printFile(transformed[0]), bindings };
}

/** Why a value is not what its binding's type says, or null. Names stand for any size. */
export function contradiction(
  { name, line, dims, dtype }: Binding,
  value: { readonly shape: readonly number[]; readonly dtype: string },
): string | null {
  const fits =
    dims.length === value.shape.length &&
    dims.every((dim, i) => !/^\d+$/.test(dim) || Number(dim) === value.shape[i]) &&
    dtype === value.dtype;
  return fits
    ? null
    : `${name} (line ${line}) is typed [${dims.join(', ')}] ${dtype} and has [${value.shape.join(', ')}] ${value.dtype}`;
}
