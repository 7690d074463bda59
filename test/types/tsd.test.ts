import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { declarations, root } from './support/declarations.js';

const { default: tsd } = createRequire(import.meta.url)('tsd') as typeof import('tsd');

it('passes tsd', async () => {
  const cwd = await declarations();
  const files = readdirSync(join(root, 'test-d')).map((name) => relative(cwd, join(root, 'test-d', name)));
  const found = await tsd({ cwd, typingsFile: 'src/index.d.ts', testFiles: files });
  expect(found.map(({ fileName, line, message }) => `${fileName}:${line} ${message}`)).toEqual([]);
});
