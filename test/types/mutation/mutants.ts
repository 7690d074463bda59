import { createHash } from 'node:crypto';
import ts from 'typescript';
import type { UserProgram } from '../support/program.js';
import { type Edit, type Known, known } from './edit.js';
import { MISTAKES } from './mistakes.js';
import { annotations, type Insertion, rewritten } from './stated.js';

/** A program with one mistake in it. */
export interface Mutant {
  readonly program: string;
  readonly mistake: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** The same with the shapes of all variables stated, as they were before the mistake. */
  readonly stated: string;
}

const SEED = 20261125;
const PER_MISTAKE = 120;
/** Some edits need ops that the program may not import. */
const IMPORTS = "import { expandDims as $expandDims, transpose as $transpose } from 'axiswise';\n";

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

function mutant(
  name: string,
  mistake: string,
  { file }: Known,
  shapes: readonly Insertion[],
  { node, to }: Edit,
): Mutant {
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  const more = to.includes('$') ? IMPORTS : '';
  const part = [node.getStart(), node.getEnd(), to] as const;
  return {
    program: name,
    mistake,
    line: line + 1,
    from: oneLine(node.getText()),
    to: oneLine(to),
    code: rewritten(file.text, [], part) + more,
    stated: rewritten(file.text, shapes, part) + more,
  };
}

/** Every place of every program where the mistake can be made. */
function all(user: UserProgram, programs: readonly string[], mistake: string): Mutant[] {
  const found: Mutant[] = [];
  for (const name of programs) {
    const file = user.file(name);
    const program = known(file, user.checker);
    const shapes = annotations(program);
    const visit = (node: ts.Node) => {
      for (const edit of MISTAKES[mistake](node, program))
        found.push(mutant(name, mistake, program, shapes, edit));
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** What the mutant is called. */
export const label = ({ program, line, mistake, from, to }: Mutant) =>
  `${program}:${line} ${mistake}: ${from} -> ${to}`;

/** Random, but the same in every run, also when there are more programs. */
const drawn = (mutant: Mutant) =>
  createHash('sha256')
    .update(`${SEED} ${label(mutant)}`)
    .digest('hex');

/** Mutants of the programs, of each mistake as many. */
export const mutants = (user: UserProgram, programs: readonly string[]): Mutant[] =>
  Object.keys(MISTAKES).flatMap((mistake) =>
    all(user, programs, mistake)
      .map((mutant) => ({ mutant, draw: drawn(mutant) }))
      .sort((a, b) => (a.draw < b.draw ? -1 : 1))
      .slice(0, PER_MISTAKE)
      .map(({ mutant }) => mutant),
  );

/** The program with the shapes of its variables stated. */
export function statedProgram(user: UserProgram, name: string): string {
  const file = user.file(name);
  return rewritten(file.text, annotations(known(file, user.checker)), [0, 0, '']);
}
