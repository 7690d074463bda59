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
  /** What it is at most, with 96 % confidence, where that is known. */
  readonly atMost?: number;
  /** What the speedup must be at least. */
  readonly target?: number;
}
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly Row[];
  /** The file name of its plot, where it has one. */
  readonly plot?: string;
}
/** A section with columns of its own: texts to the left, then numbers. */
export interface Table {
  readonly title: string;
  readonly text: string;
  readonly plot?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
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

const table = ({ rows, ...section }: Section): Table => ({ ...section, head: HEAD, rows: rows.map(cells) });
/** Columns of numbers are aligned to the right. */
const isNumber = ({ rows }: Table, column: number) => rows.every((row) => /^[\d.]/.test(row[column] || '0'));

export function markdown(sections: readonly Section[], tables: readonly Table[], on: string): string {
  const parts = [...sections.map(table), ...tables].map((one) =>
    [
      `## ${one.title}`,
      '',
      one.text,
      '',
      ...(one.plot ? [`![${one.title}: times faster than others](benchmarks/${one.plot})`, ''] : []),
      markdownRow(one.head),
      markdownRow(one.head.map((_, i) => (isNumber(one, i) ? '---:' : '---'))),
      ...one.rows.map(markdownRow),
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

export function print(sections: readonly Section[], tables: readonly Table[]): void {
  for (const one of [...sections.map(table), ...tables]) {
    console.log(`\n${one.title}`);
    const lines = [one.head, ...one.rows];
    const widths = one.head.map((_, i) => Math.max(...lines.map((row) => row[i].length)));
    for (const row of lines) {
      const padded = row.map((text, i) =>
        isNumber(one, i) ? text.padStart(widths[i]) : text.padEnd(widths[i]),
      );
      console.log(`  ${padded.join('  ')}`);
    }
  }
}

/** The rows that surely miss their targets. */
export const fails = (sections: readonly Section[]) =>
  sections
    .flatMap(({ rows }) => rows)
    .filter(({ target, speedup, atMost = speedup }) => target !== undefined && atMost < target);

export const missed = (sections: readonly Section[]) =>
  sections.flatMap(({ rows }) => rows).filter((row) => !met(row));
