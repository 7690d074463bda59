import { SourceMap } from 'node:module';
import type ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { createTransformer } from '../../../transformer/tsc/index.js';
import { programOf, TIMEOUT, VERSIONS } from '../check/fixture.js';
import { here, PRELUDE } from './fixture.js';

const CODE = `${PRELUDE}export const f = fuse((x: Tensor<[3]>) => exp(x)), after = 1;
export const g = (k: number) => fuse((x: Tensor<[3]>) => mul(x, k), { name: 'g' });
`;

describe.each(VERSIONS.map((version) => [version.versionMajorMinor, version] as const))(
  'TypeScript %s',
  (_, ts) => {
    test(
      'emits descriptors, and says what has none',
      async () => {
        const program = await programOf(ts, CODE);
        const found: ts.DiagnosticWithLocation[] = [];
        const files = new Map<string, string>();
        const before = [createTransformer(ts, program, (one) => found.push(one), { evaluate: here })];
        Object.assign(program.getCompilerOptions(), { noEmit: false, sourceMap: true, outDir: '/out' });
        program.emit(undefined, (name, text) => files.set(name, text), undefined, false, { before });
        const code = [...files].find(([name]) => name.endsWith('.js'))![1];
        const [line] = code.split('\n').filter((text) => text.includes('export const f'));
        expect(line).toContain('exp(x), undefined, { "v": 1, "variants": [{ "form": "float32"');
        expect(line).toContain('), after = 1;');
        expect(
          found.map(({ start, messageText, category }) => [
            CODE.slice(start, start + 1),
            messageText,
            category,
          ]),
        ).toEqual([
          [
            'k',
            'fuse: the function is compiled when it runs, not ahead of time: it uses k, which is known only when the program runs; make it an argument',
            ts.DiagnosticCategory.Suggestion,
          ],
        ]);
        const map = new SourceMap(JSON.parse([...files].find(([name]) => name.endsWith('.map'))![1]));
        const at = code.split('\n').indexOf(line);
        const entry = map.findEntry(at, line.indexOf('after')) as {
          originalLine: number;
          originalColumn: number;
        };
        const source = CODE.split('\n');
        expect(source[entry.originalLine].slice(entry.originalColumn)).toMatch(/^after/);
      },
      TIMEOUT,
    );
  },
);
