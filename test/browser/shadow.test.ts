import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openModule } from '../support/page.js';

it.each(['webgl', 'webgpu'])('kernels are right on %s, of any rank and dtype', async (backend) => {
  const module = await openModule(fileURLToPath(new URL('shadow.page.ts', import.meta.url)));
  try {
    expect(await module.call<string[]>('wrongOn', backend)).toEqual([]);
  } finally {
    await module.close();
  }
});
