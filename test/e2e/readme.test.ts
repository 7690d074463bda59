import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../scripts/docs/blocks.js';
import { COMPILERS, Project, pack, root } from './project.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The packages of the README's `npm install` line. */
const installed = /^npm install (.*)$/m.exec(readme)![1].split(' ');
const [right, wrong] = markdownBlocks('README.md', readme);

describe("an empty project after the README's install line", () => {
  let packed: ReturnType<typeof pack>;
  let project: Project;
  beforeAll(() => {
    packed = pack();
    const dependencies = installed.map((name) => [
      name,
      name === 'axiswise' ? packed.tarball : devDependencies[name],
    ]);
    project = new Project(Object.fromEntries(dependencies), []);
    writeFileSync(
      join(project.folder, 'first.ts'),
      `${right.text}\nconsole.log(slopes.shape, table.shape);\n`,
    );
    writeFileSync(join(project.folder, 'second.ts'), `${right.text}\n${wrong.text}\n`);
  });
  afterAll(() => {
    project?.remove();
    packed?.remove();
  });

  it.each(Object.keys(COMPILERS))(
    "compiles the README's code with TypeScript %s and refuses its mistake",
    (compiler) => {
      expect(project.compile(compiler, 'first.ts')).toEqual({ ok: true, output: '' });
      const refused = project.compile(compiler, 'second.ts');
      expect(refused.output.match(/error TS/g)).toHaveLength(1);
      expect(refused.output).toContain('vmap: inconsistent sizes for mapped axes');
    },
  );

  it('runs it', () => {
    expect(project.compile('6.0', 'first.ts').ok).toBe(true);
    expect(project.run('first.ts').output).toContain('[ 10 ] [ 20, 10 ]');
  });
}, 120_000);
