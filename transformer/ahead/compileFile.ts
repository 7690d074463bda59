import type ts from 'typescript';
import { notAhead } from '../../src/messages/check.js';
import type { TypeScript } from '../check/rule.js';
import { argumentTypes } from './argumentTypes.js';
import { type Closed, close } from './close.js';
import { findCalls } from './findCalls.js';
import { NotAhead } from './notAhead.js';
import type { Evaluate } from './request.js';

/** Text that goes into a file, at a place of it. */
export interface Insertion {
  readonly call: ts.CallExpression;
  readonly at: number;
  readonly text: string;
  /** The text is this, and what is before it in the call. */
  readonly descriptor: string;
}

/** A function that stays to be compiled at run time. */
export interface Remark {
  readonly node: ts.Node;
  readonly message: string;
}

export interface CompiledFile {
  readonly insertions: readonly Insertion[];
  readonly remarks: readonly Remark[];
  /** Other files that the functions were taken from. */
  readonly dependencies: readonly string[];
}

/** Compiles the functions that a file gives to fuse. Each call gets its descriptor as third argument, on its line. */
export function compileFile(
  ts: TypeScript,
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  evaluate: Evaluate,
): CompiledFile {
  const insertions: Insertion[] = [];
  const remarks: Remark[] = [];
  const dependencies = new Set<string>();
  for (const call of findCalls(ts, checker, file)) {
    const [f] = call.arguments;
    if (call.arguments.length > 2 || call.arguments.some(ts.isSpreadElement) || !f) continue;
    try {
      const { code, libraries, files } = closed(ts, checker, call);
      for (const name of files) if (name !== file.fileName) dependencies.add(name);
      const reply = evaluate({ code, libraries, args: argumentTypes(ts, checker, f) });
      if ('reason' in reply) throw new NotAhead(f, reply.reason);
      const options = call.arguments.length === 1 ? ', undefined' : '';
      const at = call.arguments[call.arguments.length - 1].getEnd();
      const { descriptor } = reply;
      insertions.push({ call, at, text: `${options}, ${descriptor}`, descriptor });
    } catch (e) {
      if (!(e instanceof NotAhead)) throw e;
      remarks.push({ node: e.node, message: notAhead(e.reason) });
    }
  }
  return { insertions, remarks, dependencies: [...dependencies] };
}

/** Options that decide what the code is. */
const READ = ['staticArgnums', 'precision'];

function closed(ts: TypeScript, checker: ts.TypeChecker, call: ts.CallExpression): Closed {
  const [f, options] = call.arguments;
  if (!options) return close(ts, checker, f, []);
  if (!ts.isObjectLiteralExpression(options)) {
    throw new NotAhead(options, 'its options are not written in the call');
  }
  const read = options.properties.filter((property) => {
    if (property.name === undefined || ts.isComputedPropertyName(property.name)) {
      throw new NotAhead(property, 'its options are not written in the call');
    }
    return READ.includes(property.name.text);
  });
  return close(ts, checker, f, read);
}
