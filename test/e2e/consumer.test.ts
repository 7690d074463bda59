import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILERS, Project, pack } from './project.js';

const TFJS = '4.22.0';
const MISMATCH =
  'vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20';

let packed: ReturnType<typeof pack>;
beforeAll(() => {
  packed = pack();
});
afterAll(() => packed?.remove());

describe('an empty project that installs the package and tfjs', () => {
  let project: Project;
  beforeAll(() => {
    project = new Project({ axiswise: packed.tarball, '@tensorflow/tfjs': TFJS }, [
      'program.ts',
      'mistake.ts',
    ]);
  });
  afterAll(() => project?.remove());

  describe.each(Object.keys(COMPILERS))('TypeScript %s', (compiler) => {
    it('compiles a program, which runs', () => {
      expect(project.compile(compiler, 'program.ts')).toEqual({ ok: true, output: '' });
      const { ok, output } = project.run('program.ts');
      expect(output).toContain('[ 10 ] true [ 20, 10 ] true [ 4, 4, 4 ]');
      expect(ok).toBe(true);
    });

    it('reports the seed mismatch once, on the argument, in the words of the thrown error', () => {
      const { ok, output } = project.compile(compiler, 'mistake.ts');
      expect(ok).toBe(false);
      expect(output.match(/error TS/g)).toHaveLength(1);
      expect(output).toMatch(/^mistake\.ts\(7,16\): error TS2345/);
      expect(output).toContain(`"${MISMATCH}"`);
    });
  });

  it('throws the same sentence at run time, with the line of the mistake', () => {
    const { ok, output } = project.run('mistake.ts');
    expect(ok).toBe(false);
    expect(output).toContain(MISMATCH);
    expect(output).toContain('out/mistake.js:5');
  });
});

describe('a project with two copies of axiswise and two of tfjs-core', () => {
  let project: Project;
  beforeAll(() => {
    const copy = packed.tarball.replace(/\.tgz$/, '-copy.tgz');
    copyFileSync(packed.tarball, copy);
    const dependencies = {
      axiswise: packed.tarball,
      'axiswise-copy': copy,
      '@tensorflow/tfjs': TFJS,
      'tfjs-core-copy': `npm:@tensorflow/tfjs-core@${TFJS}`,
    };
    project = new Project(dependencies, ['copies.ts']);
  });
  afterAll(() => project?.remove());

  it('mixes their transforms and ops', () => {
    expect(project.compile('6.0', 'copies.ts')).toEqual({ ok: true, output: '' });
    const { output } = project.run('copies.ts');
    const lines = output.split('\n').filter((line) => /^\[|too many/.test(line));
    expect(lines).toEqual([
      '[[0,3],[12,27]]',
      '[[0,3],[12,27]]',
      '[[0,3],[12,27]]',
      '[3,39]',
      JSON.stringify([0, 1, 2, 3].map((v) => Math.fround(Math.sin(v) * 2)).reduce(pairs, [])),
      '[[0,2],[4,6]]',
      '0 tensors too many',
    ]);
  });
});

const pairs = (rows: number[][], v: number, i: number) =>
  i % 2 === 0 ? [...rows, [v]] : [...rows.slice(0, -1), [...rows.at(-1)!, v]];
