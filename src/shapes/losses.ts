import { Reduction } from '@tensorflow/tfjs-core';
import { broadcastShapes } from './broadcast.js';
import { checkRank } from './rank.js';
import { reduceShape } from './reduce.js';
import { checkSame } from './same.js';
import type { Shape } from './shape.js';

/** One loss for each element, weighted, and reduced unless the reduction is NONE. */
export function weightedLossShape(
  op: string,
  losses: Shape,
  weights: Shape,
  reduction: Reduction = Reduction.SUM_BY_NONZERO_WEIGHTS,
): number[] {
  const weighted = broadcastShapes(op, losses, weights);
  return reduction === Reduction.NONE ? weighted : [];
}

/** The shape of the losses before they are weighted. `axis` is for cosineDistance. */
export function lossesShape(
  op: string,
  labels: Shape,
  predictions: Shape,
  axis: number | null = null,
): Shape {
  checkSame(op, labels, predictions);
  if (op === 'cosineDistance') return reduceShape(op, labels, axis, true);
  if (op !== 'softmaxCrossEntropy') return labels;
  checkRank(op, 0, labels);
  return labels.slice(0, -1);
}
