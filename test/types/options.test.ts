import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPILERS, diagnose, type Version } from './support/compilers.js';
import { declarations, root } from './support/declarations.js';
import { compare } from './support/expectations.js';

/*
 * What holds in projects whose options are not those of a strict program.
 */

const list = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
const paths = (files: readonly string[]) => files.map((file) => join(root, file));

describe.each(Object.keys(COMPILERS) as Version[])('TypeScript %s', (version) => {
  it('gives the same verdicts without strict, if it looks at null', async () => {
    const files = [...list('test/types/cases/ok'), ...list('test/types/cases/errors')];
    const options = { strict: false, strictNullChecks: true };
    const found = await diagnose(version, await declarations(), paths(files), 'loose', options);
    const of = (file: string) => found.filter((one) => one.file === file);
    expect(files.flatMap((file) => compare(file, of(file), version))).toEqual([]);
  });

  it('finds nothing in the declaration files of the package', async () => {
    const folder = await declarations();
    const options = { skipLibCheck: false };
    const found = await diagnose(
      version,
      folder,
      paths(list('test/types/corpus').slice(0, 1)),
      'libs',
      options,
    );
    const own = relative(root, folder);
    expect(found.filter(({ file }) => file === '' || file.startsWith(own))).toEqual([]);
  });
});

/** Null and undefined are then of every type, and rules that ask for one of them first cannot tell. */
it('checks nothing without strictNullChecks, and refuses few right programs', async () => {
  const programs = list('test/types/corpus');
  const found = await diagnose('7.0', await declarations(), paths(programs), 'nulls', { strict: false });
  const refused = new Set(found.map(({ file }) => file));
  expect([...refused].sort()).toEqual(
    ['hopfield', 'kalman', 'lyapunov', 'matrixFactorization'].map((name) => `test/types/corpus/${name}.ts`),
  );
});
