import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openModule } from '../support/page.js';
import type { Findings } from '../unit/kernels/shadow.js';

const BROKEN = {
  webgl: ['Cumprod of bool', 'Cumsum of bool'],
  webgpu: [
    // A vector's result has shape [1].
    'ArgMax of float32',
    'ArgMin of float32',
    'Cumprod of bool',
    'Cumsum of bool',
    'Max of bool',
    'Min of bool',
  ],
};

it.each(['webgl', 'webgpu'] as const)('kernels are right on %s, of any rank and dtype', async (backend) => {
  const module = await openModule(fileURLToPath(new URL('shadow.page.ts', import.meta.url)));
  try {
    const found = await module.call<Findings>('findingsOn', backend);
    expect(found).toEqual({ wrong: [], broken: BROKEN[backend] });
  } finally {
    await module.close();
  }
});
