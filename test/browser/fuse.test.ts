import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserModule, openModule } from '../support/page.js';

const PROGRAMS = 100;
const SEED = 12;

describe('fused functions in the browser', () => {
  let module: BrowserModule;
  beforeAll(async () => {
    module = await openModule(fileURLToPath(new URL('fuse.page.ts', import.meta.url)));
  });
  afterAll(() => module?.close());

  it('equal themselves on a webgpu backend of another version', async () => {
    const { problems, fused, error } = await module.call<{
      problems: string[];
      fused: number;
      error: number;
    }>('differencesOfPrograms', PROGRAMS / 2, SEED);
    expect(problems).toEqual([]);
    expect(fused).toBeGreaterThan(PROGRAMS / 2);
    expect(error).toBeLessThan(1e-5);
  });

  describe.each(['webgl', 'webgpu'])('on %s', (backend) => {
    it('equal themselves unfused', async () => {
      const { problems, fused } = await module.call<{ problems: string[]; fused: number }>(
        'differences',
        backend,
        PROGRAMS,
        SEED,
      );
      expect(problems).toEqual([]);
      expect(fused).toBeGreaterThan(PROGRAMS);
    });

    it('stay fused inside of transforms', async () => {
      const { error, names } = await module.call<{ error: number; names: string[] }>('composed', backend);
      expect(error).toBeLessThan(1e-5);
      expect(names.filter((name) => /Mul|Sum|Max|Exp|Log|Tanh|Softmax/.test(name))).toEqual([]);
      expect(names.filter((name) => name.startsWith('fuse:')).length).toBeGreaterThan(8);
    });

    it("compute with the device's own functions where they are asked to be fast", async () => {
      for (const error of await module.call<number[]>('fastErrors', backend))
        expect(error).toBeLessThan(1e-3);
    });

    it('follow a change of the backend', async () => {
      const f = (x: number) => Math.exp(-x) * Math.sin(x);
      for (const values of await module.call<number[][]>('switched', backend)) {
        for (const [x, y] of values.entries()) expect(y).toBeCloseTo(f(x), 5);
      }
    });
  });
});
