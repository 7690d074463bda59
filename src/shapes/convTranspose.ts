import { raise } from '../messages/error.js';
import { entryCount, operandRank } from '../messages/move.js';
import { invalidArgument } from '../messages/tensors.js';
import { transposedSize } from '../messages/windows.js';
import { checkChannels } from './conv.js';
import type { Shape } from './shape.js';
import { checkSizes as checkShape } from './sizes.js';
import {
  checkImage,
  checkMoves,
  checkSizes,
  type Moves,
  type PadKind,
  type Spatial,
  windowedShape,
} from './windows.js';

/** `outputShape`, from which a convolution with the filter [...window, channels out, channels in] makes x. */
export function convTransposeShape(
  op: string,
  n: Spatial,
  x: Shape,
  filter: Shape,
  to: Shape,
  moves: Moves,
  pads?: PadKind,
): Shape {
  checkImage(op, x, n);
  if (filter.length !== n + 2) raise(operandRank, op, 1, `${n + 2}`, filter);
  checkChannels(op, x, filter, n + 1, n === 3 ? 'NDHWC' : 'NHWC');
  if (to.length !== x.length) raise(entryCount, op, 'outputShape', to.length, x);
  checkShape(op, to);
  const last = to.length - 1;
  const wanted = (i: number, got: number, words: string) =>
    raise(invalidArgument, op, `outputShape[${i}]`, words, `${got}`);
  if (to[last] !== filter[n]) wanted(last, to[last], `${filter[n]}, as axis ${n} of argument 1`);
  if (x.length === n + 2 && to[0] !== x[0]) wanted(0, to[0], `${x[0]}, as axis 0 of argument 0`);
  const windows = filter.slice(0, n);
  checkSizes(op, 'the window', windows, n);
  checkMoves(op, n, moves, pads);
  const left = windowedShape(op, n, to, windows, moves, x[last]);
  const axis = left.findIndex((dim, i) => dim !== x[i]);
  if (axis >= 0) raise(transposedSize, op, to, left[axis], axis, x[axis], x);
  return to;
}
