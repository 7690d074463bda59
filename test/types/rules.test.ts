import { expect, it } from 'vitest';
import { AxiswiseError } from '../../src/messages/error.js';
import { coreRules } from './rules/core.js';
import { movementRules } from './rules/movement.js';
import { seed } from './support/arbitraries.js';
import { declarations } from './support/declarations.js';
import { UserProgram } from './support/program.js';
import type { Shapes } from './support/rule.js';

/*
 * Every rule exists twice: as a type and as a function on shapes. On random arguments both must give the same shape or
 * the same sentence. One program computes the types of all cases.
 */

const RULES = { ...coreRules, ...movementRules };

const FILES: Record<string, string> = {
  broadcastFor: 'broadcast',
  broadcastTo: 'broadcast',
  dot: 'matMul',
  outer: 'matMul',
  segmentSum: 'segments',
  mirrorPad: 'pad',
  spaceToBatch: 'blocks',
  batchToSpace: 'blocks',
  depthToSpace: 'layers',
};

/** What the run time says, as the compiler prints it. */
function atRunTime(run: () => Shapes): string {
  const printed = (shapes: number | Shapes): string =>
    typeof shapes === 'number' ? `${shapes}` : `[${shapes.map(printed).join(', ')}]`;
  try {
    return printed(run());
  } catch (error) {
    if (error instanceof AxiswiseError) return `"${error.message}"`;
    throw error;
  }
}

it('gives the same shapes and sentences as the run time', async () => {
  const folder = await declarations();
  const types = new Set(Object.values(RULES).map(({ type }) => type));
  const imports = [...types].map(
    (type) => `import type { ${type} } from '${folder}/types/${FILES[type] ?? type}.js';`,
  );
  const all = Object.entries(RULES).flatMap(([name, { type, cases }]) =>
    cases.map(([types, run]) => ({ text: `${type}<${types}>`, name, run })),
  );
  expect(all.length).toBeGreaterThanOrEqual(5000);
  const lines = all.map(({ text }, i) => `export type t${i} = ${text};`);
  const program = new UserProgram(folder, { 'rules.ts': [...imports, ...lines].join('\n') });
  expect(program.errors('rules.ts')).toEqual([]);
  const differences = all
    .map(({ text, run }, i) => ({ text, type: program.typeOf('rules.ts', `t${i}`), run: atRunTime(run) }))
    .filter(({ type, run }) => type !== run);
  expect(differences, `SEED=${seed}`).toEqual([]);
});
