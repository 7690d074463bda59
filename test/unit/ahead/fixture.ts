import * as tf from '@tensorflow/tfjs';
import type ts from 'typescript';
import { expect } from 'vitest';
import type { Descriptor } from '../../../src/descriptor/format.js';
import { answer } from '../../../transformer/ahead/answer.js';
import { compileFile } from '../../../transformer/ahead/compileFile.js';
import type { Evaluate, Request } from '../../../transformer/ahead/request.js';
import type { TypeScript } from '../../../transformer/check/index.js';
import { programOf } from '../check/fixture.js';

/** In this thread, with this tfjs. */
export const here: Evaluate = (request: Request) =>
  answer(request, new Map(request.libraries.map(({ path }) => [path ?? '', tf])));

export const PRELUDE = `import * as tf from '@tensorflow/tfjs';
import * as aw from 'axiswise';
import { add, exp, fuse, grad, matMul, mul, neg, sin, sum, tensor, type Tensor, vmap } from 'axiswise';
`;
const HEAD = PRELUDE.split('\n').length - 1;

export interface Compiled {
  readonly descriptors: readonly Descriptor[];
  /** `line:column reason`, by lines of the code alone. */
  readonly remarks: readonly string[];
  /** The code with what is inserted. */
  readonly text: string;
}

/** What becomes of code that begins after the prelude. */
export async function compiled(ts: TypeScript, code: string, evaluate = here): Promise<Compiled> {
  const program = await programOf(ts, PRELUDE + code);
  const diagnostics = program.getSemanticDiagnostics();
  expect(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual(
    [],
  );
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('/fixture.ts'))!;
  const { insertions, remarks } = compileFile(ts, program.getTypeChecker(), file, evaluate);
  const place = (node: ts.Node) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return `${line + 1 - HEAD}:${character + 1}`;
  };
  let text = file.text;
  for (const { at, text: inserted } of [...insertions].reverse()) {
    text = text.slice(0, at) + inserted + text.slice(at);
  }
  return {
    descriptors: insertions.map(({ descriptor }) => JSON.parse(descriptor)),
    remarks: remarks.map(
      ({ node, message }) => `${place(node)} ${message.slice(message.lastIndexOf('time: ') + 6)}`,
    ),
    text: text.slice(PRELUDE.length),
  };
}
