import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from './shape.js';
import {
  areOnes,
  checkImage,
  checkMoves,
  checkSizes,
  type Moves,
  type Padding,
  type PadKind,
  printSizes,
  type Rounding,
  type Sizes,
  type Spatial,
  windowedShape,
} from './windows.js';

/** The shape of a pool, whose windows keep the channels. */
export function poolShape(
  op: string,
  n: Spatial,
  x: Shape,
  windows: Sizes,
  moves: Moves,
  pads?: PadKind,
  name = 'filterSize',
): number[] {
  checkImage(op, x, n);
  checkSizes(op, name, windows, n);
  checkMoves(op, n, moves, pads);
  return windowedShape(op, n, x, windows, moves, x[x.length - 1]);
}

/** `pool` of dilated windows, which can be padded by name alone. */
export function dilatedPoolShape(
  x: Shape,
  windows: Sizes,
  pad: Padding,
  dilations: Sizes,
  strides: Sizes,
  rounding?: Rounding,
): number[] {
  const moves = { strides, pad, dilations, rounding, format: 'NHWC' };
  const shape = poolShape('pool', 2, x, windows, moves, 'pairs', 'windowShape');
  if (typeof pad === 'string' || pad === 0 || areOnes(dilations)) return shape;
  const wanted = `'same' or 'valid' for dilations ${printSizes(dilations)}`;
  return raise(invalidArgument, 'pool', 'pad', wanted, typeof pad === 'number' ? `${pad}` : '4 pairs');
}
