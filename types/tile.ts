import type { entryCount } from '../src/messages/move.js';
import type { printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { at, isRankUnknown, Shape, unknownDims } from './shape.js';
import type { multiplyDim, noIndex } from './symbolic.js';

type tiled<shape extends Shape, reps extends Shape> = {
  -readonly [k in keyof shape]: multiplyDim<shape[k], at<reps, k>>;
};

/** The shape with every axis repeated, or the message. */
export type tile<shape extends Shape, reps extends Shape> = number extends reps['length']
  ? unknownDims<shape>
  : [noIndex<reps[number]>] extends [never]
    ? isRankUnknown<shape> extends true
      ? unknownDims<reps>
      : reps['length'] extends shape['length']
        ? tiled<shape, reps>
        : entryCount<'tile', 'reps', reps['length'], shape>
    : invalidArgument<'tile', 'reps', 'non-negative integers', printShape<reps>>;
