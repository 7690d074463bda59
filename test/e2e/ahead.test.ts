import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project, pack, root } from './project.js';

const CONFIG = (bundler: string) => `
import axiswise from 'axiswise/${bundler}';
const external = [/^@tensorflow/, /^axiswise/];`;

/** How a bundler is run by a script of its own. */
const BUNDLERS: Record<string, (strict: boolean) => string> = {
  vite: (strict) => `${CONFIG('vite')}
import { build } from 'vite';
await build({
  configFile: false, plugins: [axiswise({ strict: ${strict} })],
  build: { ssr: 'ahead.ts', outDir: 'bundled', sourcemap: true, minify: false, rolldownOptions: { external } },
});`,
  rolldown: (strict) => `${CONFIG('rolldown')}
import { rolldown } from 'rolldown';
const bundle = await rolldown({ input: 'ahead.ts', external, plugins: [axiswise({ strict: ${strict} })] });
await bundle.write({ dir: 'bundled', sourcemap: true });`,
  esbuild: (strict) => `${CONFIG('esbuild')}
import { build } from 'esbuild';
await build({
  entryPoints: ['ahead.ts'], outdir: 'bundled', bundle: true, format: 'esm', platform: 'node', sourcemap: true,
  packages: 'external', plugins: [axiswise({ strict: ${strict} })],
});`,
};

describe('a project whose functions are compiled ahead of time', () => {
  let packed: ReturnType<typeof pack>;
  let project: Project;
  let plain: string[];
  const lines = (output: string) => output.split('\n').filter((line) => /^[[{]/.test(line));

  beforeAll(() => {
    packed = pack();
    const dependencies = {
      axiswise: packed.tarball,
      '@tensorflow/tfjs-core': '4.22.0',
      '@tensorflow/tfjs-backend-cpu': '4.22.0',
    };
    project = new Project(dependencies, ['ahead.ts', 'aheadHelpers.ts']);
    for (const name of ['typescript', ...Object.keys(BUNDLERS)]) {
      symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name), 'junction');
    }
    const compiled = project.compile('6.0', 'ahead.ts');
    expect(compiled.output).toBe('');
    plain = lines(project.run('ahead.ts').output);
  });
  afterAll(() => {
    project?.remove();
    packed?.remove();
  });

  const bundle = (bundler: string, strict = false) => {
    writeFileSync(join(project.folder, 'bundle.mjs'), BUNDLERS[bundler](strict));
    return project.node(['bundle.mjs']);
  };

  it('compiles everything at run time without a plugin', () => {
    expect(JSON.parse(plain[0]).kernels.length).toBeGreaterThan(2);
    expect(plain.slice(1)).toEqual(['[0,1,1,1]']);
  });

  it.each(Object.keys(BUNDLERS))(
    'bundled by %s, it runs the same kernels without compiling them',
    (bundler) => {
      const { ok, output } = bundle(bundler);
      expect(ok, output).toBe(true);
      expect(output).toContain(
        'ahead.ts:20:53 AX605 fuse: the function is compiled when it runs, not ahead of time: ' +
          'it uses scale, whose parts may change; write as const after its value',
      );
      const ran = project.node(['bundled/ahead.js']);
      expect(ran.ok, ran.output).toBe(true);
      const [values, programs] = lines(ran.output);
      expect(JSON.parse(values)).toEqual(JSON.parse(plain[0]));
      // The gradient of the first is traced.
      expect(programs).toBe('[0,1,0,1]');
      expectMapped(join(project.folder, 'bundled/ahead.js'));
    },
  );

  it('fails in strict mode', () => {
    const { ok, output } = bundle('vite', true);
    expect(ok).toBe(false);
    expect(output).toContain('ahead.ts:20:53 AX605');
  });
});

/** What follows a descriptor on its line is mapped to its place. */
function expectMapped(file: string) {
  const code = readFileSync(file, 'utf8').split('\n');
  const source = readFileSync(join(file, '../../ahead.ts'), 'utf8').split('\n');
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const placeOf = (lines: readonly string[], text: string) => {
    const line = lines.findIndex((found) => found.includes(text));
    return [line, lines[line].indexOf(text)] as const;
  };
  for (const text of ['new Map(', 'softmax(wave']) {
    const entry = map.findEntry(...placeOf(code, text)) as { originalLine: number; originalColumn: number };
    expect([entry.originalLine, entry.originalColumn]).toEqual(placeOf(source, text));
  }
}
