import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPILERS, diagnose, type Version } from './support/compilers.js';
import { declarations, root } from './support/declarations.js';
import { compare } from './support/expectations.js';

const files = ['test/types/methods/ok.ts', 'test/types/methods/errors.ts'];
/** A program that imports all of tfjs has tfjs' own declarations of the methods too. */
const allOfTfjs = join(root, '.cache/tfjs.ts');
writeFileSync(allOfTfjs, "import '@tensorflow/tfjs';\n");

describe.each(Object.keys(COMPILERS) as Version[])('chained methods under TypeScript %s', (version) => {
  it.each([
    ['tfjs-core', []],
    ['tfjs', [allOfTfjs]],
  ])('with %s', async (name, more) => {
    const all = [...files.map((file) => join(root, file)), ...more];
    const found = await diagnose(version, await declarations(), all, `methods-${name}`);
    for (const file of files) {
      expect(
        compare(
          file,
          found.filter((one) => one.file === file),
          version,
        ),
      ).toEqual([]);
    }
    expect(found.filter(({ file }) => !files.includes(file))).toEqual([]);
  });
});
