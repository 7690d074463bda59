import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { root } from './declarations.js';
import type { UserProgram } from './program.js';

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
function instrument(file: ts.SourceFile, checker: ts.TypeChecker): { code: string; bindings: Binding[] } {
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
function contradiction(
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

/** What a program exports as its result, why it failed, and every value that is not what its variable's type says. */
export interface Observed {
  readonly result: unknown;
  readonly failure: Error | null;
  readonly wrong: readonly string[];
  readonly bindings: readonly Binding[];
  readonly unseen: readonly Binding[];
}

/** Runs a program and compares every value with the type of the variable it is given to. */
export async function runObserved(user: UserProgram, name: string, folder: string): Promise<Observed> {
  const { code, bindings } = instrument(user.file(name), user.checker);
  const wrong: string[] = [];
  const seen = new Set<Binding>();
  Object.assign(globalThis, {
    $observe(i: number, value: tf.Tensor) {
      seen.add(bindings[i]);
      const problem = contradiction(bindings[i], value);
      if (problem !== null) wrong.push(problem);
      return value;
    },
  });
  mkdirSync(join(root, folder), { recursive: true });
  const path = join(root, folder, name);
  writeFileSync(path, code);
  tf.engine().startScope();
  const run = (): Promise<{ result: unknown }> => import(/* @vite-ignore */ path);
  const { result, failure } = await run().then(
    (module) => ({ result: module.result, failure: null }),
    (error) => ({ result: undefined, failure: error as Error }),
  );
  tf.engine().endScope();
  return { result, failure, wrong, bindings, unseen: bindings.filter((one) => !seen.has(one)) };
}
