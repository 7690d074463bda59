import { raise } from '../messages/error.js';
import { entryCount } from '../messages/move.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

export function tileShape(shape: Shape, reps: readonly number[]): number[] {
  if (!reps.every(isIndex)) {
    raise(invalidArgument, 'tile', 'reps', 'non-negative integers', printShape(reps));
  }
  if (reps.length !== shape.length) raise(entryCount, 'tile', 'reps', reps.length, shape);
  return shape.map((dim, i) => dim * reps[i]);
}
