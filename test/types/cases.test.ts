import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMPILERS, diagnose, type Found, type Version } from './support/compilers.js';
import { declarations, root } from './support/declarations.js';
import { announced, compare, sentence } from './support/expectations.js';
import { limitsFile } from './support/limits.js';

const list = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
const files = [...list('test/types/cases/ok'), limitsFile(), ...list('test/types/cases/errors')];

describe.each(Object.keys(COMPILERS) as Version[])('TypeScript %s', (version) => {
  let found: Found[];
  beforeAll(async () => {
    const folder = await declarations();
    found = await diagnose(
      version,
      folder,
      files.map((file) => join(root, file)),
    );
  });

  it.each(files)('%s', (file) => {
    expect(
      compare(
        file,
        found.filter((one) => one.file === file),
        version,
      ),
    ).toEqual([]);
  });

  it('finds nothing elsewhere', () => {
    expect(found.filter(({ file }) => !files.includes(file))).toEqual([]);
  });

  it('shows messages of at most 300 characters', () => {
    expect(found.map(({ text }) => sentence(text)).filter((text) => text.length > 300)).toEqual([]);
  });
});

it('announces errors in every error file', () => {
  expect(list('test/types/cases/errors').filter((file) => announced(file).size === 0)).toEqual([]);
});
