import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { channelMismatch } from '../messages/windows.js';
import type { Shape } from './shape.js';
import {
  checkImage,
  checkMoves,
  checkSizes,
  type Moves,
  type PadKind,
  type Spatial,
  windowedShape,
} from './windows.js';

/** Throws unless x has the channels that a filter takes, at `at` of its shape. */
export function checkChannels(op: string, x: Shape, filter: Shape, at: number, format: string, argument = 1) {
  const axis = format === 'NCHW' ? x.length - 3 : x.length - 1;
  if (x[axis] === filter[at]) return;
  raise(channelMismatch, op, argument, filter, filter[at], at, x, x[axis], axis, format);
}

function checkFilter(op: string, n: Spatial, x: Shape, filter: Shape, format: string): void {
  if (filter.length !== n + 2) raise(operandRank, op, 1, `${n + 2}`, filter);
  checkChannels(op, x, filter, n, format);
}

/**
 * The shape of a convolution with a filter [...window, channels in, channels out], or of a depthwise one with [...window,
 * channels, multiplier].
 */
export function convShape(
  op: string,
  n: Spatial,
  x: Shape,
  filter: Shape,
  moves: Moves,
  kind: 'full' | 'depthwise' = 'full',
  pads?: PadKind,
): number[] {
  checkImage(op, x, n);
  checkFilter(op, n, x, filter, moves.format);
  const windows = filter.slice(0, n);
  checkSizes(op, 'the window', windows, n);
  checkMoves(op, n, moves, pads);
  const [taken, last] = filter.slice(n);
  return windowedShape(op, n, x, windows, moves, kind === 'depthwise' ? taken * last : last);
}
