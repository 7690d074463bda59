import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => `${fileURLToPath(new URL('src/', import.meta.url))}${name}.ts`;

const project = (name: string, include: string[], testTimeout: number, more = {}) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout, ...more },
});

export default defineConfig({
  resolve: {
    alias: [
      { find: /^axiswise$/, replacement: source('index') },
      { find: /^axiswise\/(.+)$/, replacement: source('$1') },
    ],
  },
  test: {
    maxWorkers: '100%',
    projects: [
      // The files share one import of tfjs, which takes longer than most of their tests.
      project('unit', ['test/unit/**/*.test.ts'], 20_000, {
        isolate: false,
        setupFiles: ['test/support/cpu.ts'],
      }),
      project('types', ['test/types/**/*.test.ts'], 300_000),
      project('differential', ['test/differential/**/*.test.ts'], 60_000),
      project('browser', ['test/browser/**/*.test.ts'], 300_000),
      project('examples', ['test/examples/**/*.test.ts'], 180_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 180_000),
    ],
  },
});
