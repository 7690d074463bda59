import type { FusedCase } from './cases/case.js';
import { contractions } from './cases/contractions.js';
import { elementwise, small } from './cases/elementwise.js';
import { options } from './cases/options.js';
import { rows } from './cases/rows.js';
import { training } from './cases/training.js';

const byLetter = (a: FusedCase, b: FusedCase) => a.name.slice(0, 3).localeCompare(b.name.slice(0, 3));

/** All cases, in the order of their letters, and those of small tensors. */
export const fusedCases: readonly FusedCase[] = [
  ...[...elementwise, ...rows, ...contractions, ...training, ...options].sort(byLetter),
  ...small,
];
