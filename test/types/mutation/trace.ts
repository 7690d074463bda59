import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { root } from '../support/declarations.js';

/** Shapes of the values that the variables of a program were given, in order. */
export type Trace = readonly string[];

/** The program with `$given(i, ...)` around the value of its i-th variable. */
function traced(code: string): string {
  let count = 0;
  const file = ts.createSourceFile('program.ts', code, ts.ScriptTarget.ES2022, true);
  const { transformed } = ts.transform(file, [
    (context) => (source) => {
      const visit = (node: ts.Node): ts.Node => {
        const inner = ts.visitEachChild(node, visit, context);
        if (!ts.isVariableDeclaration(inner) || !inner.initializer) return inner;
        const { factory } = context;
        const given = factory.createCallExpression(factory.createIdentifier('$given'), undefined, [
          factory.createNumericLiteral(count++),
          inner.initializer,
        ]);
        return factory.updateVariableDeclaration(
          inner,
          inner.name,
          inner.exclamationToken,
          inner.type,
          given,
        );
      };
      return ts.visitNode(source, visit) as ts.SourceFile;
    },
  ]);
  return ts.createPrinter().printFile(transformed[0]);
}

const folder = join(root, '.cache/mutants/run');
mkdirSync(folder, { recursive: true });

/** Stops a program at the first shape that is not the wanted one. */
class Differs extends Error {}

/** Runs a program; `onShape` sees the shape of every tensor that a variable is given. */
async function run(name: string, code: string, onShape: (shape: string) => void): Promise<void> {
  Object.assign(globalThis, {
    $given(i: number, value: unknown) {
      if (value instanceof tf.Tensor) onShape(`${i}: ${value.dtype} [${value.shape}]`);
      return value;
    },
  });
  const path = join(folder, name);
  writeFileSync(path, traced(code));
  tf.engine().startScope();
  try {
    await import(/* @vite-ignore */ path);
  } finally {
    tf.engine().endScope();
  }
}

export async function traceOf(name: string, code: string): Promise<Trace> {
  const shapes: string[] = [];
  await run(name, code, (shape) => shapes.push(shape));
  return shapes;
}

/** What becomes of a program with a mistake: it fails, it has other shapes, or neither. */
export async function outcome(
  name: string,
  code: string,
  wanted: Trace,
): Promise<'fails' | 'differs' | 'same'> {
  let seen = 0;
  try {
    await run(name, code, (shape) => {
      if (shape !== wanted[seen++]) throw new Differs();
    });
  } catch (error) {
    return error instanceof Differs ? 'differs' : 'fails';
  }
  return seen === wanted.length ? 'same' : 'differs';
}
