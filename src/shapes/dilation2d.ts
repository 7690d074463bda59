import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { checkChannels } from './conv.js';
import type { Shape } from './shape.js';
import { checkImage, checkMoves, checkSizes, type Moves, windowedShape } from './windows.js';

/** The shape of `dilation2d`, whose windows keep the channels. */
export function dilation2dShape(x: Shape, filter: Shape, moves: Moves): number[] {
  const op = 'dilation2d';
  checkImage(op, x, 2);
  if (filter.length !== 3) raise(operandRank, op, 1, '3', filter);
  checkChannels(op, x, filter, 2, 'NHWC');
  const [windows, channels] = [filter.slice(0, 2), filter[2]];
  checkSizes(op, 'the window', windows, 2);
  checkMoves(op, 2, moves, 'word');
  return windowedShape(op, 2, x, windows, moves, channels);
}
