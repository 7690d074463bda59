import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const EXPORTS = /^(?:\/\*\*.*?\*\/ )?export (?:\{ ([^}]*) \}|\* as (\w+)) from '\.\/(.*)\.js';$/gm;
const DOCUMENTED = /(\/\*\*[\s\S]*?\*\/)\s*(?:\/\/[^\n]*\s*)?export const (\w+)/g;

interface Documented {
  readonly op: string;
  readonly comment: string;
}

/** Every exported op with the comment above it. */
function documented(): Documented[] {
  const list = readFileSync(join(root, 'src/ops.gen.ts'), 'utf8')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('; ', ';\n');
  return [...list.matchAll(EXPORTS)].flatMap(([, names, space, path]) => {
    const text = readFileSync(join(root, `src/${path}.ts`), 'utf8');
    const all = [...text.matchAll(DOCUMENTED)].map(([, comment, name]) => ({ name, comment }));
    if (space) return all.map(({ name, comment }) => ({ op: `${space}.${name}`, comment }));
    return names.split(', ').map((name) => {
      const found = all.find((one) => one.name === name);
      if (!found) throw new Error(`${name} has no comment in src/${path}.ts`);
      return { op: name, comment: found.comment };
    });
  });
}

function exampleOf({ op, comment }: Documented, imports: string): Example {
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
  return documented().map((one) => exampleOf(one, imports));
}
