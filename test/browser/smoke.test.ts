import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserModule, openModule } from '../support/page.js';

describe('the browser of the test harness', () => {
  let module: BrowserModule;
  beforeAll(async () => {
    module = await openModule(fileURLToPath(new URL('smoke.page.ts', import.meta.url)));
  });
  afterAll(() => module?.close());

  it.each(['cpu', 'webgl', 'webgpu'])('computes on %s', async (backend) => {
    expect(await module.call('squares', backend)).toEqual({ backend, values: [0, 1, 4, 9] });
  });
});
