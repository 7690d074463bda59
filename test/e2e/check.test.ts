import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Project, pack, root } from './project.js';

const NEEDS = 'axiswise check: needs the compiler API of TypeScript 5.9 or 6, but';
const REMEDY = 'npm i -D typescript@6, or beside TypeScript 7: npm i -D typescript6@npm:typescript@6\n';

const FOUND = [
  'checked.ts:4:41 AX601',
  'checked.ts:6:74 AX602',
  'checked.ts:8:24 AX603',
  'checked.ts:10:69 AX604',
  'checked.ts:12:38 AX603',
  '5 problems in 2 files',
  '',
];

/** The lines of an output without their messages. */
const places = (output: string) => output.split('\n').map((line) => /^\S+ AX\d+/.exec(line)?.[0] ?? line);

const OPTIONS = { strict: true, module: 'nodenext', types: [], skipLibCheck: true, noEmit: true };

describe('axiswise check in an empty project that installs the package and tfjs', () => {
  let packed: ReturnType<typeof pack>;
  let project: Project;
  beforeAll(() => {
    packed = pack();
    const dependencies = { axiswise: packed.tarball, '@tensorflow/tfjs': '4.22.0' };
    project = new Project(dependencies, ['program.ts', 'checked.ts']);
  });
  afterAll(() => {
    project?.remove();
    packed?.remove();
  });

  /** Links a compiler of this repository into the project, under the name of a package. */
  const install = (name: string, compiler: string) => {
    const path = join(project.folder, 'node_modules', name);
    symlinkSync(join(root, 'node_modules', compiler), path, 'junction');
  };
  const write = (file: string, content: unknown) =>
    writeFileSync(join(project.folder, file), JSON.stringify(content));
  const check = (...args: string[]) => project.bin('axiswise', ['check', ...args]);

  beforeEach(() => {
    for (const name of ['typescript', 'typescript6', 'ts-six', 'ts-morph']) {
      rmSync(join(project.folder, 'node_modules', name), { force: true });
    }
    write('tsconfig.json', { compilerOptions: OPTIONS, files: ['checked.ts', 'program.ts'] });
  });

  it.each(['typescript59', 'typescript'])('prints the problems with %s, and exits with 1', (compiler) => {
    install('typescript', compiler);
    const { status, output } = check();
    expect(places(output)).toEqual(FOUND);
    expect(output).toContain('use transpose from axiswise');
    expect(status).toBe(1);
  });

  it('exits with 0 without problems', () => {
    install('typescript', 'typescript');
    write('right.json', { compilerOptions: OPTIONS, files: ['program.ts'] });
    expect(check('-p', 'right.json')).toEqual({ status: 0, output: '0 problems in 1 file\n' });
  });

  it('follows project references', () => {
    install('typescript', 'typescript');
    write('part.json', { compilerOptions: { ...OPTIONS, composite: true }, files: ['checked.ts'] });
    write('tsconfig.json', { files: [], references: [{ path: './part.json' }] });
    const { status, output } = check();
    expect(output).toContain('5 problems in 1 file\n');
    expect(status).toBe(1);
  });

  it('says which TypeScript it needs', () => {
    expect(check()).toEqual({ status: 2, output: `${NEEDS} none is installed; ${REMEDY}` });
  });

  it('runs in a project with TypeScript 7 once 6 is installed beside it', () => {
    install('typescript', 'typescript7');
    expect(project.compile('7.0', 'checked.ts')).toEqual({ ok: true, output: '' });
    const { status, output } = check();
    expect(output).toMatch(/^[^\n]* but typescript 7\.0\.\d+ cannot run it; [^\n]*\n$/);
    expect(output.endsWith(REMEDY)).toBe(true);
    expect(status).toBe(2);

    install('typescript6', 'typescript');
    expect(check().output).toContain('5 problems in 1 file');
  });

  it('finds the compiler beside TypeScript 7 by the alias in package.json, and in ts-morph', () => {
    install('typescript', 'typescript7');
    const manifest = readFileSync(join(project.folder, 'package.json'), 'utf8');
    write('package.json', {
      ...JSON.parse(manifest),
      devDependencies: { 'ts-six': 'npm:typescript@^6.0.0' },
    });
    install('ts-six', 'typescript');
    expect(places(check().output)).toEqual(FOUND);

    writeFileSync(join(project.folder, 'package.json'), manifest);
    expect(check().status).toBe(2);
    install('ts-morph', 'ts-morph');
    const { status, output } = check();
    expect(places(output)).toEqual(FOUND);
    expect(status).toBe(1);
  });

  it('explains in one line, and with 2, what is wrong with the call or the tsconfig', () => {
    install('typescript', 'typescript');
    write('loose.json', { compilerOptions: { ...OPTIONS, strict: false }, files: ['program.ts'] });
    write('empty.json', { files: [] });
    writeFileSync(join(project.folder, 'broken.json'), '{ "files": [');
    const failures = {
      'there is no nowhere.json; name a tsconfig with -p': check('-p', 'nowhere.json'),
      'there is no out/tsconfig.json': check('-p', 'out'),
      "Unknown option '--fix'": check('--fix'),
      'loose.json: needs "strict"': check('-p', 'loose.json'),
      "The 'files' list in config file": check('-p', 'empty.json'),
      'broken.json: ': check('-p', 'broken.json'),
      'unknown command fix; usage: axiswise check [-p tsconfig.json]': project.bin('axiswise', ['fix']),
      'usage: axiswise check [-p tsconfig.json]': project.bin('axiswise', []),
    };
    for (const [text, { status, output }] of Object.entries(failures)) {
      expect(output).toContain(text);
      expect(output).toMatch(/^[^\n]+\n$/);
      expect(status).toBe(2);
    }
  });

  it('shows its usage', () => {
    const usage = 'usage: axiswise check [-p tsconfig.json]\n';
    expect(project.bin('axiswise', ['--help'])).toEqual({ status: 0, output: usage });
  });
}, 180_000);
