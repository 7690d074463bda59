/** Numbers that a function is measured on. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Steps grow with the number. */
  readonly geometric?: true;
  /** The negative numbers too. */
  readonly both?: true;
  /** Integers alone. */
  readonly whole?: true;
  /** The numbers next to multiples of this one alone. */
  readonly near?: number;
}

export const even = (from: number, to: number): Range => ({ from, to });
export const geometric = (from: number, to: number): Range => ({ from, to, geometric: true });
export const both = (from: number, to: number): Range => ({ from, to, geometric: true, both: true });
export const integers = (from: number, to: number): Range => ({ from, to, whole: true });
export const quarterTurns = (from: number, to: number): Range => ({ ...both(from, to), near: Math.PI / 2 });

function numbersOf({ from, to, ...how }: Range, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const part = (i + ((i * 0.6180339887) % 1)) / count;
    const x = how.geometric ? from * (to / from) ** part : from + (to - from) * part;
    const nearest = how.near ? how.near * Math.round(x / how.near) : how.whole ? Math.round(x) : x;
    return how.both && i % 2 ? -nearest : nearest;
  });
}

/** All pairs of two lists of numbers, as two lists. */
export const pairs = (a: Float32Array, b: Float32Array): Float32Array[] =>
  [0, 1].map((i) => Float32Array.from([...a].flatMap((x) => [...b].map((y) => [x, y][i]))));

/** Arguments of a function of one number, or of two. */
export function operandsOf([first, second]: readonly Range[]): Float32Array[] {
  if (!second) return [numbersOf(first, 20_000)];
  return pairs(numbersOf(first, 160), numbersOf(second, 120));
}

const MINUS = '−';

/** A number as a document has it: powers of 2 and fractions of pi by name. */
export function nameOf(x: number): string {
  if (x < 0 || Object.is(x, -0)) return `${MINUS}${nameOf(-x)}`;
  if (x === Number.POSITIVE_INFINITY) return '∞';
  const quarters = (4 * x) / Math.PI;
  if (x > 0 && x < 10 && Number.isInteger(quarters)) return `${quarters / 4 === 1 ? '' : quarters / 4}π`;
  const power = Math.log2(x);
  if (Math.abs(power) > 12 && Number.isInteger(power)) return `2^${power}`.replace('-', MINUS);
  const above = Math.log2(x - 1);
  return above > 12 && Number.isInteger(above) ? `2^${above} + 1` : `${x}`.replace('-', MINUS);
}

/** The range in words. */
export function rangeText({ from, to, both, whole, near }: Range): string {
  const sizes = `${nameOf(from)} to ${nameOf(to)}`;
  const which = near ? `next to multiples of ${nameOf(near)}, ` : whole ? 'integers ' : '';
  return `${which}${both ? `±(${sizes})` : sizes}`;
}
