import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, root } from './project.js';

describe('the package as published', () => {
  let packed: ReturnType<typeof pack>;
  beforeAll(() => {
    packed = pack();
  });
  afterAll(() => packed?.remove());

  it('holds the built code, its types and the documents, and nothing else', () => {
    const allowed =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(src|types|transformer)\/.+\.(js|d\.ts))$/;
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

/** With every kernel's rules; tfjs is the application's own. Bundled and minified as Vite does. */
it('vmap, vectorize and grad bundle to less than 30 kB, compressed', async () => {
  const entry = "export { vmap, vectorize, grad } from './dist/src/index.js';";
  const bundle = await rolldown({
    cwd: root,
    input: 'entry',
    external: /^@tensorflow/,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(root, 'entry.js') : null),
        load: (id) => (id === join(root, 'entry.js') ? entry : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', minify: true, comments: false });
  await bundle.close();
  const bytes = gzipSync(output[0].code, { level: 9 }).length;
  console.log(`vmap, vectorize, grad: ${bytes} bytes gzip`);
  expect(bytes).toBeLessThan(30_000);
});
