import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import type { Shape } from './shape.js';

/** Throws unless the argument has this rank; without a rank, unless it has axes. */
export function checkRank(op: string, argument: number, shape: Shape, rank?: number): void {
  if (rank === undefined ? shape.length === 0 : shape.length !== rank) {
    raise(operandRank, op, argument, rank === undefined ? '1 or more' : `${rank}`, shape);
  }
}
