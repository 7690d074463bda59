import { expect, it } from 'vitest';
import { AxiswiseError } from '../../src/messages/error.js';
import { useBackend } from '../support/backend.js';
import { coreRules } from './rules/core.js';
import { imageRules } from './rules/image.js';
import { linalgRules } from './rules/linalg.js';
import { lossRules } from './rules/losses.js';
import { movementRules } from './rules/movement.js';
import { scatteringRules } from './rules/scattering.js';
import { signalRules } from './rules/signal.js';
import { smallRules } from './rules/small.js';
import { windowRules } from './rules/windows.js';
import { seed } from './support/arbitraries.js';
import { declarations } from './support/declarations.js';
import { UserProgram } from './support/program.js';
import type { Shapes } from './support/rule.js';

/*
 * Every rule exists twice: as a type and as a function on shapes. On random arguments both must give the same shape or
 * the same sentence, and the op must give a tensor of that shape. One program computes the types of all cases.
 */

const RULES = {
  ...coreRules,
  ...movementRules,
  ...lossRules,
  ...smallRules,
  ...scatteringRules,
  ...windowRules,
  ...imageRules,
  ...signalRules,
  ...linalgRules,
};

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
  loss: 'losses',
  multinomial: 'random',
  dropout: 'random',
  addN: 'same',
  rankedConcat: 'same',
  broadcastArgs: 'same',
  ensureShape: 'same',
  basicLSTMCell: 'cells',
  weightedLoss: 'losses',
  sparseToDense: 'scatter',
  searchSorted: 'search',
  bincount: 'search',
  inTopK: 'search',
  sparseReshape: 'sparse',
  raggedToDense: 'ragged',
  dilatedPool: 'pool',
  resize: 'image',
  images: 'image',
  recolored: 'image',
  threshold: 'image',
  cropped: 'image',
  transformed: 'image',
  suppressed: 'image',
  fft: 'spectral',
  rfft: 'spectral',
  irfft: 'spectral',
  shared: 'spectral',
  window: 'signal',
  frame: 'signal',
  stft: 'signal',
  bandPart: 'linalg',
  gramSchmidt: 'linalg',
  qr: 'linalg',
  meshgrid: 'linalg',
};

/** As the compiler prints them. */
const printed = (shapes: number | Shapes): string =>
  typeof shapes === 'number' ? `${shapes}` : `[${shapes.map(printed).join(', ')}]`;

/** What the run time says, as the compiler prints it. */
function atRunTime(run: () => Shapes): string {
  try {
    return printed(run());
  } catch (error) {
    if (error instanceof AxiswiseError) return `"${error.message}"`;
    throw error;
  }
}

const all = Object.entries(RULES).flatMap(([name, { type, cases }]) =>
  cases.map(({ types, ...given }) => ({ text: `${type}<${types}>`, name, ...given })),
);

it('gives the same shapes and sentences as the run time', async () => {
  const folder = await declarations();
  const types = new Set(Object.values(RULES).map(({ type }) => type));
  const imports = [...types].map(
    (type) => `import type { ${type} } from '${folder}/types/${FILES[type] ?? type}.js';`,
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

it('gives the shapes of the tensors that come out', async () => {
  await useBackend('cpu');
  const fitting = all
    .map((one) => ({ ...one, wanted: atRunTime(one.run) }))
    .filter(({ wanted }) => !wanted.startsWith('"'));
  const tried = fitting.flatMap(({ text, wanted, real }) => {
    const shapes = real();
    return shapes === null ? [] : [{ text, wanted, real: printed(shapes) }];
  });
  expect(
    tried.filter(({ wanted, real }) => wanted !== real),
    `SEED=${seed}`,
  ).toEqual([]);
  expect(tried.length).toBeGreaterThanOrEqual(1500);
});
