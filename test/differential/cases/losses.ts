import * as tf from '@tensorflow/tfjs';
import { between, type Case, define, positive, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as s from '../oracle/scalar.js';

const average = (x: o.Nd) => o.reduce(x, s.mean);
const crossEntropy = (labels: o.Nd, logits: o.Nd) =>
  o.reduce(o.mul(labels, o.logSoftmax(logits)), s.sum, [1]).times(-1);

export const losses: Case[] = [
  define(
    'softmax',
    [real(2, 3)],
    (x) => tf.softmax(x),
    (x) => o.softmax(x),
  ),
  define(
    'logSoftmax',
    [real(2, 3)],
    (x) => tf.logSoftmax(x),
    (x) => o.logSoftmax(x),
  ),
  define(
    'losses.softmaxCrossEntropy',
    [positive(2, 3), real(2, 3)],
    // tfjs' gradient holds for labels that add up to 1.
    (scores, logits) => tf.losses.softmaxCrossEntropy(tf.softmax(scores), logits),
    (scores, logits) => average(crossEntropy(o.softmax(scores), logits)),
    { wrt: [1] },
  ),
  define(
    'losses.sigmoidCrossEntropy',
    [between(0, 1)(2, 3), real(2, 3)],
    (labels, logits) => tf.losses.sigmoidCrossEntropy(labels, logits),
    (labels, logits) =>
      average(
        o.sub(
          o.sub(logits.map(s.relu), o.mul(logits, labels)),
          logits.map((x) => s.logSigmoid(s.abs(x))),
        ),
      ),
  ),
  define(
    'losses.meanSquaredError',
    [real(2, 3), real(2, 3)],
    (x, y) => tf.losses.meanSquaredError(x, y),
    (x, y) => average(o.sub(x, y).map(s.square)),
  ),
  define(
    'losses.absoluteDifference',
    [real(2, 3), real(2, 3)],
    (x, y) => tf.losses.absoluteDifference(x, y),
    (x, y) => average(o.sub(x, y).map(s.abs)),
  ),
  define(
    'losses.huberLoss',
    [between(-2, 2)(2, 3), between(-2, 2)(2, 3)],
    (x, y) => tf.losses.huberLoss(x, y),
    (x, y) =>
      average(
        o.sub(y, x).map((e) => {
          const size = s.abs(e);
          return size.v <= 1 ? s.square(size).times(0.5) : size.plus(-0.5);
        }),
      ),
  ),
  define(
    'losses.hingeLoss',
    [between(0, 1)(3), real(3)],
    (labels, y) => tf.losses.hingeLoss(labels, y),
    (labels, y) => average(o.mul(labels.times(2).plus(-1), y).map((m) => s.relu(m.times(-1).plus(1)))),
  ),
  define(
    'losses.cosineDistance',
    [real(3), real(3)],
    (x, y) => tf.losses.cosineDistance(x, y, 0),
    (x, y) => o.reduce(o.mul(x, y), s.sum).times(-1).plus(1),
  ),
  define(
    'losses.logLoss',
    [between(0, 1)(3), between(0.2, 0.8)(3)],
    (labels, y) => tf.losses.logLoss(labels, y),
    (labels, y) => {
      const hit = o.mul(labels, y.plus(1e-7).map(s.log));
      const miss = o.mul(
        labels.times(-1).plus(1),
        y
          .times(-1)
          .plus(1 + 1e-7)
          .map(s.log),
      );
      return average(o.add(hit, miss).times(-1));
    },
  ),
  define(
    'metrics.binaryCrossentropy-like weighted loss',
    [real(4), positive(4)],
    (x, weights) => tf.losses.computeWeightedLoss(tf.square(x), weights, tf.Reduction.SUM),
    (x, weights) => o.reduce(o.mul(x.map(s.square), weights), s.sum),
  ),
];
