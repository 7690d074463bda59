import type { Tensor } from '@tensorflow/tfjs-core';
import type { Padding, Spatial } from '../shapes/windows.js';
import { reshapeTo } from './reshape.js';

/** An image by itself is a batch of one. */
export function onBatch(n: Spatial, x: Tensor, run: (images: Tensor) => Tensor): Tensor {
  if (x.rank !== n + 1) return run(x);
  const y = run(reshapeTo(x, [1, ...x.shape]));
  return reshapeTo(y, y.shape.slice(1));
}

/** One number as pairs: with it, tfjs counts the windows of the height along the width too. */
export function inPairs(pad: Padding, format = 'NHWC') {
  if (typeof pad !== 'number') return pad as 'same' | 'valid' | [number, number][];
  const [edge, none] = [
    [pad, pad],
    [0, 0],
  ];
  return (format === 'NCHW' ? [none, none, edge, edge] : [none, edge, edge, none]) as [number, number][];
}
