import { raise } from '../messages/error.js';
import { batchNormShape, depthUneven } from '../messages/layers.js';
import { invalidArgument } from '../messages/tensors.js';
import { broadcastsTo } from './broadcast.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';

export type ImageFormat = 'NHWC' | 'NCHW';

/** Height and width times the block size, and as many channels fewer. */
export function depthToSpaceShape(shape: Shape, blockSize: number, format: ImageFormat = 'NHWC'): number[] {
  checkRank('depthToSpace', 0, shape, 4);
  if (!Number.isInteger(blockSize) || blockSize < 2) {
    raise(invalidArgument, 'depthToSpace', 'blockSize', 'an integer of 2 or more', `${blockSize}`);
  }
  const channels = format === 'NCHW' ? 1 : 3;
  const depth = shape[channels] / blockSize ** 2;
  if (!Number.isInteger(depth)) raise(depthUneven, shape, channels, blockSize);
  return shape.map((dim, i) => (i === 0 ? dim : i === channels ? depth : dim * blockSize));
}

/** Throws unless the parameter, which is this argument, broadcasts to the shape of x. */
export function checkParameter(argument: number, shape: Shape, x: Shape): void {
  if (!broadcastsTo(shape, x)) raise(batchNormShape, argument, shape, x);
}
