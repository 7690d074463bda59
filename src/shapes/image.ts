import { raise } from '../messages/error.js';
import { operandShape } from '../messages/operands.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkMatrix, checkRank, checkRanks } from './rank.js';
import { type Shape, sameShape } from './shape.js';
import { isIndex } from './sizes.js';

/** Throws unless this is a height and a width. */
function checkSize(op: string, argument: string, size: Shape, positive = false): void {
  const fits = (n: number) => isIndex(n) && (n > 0 || !positive);
  if (size.length === 2 && size.every(fits)) return;
  const wanted = positive ? 'two positive integers' : 'two non-negative integers';
  raise(invalidArgument, op, argument, wanted, printShape(size));
}

const withSize = (shape: Shape, size: Shape) => [...shape.slice(0, -3), ...size, ...shape.slice(-1)];

/** Images [h, w, c] or [n, h, w, c] in another size. */
export function resizeShape(op: string, shape: Shape, size: Shape): number[] {
  checkRanks(op, 0, shape, [3, 4], '3 or 4');
  checkSize(op, 'size', size);
  return withSize(shape, size);
}

/** `made` channels in place of `given`. */
export function recoloredShape(op: string, shape: Shape, given: number, made: number): number[] {
  checkMatrix(op, 0, shape);
  if (shape.at(-1) !== given) raise(operandShape, op, 0, `[..., ${given}]`, shape);
  return [...shape.slice(0, -1), made];
}

/** One channel in place of one or three. */
export function thresholdShape(shape: Shape): number[] {
  checkRank('threshold', 0, shape, 3);
  const [h, w, channels] = shape;
  if (channels !== 1 && channels !== 3) raise(operandShape, 'threshold', 0, '[?, ?, 1 or 3]', shape);
  return [h, w, 1];
}

function checkBoxes(op: string, argument: number, boxes: Shape): void {
  if (boxes.length !== 2 || boxes[1] !== 4) raise(operandShape, op, argument, '[?, 4]', boxes);
}
function checkPerBox(op: string, argument: number, vector: Shape, boxes: Shape): void {
  if (!sameShape(vector, boxes.slice(0, 1))) raise(operandShape, op, argument, `[${boxes[0]}]`, vector);
}

/** For each box a part of an image in this size. */
export function cropsShape(image: Shape, boxes: Shape, boxInd: Shape, cropSize: Shape): number[] {
  checkRank('cropAndResize', 0, image, 4);
  checkBoxes('cropAndResize', 1, boxes);
  checkPerBox('cropAndResize', 2, boxInd, boxes);
  checkSize('cropAndResize', 'cropSize', cropSize, true);
  return [boxes[0], ...cropSize, image[3]];
}

/** The images, in another size if one is given. */
export function transformedShape(image: Shape, transforms: Shape, outputShape?: Shape | null): number[] {
  checkRank('transform', 0, image, 4);
  const [count, entries] = transforms;
  const fits = transforms.length === 2 && entries === 8 && (count === 1 || count === image[0]);
  if (!fits) raise(operandShape, 'transform', 1, `[1 or ${image[0]}, 8]`, transforms);
  if (outputShape == null) return [...image];
  checkSize('transform', 'outputShape', outputShape);
  return withSize(image, outputShape);
}

/** The shape of the indices of boxes, of which at most `maxOutputSize` are kept, with padding. */
export function suppressedShape(op: string, boxes: Shape, scores: Shape, maxOutputSize: number): number[] {
  checkBoxes(op, 0, boxes);
  checkPerBox(op, 1, scores, boxes);
  if (!isIndex(maxOutputSize)) {
    raise(invalidArgument, op, 'maxOutputSize', 'a non-negative integer', `${maxOutputSize}`);
  }
  return [Math.min(boxes[0], maxOutputSize)];
}
