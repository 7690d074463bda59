import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project, pack, root } from './project.js';

const CONFIG = `
import axiswise from 'axiswise/eslint';
import { defineConfig } from 'eslint/config';
import { parser } from 'typescript-eslint';

export default defineConfig({
  files: ['**/*.ts'],
  extends: [axiswise.configs.recommended],
  languageOptions: { parser, parserOptions: { projectService: true } },
});
`;

const FOUND = [
  'checked.ts:4:41 axiswise/no-tensor-condition',
  'checked.ts:6:74 axiswise/no-tensor-comparison',
  'checked.ts:8:24 axiswise/no-unchecked-shape',
  'checked.ts:10:69 axiswise/no-dim-inferred-twice',
  'checked.ts:12:38 axiswise/no-unchecked-shape',
];

describe.each(['typescript59', 'typescript'])(
  'axiswise/eslint in a project with ESLint and %s',
  (compiler) => {
    let packed: ReturnType<typeof pack>;
    let project: Project;
    beforeAll(() => {
      packed = pack();
      const dependencies = { axiswise: packed.tarball, '@tensorflow/tfjs': '4.22.0' };
      project = new Project(dependencies, ['program.ts', 'checked.ts']);
      writeFileSync(join(project.folder, 'eslint.config.js'), CONFIG);
      const compilerOptions = { strict: true, module: 'nodenext', types: [], skipLibCheck: true };
      const files = ['checked.ts', 'program.ts'];
      writeFileSync(join(project.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      link('', compiler);
    });
    afterAll(() => {
      project?.remove();
      packed?.remove();
    });

    /** Links what this repository has installed beside what the project has, with the compiler as its `typescript`. */
    const link = (scope: string, compiler: string) => {
      const from = join(root, 'node_modules', scope);
      const to = join(project.folder, 'node_modules', scope);
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(from).filter((name) => !name.startsWith('.'))) {
        if (name.startsWith('@')) link(name, compiler);
        else if (!existsSync(join(to, name))) {
          const source = scope === '' && name === 'typescript' ? compiler : name;
          symlinkSync(join(from, source), join(to, name), 'junction');
        }
      }
    };

    it('finds what axiswise check finds', () => {
      // Links as they are, so that the parser finds the compiler of the project.
      const options = ['--preserve-symlinks', '--preserve-symlinks-main'];
      const { ok, output } = project.node([
        ...options,
        join('node_modules', 'eslint', 'bin', 'eslint.js'),
        ...['--format', 'json', '.'],
      ]);
      expect(ok, output).toBe(false);
      const results = JSON.parse(output) as {
        filePath: string;
        messages: { line: number; column: number; ruleId: string; message: string }[];
      }[];
      const found = results.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ line, column, ruleId }) =>
            `${filePath.slice(project.folder.length + 1)}:${line}:${column} ${ruleId}`,
        ),
      );
      expect(found).toEqual(FOUND);
    });

    it('has the parser run on that compiler', () => {
      const script = `
        const { createRequire } = require('node:module');
        const parser = createRequire(require.resolve('typescript-eslint')).resolve('@typescript-eslint/parser');
        console.log(createRequire(parser)('typescript').versionMajorMinor);
      `;
      const { output } = project.node(['--preserve-symlinks', '-e', script]);
      expect(output).toBe(compiler === 'typescript59' ? '5.9\n' : '6.0\n');
    });
  },
  180_000,
);
