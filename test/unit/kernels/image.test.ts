import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { image } from '../../../src/kernels/image.js';
import type { Inputs } from '../../../src/kernels/record.js';
import { checkFamily } from './checkFamily.js';
import { close, fixed, floats, ints, type KernelCase, plainOps, spaced } from './kernelCase.js';
import { checkTracedDerivatives, checkVmap } from './tracedChecks.js';

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
/** Square images: tfjs' cpu kernels are wrong for others. */
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
const warp = (interpolation: string, fillMode: string, outputShape?: number[]): KernelCase => ({
  kernel: 'Transform',
  attrs: { interpolation, fillMode, fillValue: 0.7, outputShape },
  inputs: { image: floats(1, 4, 5, 2), transforms: floats(1, 8) },
});
/** Sums of x, in steps of 0.1, and filter never tie. */
const dilate = (attrs: object, x: number[], filter: number[], y: number[]): KernelCase[] => {
  const apart = fixed(() => tf.range(0, tf.util.sizeFromShape(filter)).mul(0.017).mod(0.1).reshape(filter));
  return [
    {
      kernel: 'Dilation2D',
      attrs,
      inputs: { x: spaced(...x), filter: apart },
      diff: ['x', 'filter'],
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
  },
  crop('bilinear', [3, 2]),
  crop('bilinear', [1, 4]),
  warp('bilinear', 'reflect'),
  warp('nearest', 'constant', [3, 6]),
  ...dilate({ strides: 1, pad: 'same', dilations: 1 }, [2, 3, 4, 2], [2, 3, 2], [2, 3, 4, 2]),
  ...dilate({ strides: [2, 1], pad: 'valid', dilations: 1 }, [1, 5, 4, 2], [2, 2, 2], [1, 2, 3, 2]),
  ...dilate({ strides: 1, pad: 'same', dilations: [1, 2] }, [1, 3, 4, 1], [2, 2, 1], [1, 3, 4, 1]),
]);

describe('CropAndResize', () => {
  it.each([['image'], ['boxes'], ['boxInd'], ['image', 'boxes', 'boxInd']])(
    'maps the nearest pixels',
    (...keys) => tf.tidy(() => checkVmap(crop('nearest', [2, 3]), keys, 2)),
  );
  it.each([
    { ...crop('bilinear', [3, 2]), diff: ['image', 'boxes'] },
    { ...crop('bilinear', [1, 3]), diff: ['image', 'boxes'] },
    { ...crop('nearest', [2, 3]), diff: ['image'] },
  ])('has derivatives of $attrs', (c) =>
    tf.tidy(() => checkTracedDerivatives({ ...c, step: 2e-4, tolerance: 2e-2 })),
  );
  it('is resampled in derivatives as it is by tfjs', () => {
    for (const c of [crop('bilinear', [3, 2]), crop('nearest', [2, 5]), crop('bilinear', [1, 1])]) {
      const inputs = Object.fromEntries(Object.entries(c.inputs).map(([key, make]) => [key, make()]));
      const call = { inputs: inputs as Inputs<'image' | 'boxes' | 'boxInd'>, attrs: c.attrs as never };
      const found = image.CropAndResize.decompose!({ ...call, ops: plainOps });
      close(found as tf.Tensor, tf.engine().runKernel(c.kernel, inputs, c.attrs as tf.NamedAttrMap));
    }
  });
});
