import { expect, it } from 'vitest';
import { useBackend } from '../../support/backend.js';
import { wrongOn } from './shadow.js';

it.each(['cpu', 'wasm'] as const)('kernels are right on %s, of any rank and dtype', async (backend) => {
  await useBackend(backend);
  expect(await wrongOn(backend)).toEqual([]);
});
