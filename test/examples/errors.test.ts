import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allBlocks } from '../../scripts/docs/blocks.js';
import { errorIndex, errorPage, errorPages, sentences } from '../../scripts/docs/errors.js';
import { codes } from '../../src/messages/codes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What no single program can provoke; their pages say what to do instead. */
const UNPROVOKED: Record<string, string> = {
  AX509: 'a warning',
  AX511: 'needs two incompatible copies of the package',
  AX512: 'needs another version of the engine',
  AX521: 'a warning',
  AX522: 'needs a backend without kernels',
  AX524: 'needs a kernel that gives other values at each call',
  AX525: 'a warning',
  AX526: 'a warning',
  AX605: 'said by the build',
};
/** What the compiler alone finds. */
const TYPES_ONLY = ['AX113', 'AX132', 'AX134', 'AX204'];

// docs.test.ts compiles and runs the programs of the pages; this is about the pages themselves.
describe('the pages of the errors', () => {
  const pages = errorPages(root);
  const each = it.for(pages.map((page) => [page.code, page] as const));

  it('are one per code', () => {
    expect(pages.map(({ code }) => code)).toEqual(Object.values(codes).sort());
  });

  it('are checked with the other documents', () => {
    const checked = new Set(allBlocks(root).map(({ file }) => file));
    for (const { file, blocks } of pages) expect(blocks.length === 0 || checked.has(file), file).toBe(true);
  });

  each('%s shows its own message', ([code, { message }]) => {
    expect(message).toMatch(sentences(root).get(code)!);
  });

  each('%s has one wrong program, of its own code, and a right one', ([code, { blocks, message, lines }]) => {
    const typesOnly = TYPES_ONLY.includes(code);
    expect(blocks.flatMap(({ wrong }) => wrong ?? [])).toEqual(
      code in UNPROVOKED ? [] : [{ code, message, typesOnly }],
    );
    const right = blocks.filter(({ wrong }) => wrong === null);
    if (!(code in UNPROVOKED)) expect(right.length).toBeGreaterThan(0);
    expect(lines).toBeGreaterThanOrEqual(15);
    expect(lines).toBeLessThanOrEqual(40);
  });

  it('are listed by their index', async () => {
    await expect(errorIndex(pages, codes)).toMatchFileSnapshot('../../docs/errors/README.md');
  });

  it('begin with the code, a title and the message', () => {
    const text = '# AX101: shapes\n\n```text\nadd: a\nb\n```\n';
    expect(errorPage('docs/errors/AX101.md', text)).toMatchObject({ title: 'shapes', message: 'add: a b' });
    expect(() => errorPage('docs/errors/AX102.md', text)).toThrow('does not begin with its code');
    expect(() => errorPage('docs/errors/AX101.md', '# AX101: shapes\n')).toThrow('does not begin');
  });
});
