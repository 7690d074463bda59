import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, root } from './project.js';

describe('the package as published', () => {
  let packed: ReturnType<typeof pack>;
  beforeAll(() => {
    packed = pack();
  });
  afterAll(() => packed?.remove());

  it('holds the built code, its types and the documents, and nothing else', () => {
    const allowed = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(src|types)\/.+\.(js|d\.ts))$/;
    expect(packed.files.filter((file) => !allowed.test(file))).toEqual([]);
    for (const needed of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/src/index.js',
      'dist/src/index.d.ts',
    ]) {
      expect(packed.files).toContain(needed);
    }
  });

  it('passes publint', async () => {
    const tarball = readFileSync(packed.tarball);
    const bytes = tarball.buffer.slice(
      tarball.byteOffset,
      tarball.byteOffset + tarball.byteLength,
    ) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that resolve in every ESM setup (attw)', () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { status, stdout } = spawnSync(
      process.execPath,
      [attw, packed.tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii'],
      { encoding: 'utf8' },
    );
    expect(status, stdout).toBe(0);
  });
});

/** With every kernel's rules; tfjs is the application's own. */
it('vmap, vectorize and grad bundle to less than 36 kB, compressed', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { vmap, vectorize, grad } from './dist/src/index.js';", resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    external: ['@tensorflow/*'],
  });
  const bytes = gzipSync(outputFiles[0].contents, { level: 9 }).length;
  console.log(`vmap, vectorize, grad: ${bytes} bytes gzip`);
  expect(bytes).toBeLessThan(36_000);
});
