import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { image } from '../../../src/kernels/image.js';
import { checkFamily } from './checkFamily.js';
import { fixed, floats, ints, type KernelCase, spaced } from './kernelCase.js';
import { checkTracedDerivatives } from './tracedChecks.js';

const resize = (kernel: string, images: number[], size: number[]): KernelCase[] =>
  [
    [false, false],
    [true, false],
    [false, true],
  ].map(([alignCorners, halfPixelCenters]) => ({
    kernel,
    title: `[${images}] to [${size}] ${alignCorners ? 'aligned' : ''} ${halfPixelCenters ? 'half pixels' : ''}`,
    attrs: { size, alignCorners, halfPixelCenters },
    inputs: { images: floats(...images) },
    diff: ['images'],
  }));
/** Single square images: tfjs' cpu kernels are wrong for others. */
const resizeGrad = (kernel: string, alignCorners: boolean): KernelCase => ({
  kernel,
  attrs: { size: [5, 2], alignCorners, halfPixelCenters: false },
  inputs: { images: floats(1, 3, 3, 2), dy: floats(1, 5, 2, 2) },
});
const crop = (method: string, cropSize: number[]): KernelCase => ({
  kernel: 'CropAndResize',
  attrs: { method, cropSize, extrapolationValue: 2.5 },
  inputs: {
    image: floats(2, 4, 3, 2),
    boxes: fixed(() => tf.tensor2d([0.1, 0.2, 0.9, 0.7, -0.2, 0.3, 0.6, 1.3, 0.8, 0.1, 0.3, 0.6], [3, 4])),
    boxInd: ints(2, 3),
  },
});
const warp = (
  interpolation: string,
  fillMode: string,
  n: number,
  transforms: number[],
  outputShape?: number[],
): KernelCase => ({
  kernel: 'Transform',
  title: `${interpolation} ${fillMode} ${n} ${transforms} ${outputShape}`,
  attrs: { interpolation, fillMode, fillValue: 0.7, outputShape },
  inputs: { image: floats(n, 4, 5, 2), transforms: fixed(() => tf.tensor2d(transforms, [1, 8])) },
});
const skewed = [0.9, 0.23, -0.31, -0.37, 1.13, 0.77, 0.011, -0.023];
const far = [2.3, 0.13, -4.21, 0.37, 3.1, -3.77, 0, 0];
/** Sums of x, in steps of 0.1, and filter never tie. */
const dilate = (attrs: object, x: number[], filter: number[], y: number[]): KernelCase[] => {
  const apart = fixed(() => tf.range(0, tf.util.sizeFromShape(filter)).mul(0.017).mod(0.1).reshape(filter));
  return [
    {
      kernel: 'Dilation2D',
      attrs,
      inputs: { x: spaced(...x), filter: apart },
      diff: ['x', 'filter'],
      firstOnly: true,
      step: 1e-3,
    },
    ...['Input', 'Filter'].map((of) => ({
      kernel: `Dilation2DBackprop${of}`,
      attrs,
      inputs: { x: spaced(...x), filter: apart, dy: floats(...y) },
    })),
  ];
};

checkFamily(image, [
  ...resize('ResizeBilinear', [2, 3, 4, 2], [5, 3]),
  ...resize('ResizeBilinear', [1, 4, 2, 1], [1, 5]),
  ...resize('ResizeNearestNeighbor', [2, 3, 4, 2], [5, 3]),
  ...resize('ResizeNearestNeighbor', [3, 5, 2, 1], [2, 7]),
  resizeGrad('ResizeBilinearGrad', false),
  resizeGrad('ResizeBilinearGrad', true),
  resizeGrad('ResizeNearestNeighborGrad', false),
  resizeGrad('ResizeNearestNeighborGrad', true),
  { kernel: 'FlipLeftRight', inputs: { image: floats(2, 3, 4, 2) }, diff: ['image'] },
  {
    kernel: 'RotateWithOffset',
    attrs: { radians: 0.6, fillValue: 0.3, center: [0.4, 0.6] },
    inputs: { image: floats(2, 5, 4, 3) },
    diff: ['image'],
  },
  {
    kernel: 'RotateWithOffset',
    attrs: { radians: 2, fillValue: [1, 2, 3], center: 0.5 },
    inputs: { image: floats(1, 4, 4, 3) },
    diff: ['image'],
  },
  crop('bilinear', [3, 2]),
  crop('bilinear', [1, 4]),
  crop('nearest', [2, 3]),
  ...['constant', 'reflect', 'wrap', 'nearest'].flatMap((fill) => [
    warp('bilinear', fill, 1, skewed),
    warp('nearest', fill, 1, skewed, [3, 6]),
    warp('bilinear', fill, 1, far),
    warp('nearest', fill, 1, far),
  ]),
  ...dilate({ strides: 1, pad: 'same', dilations: 1 }, [2, 3, 4, 2], [2, 3, 2], [2, 3, 4, 2]),
  ...dilate({ strides: [2, 1], pad: 'valid', dilations: 1 }, [1, 5, 4, 2], [2, 2, 2], [1, 2, 3, 2]),
  ...dilate({ strides: 1, pad: 'same', dilations: [1, 2] }, [1, 3, 4, 1], [2, 2, 1], [1, 3, 4, 1]),
]);

describe('derivatives of boxes', () => {
  const at = (c: KernelCase, diff: string[]): KernelCase => ({ ...c, diff, step: 2e-4, tolerance: 2e-2 });
  it.each([at(crop('bilinear', [3, 2]), ['image', 'boxes']), at(crop('nearest', [2, 3]), ['image'])])(
    '$kernel $attrs',
    (c) => tf.tidy(() => checkTracedDerivatives(c)),
  );
});
