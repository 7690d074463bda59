import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { operandRank } from '../messages/move.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { strideDilation, windowSpan } from '../messages/windows.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

/** One number for all spatial axes, or one for each. */
export type Sizes = number | readonly number[];
export type Pairs = readonly (readonly number[])[];
export type Padding = 'same' | 'valid' | number | Pairs;
export type Rounding = 'floor' | 'round' | 'ceil';
/** The number of spatial axes. */
export type Spatial = 1 | 2 | 3;

/** How windows move over images. */
export interface Moves {
  readonly strides: Sizes;
  readonly pad: Padding;
  readonly dilations?: Sizes;
  readonly rounding?: Rounding;
  /** Where the channels are and, for pairs of padding, the axes. */
  readonly format: string;
}

const RANKS = { 1: '2 or 3', 2: '3 or 4', 3: '4 or 5' };
/** Throws unless x is an image with so many spatial axes, or a batch of them. */
export function checkImage(op: string, x: Shape, n: Spatial): void {
  if (x.length !== n + 1 && x.length !== n + 2) raise(operandRank, op, 0, RANKS[n], x);
}

const WANTED = { 1: 'a positive integer', 2: '1 or 2 positive integers', 3: '1 or 3 positive integers' };
export const printSizes = (sizes: Sizes) => (typeof sizes === 'number' ? `${sizes}` : printShape(sizes));

/** Throws unless these are positive integers, as many as there are spatial axes. */
export function checkSizes(op: string, name: string, sizes: Sizes, n: Spatial): void {
  const list = typeof sizes === 'number' ? [sizes] : sizes;
  const fits = (typeof sizes === 'number' || sizes.length === n) && list.every((s) => isIndex(s) && s > 0);
  if (!fits) raise(invalidArgument, op, name, WANTED[n], printSizes(sizes));
}

/** Where the pairs of the spatial axes are in the list of all four. */
const PAD_AXES: { readonly [format: string]: readonly number[] } = {
  NWC: [2],
  NHWC: [1, 2],
  NCHW: [2, 3],
};
const PAD_WORDS = {
  pairs: "'same', 'valid', a non-negative integer or 4 pairs",
  number: "'same', 'valid' or a non-negative integer",
  word: "'same' or 'valid'",
};
export type PadKind = keyof typeof PAD_WORDS;

function checkPad(op: string, { pad, rounding, format }: Moves, kind: PadKind): void {
  const wrong = (got: string) => raise(invalidArgument, op, 'pad', PAD_WORDS[kind], got);
  if (pad === 'same' || pad === 'valid') {
    if (rounding == null) return;
    raise(invalidArgument, op, 'pad', `in numbers for dimRoundingMode '${rounding}'`, `'${pad}'`);
  }
  if (typeof pad === 'number') {
    if (!isIndex(pad) || kind === 'word') wrong(`${pad}`);
    return;
  }
  if (!Array.isArray(pad) || kind !== 'pairs') wrong(typeof pad === 'string' ? `'${pad}'` : kindOf(pad));
  const pairs = pad as Pairs;
  if (pairs.length !== 4) wrong(`${pairs.length} pairs`);
  pairs.forEach((pair, i) => {
    if (pair.length !== 2 || !pair.every(isIndex)) {
      raise(invalidArgument, op, `pad[${i}]`, 'two non-negative integers', printShape(pair));
    }
    if (!PAD_AXES[format].includes(i) && pair.some((size) => size > 0)) {
      raise(invalidArgument, op, `pad[${i}]`, '[0, 0]', printShape(pair));
    }
  });
}

export const areOnes = (sizes: Sizes) =>
  typeof sizes === 'number' ? sizes === 1 : sizes.every((s) => s === 1);

/** Throws unless windows can move so. */
export function checkMoves(op: string, n: Spatial, moves: Moves, kind: PadKind = 'pairs'): void {
  const { strides, dilations = 1, rounding } = moves;
  checkSizes(op, n === 1 ? 'stride' : 'strides', strides, n);
  checkSizes(op, n === 1 ? 'dilation' : 'dilations', dilations, n);
  if (!areOnes(strides) && !areOnes(dilations)) {
    raise(strideDilation, op, printSizes(strides), printSizes(dilations));
  }
  if (rounding != null && !['floor', 'round', 'ceil'].includes(rounding)) {
    raise(invalidArgument, op, 'dimRoundingMode', "'floor', 'round' or 'ceil'", `'${rounding}'`);
  }
  checkPad(op, moves, kind);
}

const along = (sizes: Sizes, i: number) => (typeof sizes === 'number' ? sizes : sizes[i]);

/** 'same', or what padding adds to an axis before and behind it. */
function edgesOf(pad: Padding, format: string, i: number): 'same' | readonly number[] {
  if (pad === 'same') return pad;
  if (pad === 'valid') return [0, 0];
  return typeof pad === 'number' ? [pad, pad] : pad[PAD_AXES[format][i]];
}

/** x with the sizes of the spatial axes that windows leave, and so many channels. */
export function windowedShape(
  op: string,
  n: Spatial,
  x: Shape,
  windows: Sizes,
  moves: Moves,
  channels: number,
): number[] {
  const { strides, pad, dilations = 1, rounding, format } = moves;
  const first = format === 'NCHW';
  const start = x.length - n - (first ? 0 : 1);
  const result = x.slice();
  result[first ? start - 1 : x.length - 1] = channels;
  for (let i = 0; i < n; i++) {
    const [dim, stride] = [x[start + i], along(strides, i)];
    const edges = edgesOf(pad, format, i);
    if (edges === 'same') {
      result[start + i] = Math.ceil(dim / stride);
      continue;
    }
    const span = (along(windows, i) - 1) * along(dilations, i) + 1;
    const padding = edges[0] + edges[1];
    if (dim + padding < span) raise(windowSpan, op, span, start + i, x, padding);
    result[start + i] = Math[rounding ?? 'floor']((dim + padding - span) / stride + 1);
  }
  return result;
}

/** Throws for another format than the op takes. */
export function checkFormat(op: string, format: string, allowed: readonly string[]): void {
  if (allowed.includes(format)) return;
  const wanted = allowed.map((name) => `'${name}'`).join(' or ');
  raise(invalidArgument, op, 'dataFormat', wanted, `'${format}'`);
}
