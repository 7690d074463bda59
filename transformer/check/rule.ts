import type ts from 'typescript';
import type { Code } from '../../src/messages/codes.js';

/** The module of the user's own compiler, 5.9 or 6. */
export type TypeScript = typeof ts;

/** Code that can stand in place of a node. */
export interface Replacement {
  readonly node: ts.Node;
  /** The op of axiswise that the code calls, if it does. */
  readonly op: string | null;
  /** The code, given what the file calls that op. */
  readonly text: (op: string) => string;
}

/** What a rule has found at a node. */
export interface Finding {
  readonly node: ts.Node;
  readonly code: Code;
  /** The whole sentence, its fix included. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** The same as code, where that is plain from the node. */
  readonly replacement?: Replacement;
}

/** Looks at one node, not at its children. */
export type Rule = (ts: TypeScript, checker: ts.TypeChecker, node: ts.Node) => Finding[];
