import { image, vmap, zeros } from 'axiswise';

const x = zeros([2, 8, 8, 3]);
const boxes = zeros([5, 4]);
const where = zeros([5], 'int32');

image.resizeBilinear(zeros([8, 8]), [4, 4]); //~ resizeBilinear: argument 0 must have rank 3 or 4, got shape [8, 8]
image.resizeBilinear(x, [4, -1]); //~ resizeBilinear: size must be two non-negative integers, got [4, -1]
image.resizeNearestNeighbor(x, [4]); //~ resizeNearestNeighbor: size must be two non-negative integers, got [4]
image.resizeNearestNeighbor(x, [4, 4], true, true); //~ resizeNearestNeighbor: halfPixelCenters must be false with alignCorners, got true
image.flipLeftRight(zeros([8, 8, 3])); //~ flipLeftRight: argument 0 must have rank 4, got shape [8, 8, 3]
image.rotateWithOffset(zeros([2, 8, 8, 3], 'complex64'), 1); //~ rotateWithOffset: argument 0 must be float32, got complex64; convert it with cast
image.grayscaleToRGB(x); //~ grayscaleToRGB: argument 0 must have shape [..., 1], got shape [2, 8, 8, 3]
image.rgbToGrayscale(zeros([3])); //~ rgbToGrayscale: argument 0 must have rank 2 or more, got shape [3]
image.threshold(zeros([8, 8, 2])); //~ threshold: argument 0 must have shape [?, ?, 1 or 3], got shape [8, 8, 2]
image.cropAndResize(x, zeros([5, 2]), where, [2, 2]); //~ cropAndResize: argument 1 must have shape [?, 4], got shape [5, 2]
image.cropAndResize(x, boxes, zeros([4], 'int32'), [2, 2]); //~ cropAndResize: argument 2 must have shape [5], got shape [4]
image.cropAndResize(x, boxes, zeros([5]), [2, 2]); //~ cropAndResize: argument 2 must be int32, got float32; convert it with cast
image.cropAndResize(x, boxes, where, [0, 2]); //~ cropAndResize: cropSize must be two positive integers, got [0, 2]
image.transform(x, zeros([3, 8])); //~ transform: argument 1 must have shape [1 or 2, 8], got shape [3, 8]
image.nonMaxSuppression(x, zeros([2]), 3); //~ nonMaxSuppression: argument 0 must have shape [?, 4], got shape [2, 8, 8, 3]
image.nonMaxSuppression(boxes, zeros([4]), 3); //~ nonMaxSuppression: argument 1 must have shape [5], got shape [4]
image.nonMaxSuppressionWithScoreAsync(boxes, zeros([5]), -1); //~ nonMaxSuppressionWithScoreAsync: maxOutputSize must be a non-negative integer, got -1
vmap(image.flipLeftRight)(x); //~ vmap: per-example flipLeftRight: argument 0 must have rank 4, got shape [8, 8, 3]
