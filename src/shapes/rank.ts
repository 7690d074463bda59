import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import type { Shape } from './shape.js';

/** Throws unless the argument has this rank; without a rank, unless it has axes. */
export function checkRank(op: string, argument: number, shape: Shape, rank?: number): void {
  if (rank === undefined ? shape.length === 0 : shape.length !== rank) {
    raise(operandRank, op, argument, rank === undefined ? '1 or more' : `${rank}`, shape);
  }
}

/** Throws unless the argument has one of these ranks, which `wanted` words. */
export function checkRanks(
  op: string,
  argument: number,
  shape: Shape,
  ranks: readonly number[],
  wanted: string,
): void {
  if (!ranks.includes(shape.length)) raise(operandRank, op, argument, wanted, shape);
}

/** Throws for a scalar and a vector. */
export function checkMatrix(op: string, argument: number, shape: Shape): void {
  if (shape.length < 2) raise(operandRank, op, argument, '2 or more', shape);
}
