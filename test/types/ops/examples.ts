import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { tsdocBlocks } from '../../../scripts/docs/blocks.js';
import { root } from '../support/declarations.js';

/** What the documentation of an op shows first: a right call. */
export interface Example {
  /** `sum`, or `losses.hingeLoss` in a namespace. */
  readonly op: string;
  /** Its last expression, in one line. */
  readonly call: string;
  /** A module that exports the value of that expression as `result`. */
  readonly code: string;
}

const EXPORTS = /^(?:\/\*\*.*?\*\/ )?export (?:\{ ([^}]*?),? \}|\* as (\w+)) from '\.\/(.*)\.js';$/gm;
const DOCUMENTED = /(\/\*\*[\s\S]*?\*\/)\s*(?:\/\/[^\n]*\s*)?export const (\w+)/g;

/** What a module exports with the comments above it, also from other modules and in namespaces. */
function documented(path: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, path), 'utf8');
  const found = new Map<string, string>();
  for (const [, comment, name] of text.matchAll(DOCUMENTED)) found.set(name, comment);
  const statements = text.replaceAll(/\s+/g, ' ').replaceAll('; ', ';\n');
  for (const [, names, space, from] of statements.matchAll(EXPORTS)) {
    const others = documented(join(dirname(path), `${from}.ts`));
    if (space) for (const [name, comment] of others) found.set(`${space}.${name}`, comment);
    else for (const name of names.split(', ')) found.set(name, others.get(name) ?? '');
  }
  return found;
}

function exampleOf(op: string, comment: string, imports: string): Example {
  const block = tsdocBlocks(op, comment).find(({ wrong }) => wrong === null);
  if (!block) throw new Error(`${op} has no right example`);
  const source = ts.createSourceFile('example.ts', block.text, ts.ScriptTarget.ES2022, true);
  const last = source.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) throw new Error(`${op}: its example ends in no expression`);
  const call = last.expression.getText();
  return {
    op,
    call: call.replaceAll(/\s+/g, ' '),
    code: `${imports}\n${block.text.slice(0, last.getStart())}\nexport const result = ${call};\n`,
  };
}

/** The example of every op. `names` are what the package exports. */
export function opExamples(names: readonly string[]): Example[] {
  const imports = `import * as tf from '@tensorflow/tfjs-core';\nimport { ${names.join(', ')}, type Tensor } from 'axiswise';`;
  return [...documented('src/ops.gen.ts')].map(([op, comment]) => exampleOf(op, comment, imports));
}
