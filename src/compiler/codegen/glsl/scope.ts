import type { Axis } from '../../kernel/axis.js';

/** A block of statements: the body of a program or of a loop. */
export class Scope {
  readonly lines: string[] = [];
  /** Names of what is computed here, by what it is. */
  readonly names = new Map<string, string>();
  /** Variables of the axes that have a place here. */
  readonly axes = new Map<Axis, string>();
}

/** Blocks in each other, the outermost first. */
export class Scopes {
  constructor(readonly stack: readonly Scope[]) {}

  has(axes: Iterable<Axis>): boolean {
    return [...axes].every((axis) => this.stack.some((scope) => scope.axes.has(axis)));
  }

  /** How deep the innermost of the blocks is that some axes need. */
  depthOf(axes: Iterable<Axis>): number {
    let depth = 0;
    for (const axis of axes) {
      const at = this.stack.map((scope) => scope.axes.has(axis)).lastIndexOf(true);
      if (at < 0) throw new Error(`axis ${axis.id} has no place here`);
      depth = Math.max(depth, at);
    }
    return depth;
  }

  nameOf(axis: Axis): string {
    return this.stack[this.depthOf([axis])].axes.get(axis)!;
  }

  /** A block in the one at a depth. */
  within(depth: number, scope: Scope): Scopes {
    return new Scopes([...this.stack.slice(0, depth + 1), scope]);
  }
}
