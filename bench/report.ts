import { cpus } from 'node:os';

/** One comparison: ours against a baseline. */
export interface Row {
  readonly what: string;
  readonly baseline: string;
  /** Microseconds of the baseline and of ours. */
  readonly theirs: number;
  readonly ours: number;
  /** How many times longer the baseline takes; below 1 we lose. */
  readonly speedup: number;
  /** What the speedup must be at least. */
  readonly target?: number;
}
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly Row[];
}

const microseconds = (t: number) => (t < 10 ? t.toFixed(2) : t < 1000 ? t.toFixed(1) : `${Math.round(t)}`);
const times = (x: number) => `${x < 10 ? x.toFixed(2) : x.toFixed(0)}x`;
const comparison = (speedup: number) =>
  speedup >= 1 ? `${times(speedup)} faster` : `${times(1 / speedup)} slower`;

const met = ({ speedup, target }: Row) => target === undefined || speedup >= target;
function verdict(row: Row): string {
  if (row.target === undefined) return '';
  const bound =
    row.target >= 1 ? `at least ${times(row.target)} faster` : `at most ${times(1 / row.target)} slower`;
  return `${bound}: ${met(row) ? 'met' : 'MISSED'}`;
}

const HEAD = ['case', 'against', 'theirs, us', 'axiswise, us', 'axiswise is', 'target'];
const cells = (row: Row) => [
  row.what,
  row.baseline,
  microseconds(row.theirs),
  microseconds(row.ours),
  comparison(row.speedup),
  verdict(row),
];

const markdownRow = (values: readonly string[]) => `| ${values.join(' | ')} |`;

export function machine(tfjs: string): string {
  const list = cpus();
  return `${list[0].model.trim()}, ${list.length} logical cores, Node ${process.versions.node}, TensorFlow.js ${tfjs}, cpu backend`;
}

export function markdown(sections: readonly Section[], on: string): string {
  const parts = sections.map(({ title, text, rows }) =>
    [
      `## ${title}`,
      '',
      text,
      '',
      markdownRow(HEAD),
      markdownRow(HEAD.map((_, i) => (i < 2 ? '---' : '---:'))),
      ...rows.map((row) => markdownRow(cells(row))),
    ].join('\n'),
  );
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Contenders run in the same process in interleaved rounds; times are medians,',
    'ratios medians of the ratios within a round.',
    '',
    `Machine: ${on}.`,
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}

export function print(sections: readonly Section[], on: string): void {
  console.log(on);
  for (const { title, rows } of sections) {
    console.log(`\n${title}`);
    const table = [HEAD, ...rows.map(cells)];
    const widths = HEAD.map((_, i) => Math.max(...table.map((row) => row[i].length)));
    for (const row of table) {
      console.log(
        `  ${row.map((text, i) => (i < 2 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ')}`,
      );
    }
  }
}

export const missed = (sections: readonly Section[]) =>
  sections.flatMap(({ rows }) => rows).filter((row) => !met(row));
