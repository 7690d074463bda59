import ts from 'typescript';
import type { Known } from './edit.js';

/** Text that goes into a program at a place. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** An annotation for every variable that is a tensor of known shape and has none: what an editor would fill in. */
export function annotations(program: Known): readonly Insertion[] {
  const found: Insertion[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && !node.type) {
      if (program.shapeOf(node.name) !== null)
        found.push({ at: node.name.getEnd(), text: `: import('axiswise').${program.typeOf(node.name)}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(program.file);
  return found;
}

/** The text with a part replaced and, outside of it, the insertions. */
export function rewritten(
  text: string,
  insertions: readonly Insertion[],
  [start, end, to]: readonly [start: number, end: number, to: string],
): string {
  const inserted = (from: number, until: number) => {
    const here = insertions.filter(({ at }) => at > from && at <= until);
    const starts = [from, ...here.map(({ at }) => at)];
    return starts
      .map((at, i) => (i > 0 ? here[i - 1].text : '') + text.slice(at, starts[i + 1] ?? until))
      .join('');
  };
  return inserted(0, start) + to + inserted(end, text.length);
}
