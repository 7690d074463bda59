import type { batchNormShape, depthUneven } from '../src/messages/layers.js';
import type { printDim } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { multiply, quotient } from './arith.js';
import type { broadcastTo } from './broadcast.js';
import type { Dim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { Shape } from './shape.js';
import type { multiplyDim, noIndex } from './symbolic.js';

type depthOf<channels, size extends number> = channels extends number
  ? quotient<channels, multiply<size, size>>
  : number;
type spread<
  shape extends Shape,
  n extends Dim,
  h extends Dim,
  w extends Dim,
  c extends Dim,
  size extends number,
  format,
> =
  depthOf<c, size> extends infer depth extends number
    ? [depth] extends [never]
      ? depthUneven<shape, format extends 'NCHW' ? 1 : 3, size>
      : format extends 'NCHW'
        ? [n, depth, multiplyDim<h, size>, multiplyDim<w, size>]
        : [n, multiplyDim<h, size>, multiplyDim<w, size>, depth]
    : never;

/** Height and width times the block size, and as many channels fewer, or the message. */
export type depthToSpace<shape extends Shape, size extends number, format = 'NHWC'> =
  checkRank<'depthToSpace', 0, shape, 4> extends infer message extends Message
    ? message
    : [number extends size ? never : size extends 0 | 1 ? size : noIndex<size>] extends [never]
      ? shape extends readonly [
          infer n extends Dim,
          infer a extends Dim,
          infer b extends Dim,
          infer c extends Dim,
        ]
        ? format extends 'NCHW'
          ? spread<shape, n, b, c, a, size, format>
          : spread<shape, n, a, b, c, size, format>
        : Shape
      : invalidArgument<'depthToSpace', 'blockSize', 'an integer of 2 or more', printDim<size>>;

/** The message about a parameter, which is this argument, that does not broadcast to the shape of x, else null. */
export type parameterError<argument extends number, parameter extends Shape, x extends Shape> =
  broadcastTo<parameter, x> extends string ? batchNormShape<argument, parameter, x> : null;
