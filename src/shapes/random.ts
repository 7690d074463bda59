import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { invalidArgument } from '../messages/tensors.js';
import { broadcastShapes } from './broadcast.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

/** The shape of the logits with the samples in place of the outcomes. */
export function multinomialShape(shape: Shape, samples: number): number[] {
  if (!isIndex(samples)) {
    raise(invalidArgument, 'multinomial', 'numSamples', 'a non-negative integer', `${samples}`);
  }
  if (shape.length !== 1 && shape.length !== 2) raise(operandRank, 'multinomial', 0, '1 or 2', shape);
  if (shape[shape.length - 1] === 0) {
    raise(invalidArgument, 'multinomial', 'the number of outcomes', 'a positive integer', '0');
  }
  return [...shape.slice(0, -1), samples];
}

/** The common shape of x and the noise. */
export function dropoutShape(shape: Shape, rate: number, noise: Shape): number[] {
  if (!(rate >= 0 && rate < 1)) {
    raise(invalidArgument, 'dropout', 'rate', 'a number from 0 to, but without, 1', `${rate}`);
  }
  return broadcastShapes('dropout', shape, noise);
}
