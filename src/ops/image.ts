export { cropAndResize, transform } from './crop.js';
export { flipLeftRight, grayscaleToRGB, rgbToGrayscale, rotateWithOffset, threshold } from './images.js';
export { resizeBilinear, resizeNearestNeighbor } from './resize.js';
export {
  nonMaxSuppression,
  nonMaxSuppressionAsync,
  nonMaxSuppressionPadded,
  nonMaxSuppressionPaddedAsync,
  nonMaxSuppressionWithScore,
  nonMaxSuppressionWithScoreAsync,
} from './suppression.js';
