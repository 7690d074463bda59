import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { flowers, labels } from '../../examples/data/iris.js';
import { compileWrong, printMistakes } from '../../examples/tour/compile.js';
import { newtonLosses } from './newton.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tour = join(root, 'examples/tour');
/** A call that shows a line of code. */
const CODE = /^ *code\(\s*'[^']*',\s*'(.*)',?\s*\);$/gm;
const MISMATCH =
  'vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20';

describe('npm run tour', () => {
  let output = '';
  const chapters = new Map<number, string[]>();

  beforeAll(() => {
    output = execFileSync(process.execPath, ['scripts/run.mjs', 'examples/tour/main.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    let lines: string[] = [];
    for (const line of output.trim().split('\n')) {
      const number = /^(\d) {2}\S/.exec(line)?.[1];
      if (number) {
        lines = [];
        chapters.set(Number(number), lines);
      } else {
        lines.push(line.trim());
      }
    }
  }, 120_000);

  /** The cells of the table of a chapter whose first cell fits. */
  const rows = (chapter: number, first: RegExp): string[][] =>
    chapters
      .get(chapter)!
      .map((line) => line.split(/\s{2,}/))
      .filter((cells) => cells.length > 1 && first.test(cells[0]));
  const row = (chapter: number, first: string) => rows(chapter, new RegExp(`^${first}$`)).at(-1)!;

  it('has its chapters, is short, and is plain text when it is not a terminal', () => {
    expect([...chapters.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const lines = output.split('\n');
    expect(lines.length).toBeLessThan(150);
    expect(lines.filter((line) => line.length > 130)).toEqual([]);
    expect(output).not.toContain('\x1b');
  });

  it('finds all its own checks true', () => {
    expect(output.match(/^ {3}ok {2}/gm)).toHaveLength(11);
    expect(output).not.toMatch(/^ {3}NO/m);
  });

  it('1: gives the ten gradients three times', () => {
    const wanted = [1, 0.80998, 0.63975, 0.4888, 0.35637, 0.24149, 0.14307, 0.0599, -0.00928, -0.06575];
    const found = rows(1, /^0\.\d$/).map((cells) => cells.map(Number));
    expect(found).toEqual(wanted.map((value, i) => [i / 10, value, value, value]));
    expect(chapters.get(1)!.join('\n')).toContain(
      'grad: the function must return a scalar (shape []), got shape [10]',
    );
  });

  it('2: shows what each body sees', () => {
    expect(row(2, 'the loop')).toEqual(['the loop', '[10] [10]', '20', '[20, 10]']);
    expect(row(2, 'vmap')).toEqual(['vmap', '[10] [10]', '1', '[20, 10]']);
    expect(row(2, 'vectorize')).toEqual(['vectorize', '[] []', '1', '[20, 10]']);
  });

  it('3: broadcasts [10] with [20, 1]', () => {
    const lines = chapters.get(3)!;
    expect(lines).toContain('result [20, 10], its corner:');
    expect(
      lines.filter((line) => line.endsWith('...')).map((line) => line.split(/ +/).slice(0, 6).map(Number)),
    ).toEqual([
      [0, 1, 2, 3, 4, 5],
      [10, 11, 12, 13, 14, 15],
      [20, 21, 22, 23, 24, 25],
    ]);
  });

  it('4: gives the error of the run time and of the editor, in the same words', () => {
    const lines = chapters.get(4)!;
    expect(lines).toContain('AxiswiseError AX201');
    expect(lines).toContain(MISMATCH);
    const drawn = lines.filter((line) => line.startsWith('|'));
    expect(drawn).toEqual(['| vmap(add)(x, y);', '|              ~', `| ${MISMATCH}`]);
  });

  it('5: shows that the claimed shape is wrong', () => {
    expect(row(5, 'rows of x').at(-1)).toBe('[20, 10]');
    expect(row(5, 'vectorize').at(-1)).toBe('[20, 10]');
    expect(row(5, 'exchanged').at(-1)).toBe('[10, 20]');
    expect(chapters.get(5)!.join('\n')).toMatch(
      /Type 'Tensor<\[10, 20\].* is not assignable to type 'Tensor<\[20, 10\]/,
    );
  });

  it('6: counts kernel launches, and the mapped functions are faster', () => {
    const [loop, mapped, vectorized] = ['the loop', 'vmap', 'vectorize'].map((name) => row(6, name));
    expect(Number(loop[1])).toBeGreaterThan(500 * 8);
    expect(Number(mapped[1])).toBeLessThan(20);
    expect(vectorized[1]).toBe(mapped[1]);
    for (const [, , , speed] of [mapped, vectorized]) expect(Number.parseFloat(speed)).toBeGreaterThan(20);
  });

  it('7: finds the flowers between two species', () => {
    const found = rows(7, /^\d+$/);
    expect(found).toHaveLength(6);
    const norms = found.map((cells) => Number(cells.at(-1)));
    expect([...norms].sort((a, b) => b - a)).toEqual(norms);
    expect(norms[0]).toBeGreaterThan(10 * norms[5]);
    for (const [flower, name] of found.slice(0, 5)) {
      expect(name).toBe(['setosa', 'versicolor', 'virginica'][labels[Number(flower) - 1]]);
      expect(name).not.toBe('setosa');
    }
  });

  it('8: prints a Jacobian whose columns sum to 0', () => {
    const slopes = ['setosa', 'versicolor', 'virginica'].map((name) => row(8, name).slice(1).map(Number));
    expect(slopes.map((of) => of.length)).toEqual([4, 4, 4]);
    for (let i = 0; i < 4; i++) expect(slopes[0][i] + slopes[1][i] + slopes[2][i]).toBeCloseTo(0, 3);
  });

  it('8: takes the Newton steps that double precision takes', () => {
    const wanted = newtonLosses(
      flowers.slice(50),
      labels.slice(50).map((label) => label - 1),
      8,
    );
    const losses = rows(8, /^\d$/).map((cells) => Number(cells[1]));
    expect(losses).toHaveLength(8);
    for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(wanted[step], 4);
  });

  it('shows code that its chapters run', () => {
    for (const file of readdirSync(tour).filter((name) => /^\d-/.test(name))) {
      const source = readFileSync(join(tour, file), 'utf8');
      const shown = [...source.matchAll(CODE)].map(([, text]) => text);
      const rest = source.replace(CODE, '').replace(/\s+/g, ' ');
      for (const text of shown) expect(rest, `${file} runs ${text}`).toContain(text);
    }
  });
});

describe('the wrong programs', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** What the tour draws for a program after a change to its text. */
  const drawn = (file: string, from: string, to: string): string => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    const folder = mkdtempSync(join(root, '.cache/wrong-'));
    folders.push(folder);
    const source = readFileSync(join(tour, 'wrong', file), 'utf8');
    expect(source).toContain(from);
    writeFileSync(join(folder, file), source.replace(from, to));
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line.trim()));
    try {
      printMistakes(compileWrong(folder), file);
    } finally {
      log.mockRestore();
    }
    return printed.join('\n');
  };

  it('are drawn with the sizes that they contain', () => {
    expect(drawn('sizes.ts', 'zeros([20, 1])', 'zeros([30, 2])')).toBe(
      [
        '| vmap(add)(x, y);',
        '|              ~',
        `| ${MISMATCH.replace('[20, 1]', '[30, 2]').replace('-> 20', '-> 30')}`,
      ].join('\n'),
    );
  });

  it('are not drawn once they are right', () => {
    expect(drawn('sizes.ts', 'zeros([20, 1])', 'zeros([10, 1])')).not.toContain('~');
    expect(drawn('claim.ts', 'Tensor<[20, 10]>', 'Tensor<[10, 20]>')).not.toContain('~');
  });
}, 60_000);
