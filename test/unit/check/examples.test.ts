import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProblems, sourcesOf } from '../../../transformer/check/findProblems.js';
import { userOptions } from '../../types/support/compilers.js';
import { declarations, root } from '../../types/support/declarations.js';
import { TIMEOUT, VERSIONS } from './fixture.js';

/* The code of the documents is checked with them, by scripts/docs/compile.ts. */

const folder = join(root, 'examples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(folder, name));

it.each(VERSIONS.map((ts) => [ts.versionMajorMinor, ts] as const))(
  'TypeScript %s finds nothing in the examples',
  async (_, ts) => {
    const own = { ...userOptions(await declarations()), types: ['node'] };
    const { options } = ts.convertCompilerOptionsFromJson(own, root);
    const program = ts.createProgram(files, options);
    expect(sourcesOf(program).map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(files));
    expect(findProblems(ts, program)).toEqual([]);
  },
  TIMEOUT,
);
