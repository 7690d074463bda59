// Edges of a drawing: blur, Sobel filters, a threshold, and a picture of half the size.
import {
  abs,
  add,
  arange,
  cast,
  depthwiseConv2d,
  div,
  greater,
  image,
  less,
  logicalAnd,
  max,
  maximum,
  mul,
  outer,
  reshape,
  sqrt,
  square,
  stack,
  sum,
  tensor,
  tile,
  vmap,
} from 'axiswise';

const SIZE = 16;
const inside = logicalAnd(greater(arange(16), 3.5), less(arange(16), 11.5));
const profile = cast(inside, 'float32');
const drawing = outer(profile, profile);
const gray = reshape(drawing, [1, SIZE, SIZE, 1]);
const colored = image.grayscaleToRGB(gray);

const bell = tensor([1, 2, 1]);
const blurKernel = div(outer(bell, bell), 16);
const blur = tile(reshape(blurKernel, [3, 3, 1, 1]), [1, 1, 3, 1]);
const blurred = depthwiseConv2d(colored, blur, 1, 'same');
const luminance = image.rgbToGrayscale(blurred);

const slope = tensor([-1, 0, 1]);
const horizontal = outer(bell, slope);
const vertical = outer(slope, bell);
const sobel = reshape(stack([horizontal, vertical], 2), [3, 3, 1, 2]);
const gradients = depthwiseConv2d(luminance, sobel, 1, 'valid');
const strength = sqrt(sum(square(gradients), 3));
const edges = cast(greater(strength, mul(max(strength), 0.5)), 'float32');

const small = image.resizeBilinear(luminance, [8, 8]);
const flipped = image.flipLeftRight(small);
const difference = max(abs(add(small, mul(flipped, -1))));
const corners = image.cropAndResize(
  luminance,
  tensor([
    [0, 0, 0.5, 0.5],
    [0.5, 0.5, 1, 1],
  ]),
  cast(tensor([0, 0]), 'int32'),
  [4, 4],
);
const brightest = vmap((crop) => max(crop))(corners);
const limits = maximum(sum(edges, [1, 2]), 1);

export const result =
  difference.dataSync()[0] < 0.3 &&
  brightest.size === 2 &&
  limits.dataSync()[0] > 20 &&
  edges.shape.join() === '1,14,14';
