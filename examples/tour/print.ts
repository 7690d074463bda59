const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;
const style = (on: number, off: number) => (text: string) =>
  coloured ? `\x1b[${on}m${text}\x1b[${off}m` : text;
const bold = style(1, 22);
const dim = style(2, 22);
const red = style(31, 39);
const green = style(32, 39);

const line = (text = '') => console.log(text.trimEnd());

export function heading(number: number, title: string) {
  line();
  line(bold(`${number}  ${title}`));
}

export const say = (text: string) => line(`   ${text}`);

/** Source that the chapter runs, and what it is: a test finds the same text in the chapter's file. */
export const code = (label: string, source: string) => line(`   ${label.padEnd(11)}${dim(source)}`);

/** A claim that the program has just checked. */
export function check(claim: string, holds: boolean) {
  if (!holds) process.exitCode = 1;
  line(`   ${holds ? green('ok') : red('NO')}  ${claim}`);
}

/** What the compiler says about one line, drawn as an editor does. */
export function squiggle(source: string, start: number, length: number, message: string) {
  line(`   ${dim('|')} ${source}`);
  line(`   ${dim('|')} ${' '.repeat(start)}${red('~'.repeat(length))}`);
  line(`   ${dim('|')} ${red(message)}`);
}

/** Right-aligned columns under their titles, the first one left-aligned when it holds words. */
export function table(titles: readonly string[], rows: readonly (readonly (string | number)[])[]) {
  const cells = rows.map((row) => row.map(String));
  const words = cells.some(([first]) => Number.isNaN(Number(first)));
  const widths = titles.map((title, k) => Math.max(title.length, ...cells.map((row) => row[k].length)));
  const align = (row: readonly string[]) =>
    row.map((cell, k) => (k === 0 && words ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('   ');
  line(`   ${dim(align(titles))}`);
  for (const row of cells) line(`   ${align(row)}`);
}

export const fixed = (value: number, digits: number) => value.toFixed(digits);
