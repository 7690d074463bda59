import fc from 'fast-check';
import { lossesShape, weightedLossShape } from '../../../src/shapes/losses.js';
import { axis, shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, relatedShapes, rule } from '../support/rule.js';

const reduction = fc.constantFrom(0, 1, 2, 3);
const NAMES = [
  'absoluteDifference',
  'meanSquaredError',
  'softmaxCrossEntropy',
  'sigmoidCrossEntropy',
] as const;
/** Labels and weights, and predictions that have the labels' shape in most cases. */
const compared = relatedShapes.chain(([a, w]) =>
  fc.tuple(
    fc.constant(a),
    fc.oneof({ weight: 6, arbitrary: fc.constant(a) }, { weight: 1, arbitrary: shape() }),
    fc.oneof(fc.constant(w), fc.constant([])),
    reduction,
  ),
);

export const lossRules: Record<string, Rule> = {
  losses: rule(
    'loss',
    fc.tuple(fc.constantFrom(...NAMES), compared),
    ([name, given]) => [name, ...given],
    ([name, [a, b, w, how]]) => weightedLossShape(name, lossesShape(name, a, b), w, how),
    ([name, [a, b, w, how]], zeros) =>
      name.endsWith('Entropy')
        ? ops.losses[name](zeros(a), zeros(b), zeros(w), 0, how)
        : ops.losses[name](zeros(a), zeros(b), zeros(w), how),
  ),
  cosineDistance: rule(
    'loss',
    compared.chain((given) => fc.tuple(fc.constant(given), axis(given[0].length))),
    ([[a, b, w, how], at]) => ['cosineDistance', a, b, w, how, at],
    ([[a, b, w, how], at]) =>
      weightedLossShape('cosineDistance', lossesShape('cosineDistance', a, b, at), w, how),
    ([[a, b, w, how], at], zeros) => ops.losses.cosineDistance(zeros(a), zeros(b), at, zeros(w), how),
  ),
  computeWeightedLoss: rule(
    'weightedLoss',
    fc.tuple(relatedShapes, reduction),
    ([[x, w], how]) => ['computeWeightedLoss', x, w, how],
    ([[x, w], how]) => weightedLossShape('computeWeightedLoss', x, w, how),
    ([[x, w], how], zeros) => ops.losses.computeWeightedLoss(zeros(x), zeros(w), how),
  ),
};
