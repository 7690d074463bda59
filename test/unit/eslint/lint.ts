import { type ESLint, Linter } from 'eslint';
import ts from 'typescript';
import { parser } from 'typescript-eslint';
import axiswise from '../../../transformer/eslint/index.js';
import { root } from '../../types/support/declarations.js';
import { programOf } from '../check/fixture.js';

// Compiles: the plugin is one by ESLint's own types.
const plugin: ESLint.Plugin = axiswise;

/** What ESLint finds in the code of one file. */
export async function lint(code: string, parserOptions: object = {}): Promise<Linter.LintMessage[]> {
  const program = await programOf(ts, code);
  const config: Linter.Config = {
    ...axiswise.configs.recommended,
    files: ['**/*.ts'],
    plugins: { axiswise: plugin },
    languageOptions: { parser, parserOptions: { programs: [program], ...parserOptions } },
  };
  return new Linter({ cwd: root }).verify(code, config, { filename: `${root}.cache/virtual/fixture.ts` });
}

/** The code after each of its suggestions, applied alone. */
export async function suggested(code: string): Promise<string[]> {
  const messages = await lint(code);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix: { range, text } }) => code.slice(0, range[0]) + text + code.slice(range[1])),
  );
}
