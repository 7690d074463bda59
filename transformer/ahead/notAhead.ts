import type ts from 'typescript';

/** Why a function cannot be compiled ahead of time, and where. */
export class NotAhead extends Error {
  constructor(
    readonly node: ts.Node,
    readonly reason: string,
  ) {
    super(reason);
  }
}
