import { expect, it } from 'vitest';
import { KERNELS } from '../../src/kernels/table.js';
import { documentedSection, kernelSection } from './coverage.js';

it('docs/coverage.md lists the kernels as they are (npm run coverage)', () => {
  const section = kernelSection(KERNELS);
  expect(documentedSection('kernels', section)).toBe(section);
});
