import type { broadcastFor } from './broadcast.js';
import type { checkRank } from './rank.js';
import type { reduce } from './reduce.js';
import type { Message } from './rule.js';
import type { sameShape } from './same.js';
import type { isRankUnknown, Shape } from './shape.js';

/** One loss for each element, weighted, and reduced unless the reduction is NONE; or the message. */
export type weightedLoss<
  op extends string,
  losses,
  weights extends Shape,
  reduction = 3,
> = losses extends Shape
  ? broadcastFor<op, losses, weights> extends infer weighted
    ? weighted extends Shape
      ? `${reduction & number}` extends '0'
        ? weighted
        : '0' extends `${reduction & number}`
          ? Shape
          : []
      : weighted
    : never
  : losses;

type butLast<shape extends Shape> =
  isRankUnknown<shape> extends true
    ? Shape
    : shape extends readonly [...infer rest extends Shape, unknown]
      ? rest
      : [];

/** The shape of the losses before they are weighted, or the message. `axis` is for cosineDistance. */
export type losses<op extends string, labels extends Shape, predictions extends Shape, axis = null> =
  sameShape<op, labels, predictions> extends infer shape
    ? shape extends Shape
      ? op extends 'softmaxCrossEntropy'
        ? checkRank<op, 0, shape> extends infer message extends Message
          ? message
          : butLast<shape>
        : op extends 'cosineDistance'
          ? reduce<op, shape, axis, true>
          : shape
      : shape
    : never;

export type loss<
  op extends string,
  labels extends Shape,
  predictions extends Shape,
  weights extends Shape = [],
  reduction = 3,
  axis = null,
> = weightedLoss<op, losses<op, labels, predictions, axis>, weights, reduction>;
