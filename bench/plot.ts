import type { Row, Section } from './report.js';

// In pixels.
const LABEL = 330;
const WIDTH = 960;
const BAR = 13;
const GAP = 10;
const TOP = 34;
const CHARACTER = 6.7;
const COLORS = ['#2a7f9e', '#d9822b', '#7a5195'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, content: string, anchor = 'start') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(content)}</text>`;

/** How many times faster than its baselines each case is, as bars on a logarithmic scale; to the left of 1 we lose. */
export function plot({ title, rows }: Section): string {
  const baselines = [...new Set(rows.map(({ baseline }) => baseline))];
  const cases = [...new Set(rows.map(({ what }) => what))];
  const logs = rows.map(({ speedup }) => Math.log10(speedup));
  const [low, high] = [Math.floor(Math.min(0, ...logs)), Math.ceil(Math.max(1, ...logs))];
  const x = (log: number) => LABEL + ((WIDTH - LABEL - 60) * (log - low)) / (high - low);
  const lines: string[] = [];
  let y = TOP;
  for (const what of cases) {
    const bars = rows.filter((row) => row.what === what);
    lines.push(text(LABEL - 10, y + (bars.length * BAR) / 2 + 4, what, 'end'));
    for (const row of bars) lines.push(...bar(row, y + BAR * bars.indexOf(row), x, baselines));
    y += BAR * bars.length + GAP;
  }
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).flatMap((log) => [
    `<line x1="${x(log)}" x2="${x(log)}" y1="${TOP - 6}" y2="${y - GAP + 2}" stroke="${log === 0 ? '#000' : '#ccc'}"/>`,
    text(x(log), TOP - 10, `${10 ** log}x`, 'middle'),
  ]);
  let left = LABEL;
  const legend = baselines.flatMap((baseline, i) => {
    const at = left;
    left += 30 + CHARACTER * `against ${baseline}`.length;
    return [
      `<rect x="${at}" y="${y + 2}" width="10" height="10" fill="${COLORS[i]}"/>`,
      text(at + 15, y + 11, `against ${baseline}`),
    ];
  });
  const height = y + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="11">`,
    `<title>${escaped(title)}: times faster than others</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...ticks,
    ...lines,
    ...legend,
    '</svg>\n',
  ].join('\n');
}

function bar(
  { speedup, baseline }: Row,
  y: number,
  x: (log: number) => number,
  baselines: readonly string[],
) {
  const [from, to] = [x(0), x(Math.log10(speedup))];
  const left = Math.min(from, to).toFixed(1);
  const width = Math.abs(to - from).toFixed(1);
  return [
    `<rect x="${left}" y="${y}" width="${width}" height="${BAR - 2}" fill="${COLORS[baselines.indexOf(baseline)]}"/>`,
    text(Math.max(from, to) + 4, y + BAR - 4, speedup.toFixed(speedup < 10 ? 2 : 0)),
  ];
}
