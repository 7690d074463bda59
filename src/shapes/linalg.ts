import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkMatrix, checkRank, checkRanks } from './rank.js';
import { type Shape, sameShape, sizeOf } from './shape.js';

/** Throws unless an integer is no larger than the size; negative ones mean all. */
function checkBand(argument: string, count: number, size: number): void {
  if (!Number.isInteger(count) || count > size) {
    raise(invalidArgument, 'bandPart', argument, `an integer up to ${size}`, `${count}`);
  }
}
/** The shape itself, of matrices. A number that is null is known to no one but the data. */
export function bandPartShape(shape: Shape, lower: number | null, upper: number | null): number[] {
  checkMatrix('bandPart', 0, shape);
  const [rows, columns] = shape.slice(-2);
  if (lower !== null) checkBand('numLower', lower, rows);
  if (upper !== null) checkBand('numUpper', upper, columns);
  return [...shape];
}

const wrongVectors = (wanted: string, got: string, argument = 'xs') =>
  raise(invalidArgument, 'gramSchmidt', argument, wanted, got);
function checkCount(count: number, size: number): void {
  if (count === 0) wrongVectors('one vector or more', '0');
  if (count > size) wrongVectors(`at most ${size} vectors of this size`, `${count}`);
}
/** Throws unless the vectors have one size and are no more than that. */
export function checkVectors(shapes: readonly Shape[]): void {
  if (shapes.length === 0) wrongVectors('one vector or more', '0');
  const [first] = shapes;
  shapes.forEach((shape, i) => {
    if (shape.length !== 1) wrongVectors('a vector', printShape(shape), `xs[${i}]`);
    if (!sameShape(shape, first)) {
      wrongVectors(`of shape ${printShape(first)}`, printShape(shape), `xs[${i}]`);
    }
  });
  checkCount(shapes.length, first[0]);
}
/** The shape itself, of a matrix of vectors to be made orthogonal. */
export function gramSchmidtShape(shape: Shape): number[] {
  checkRank('gramSchmidt', 0, shape, 2);
  checkCount(shape[0], shape[1]);
  return [...shape];
}

/** The shapes of the factors, of which the first has orthogonal columns. */
export function qrShapes(shape: Shape, fullMatrices = false): [q: number[], r: number[]] {
  checkMatrix('qr', 0, shape);
  const batch = shape.slice(0, -2);
  const [rows, columns] = shape.slice(-2);
  const inner = fullMatrices ? rows : Math.min(rows, columns);
  return [
    [...batch, rows, inner],
    [...batch, inner, columns],
  ];
}

export const checkCoordinates = (argument: number, shape: Shape) =>
  checkRanks('meshgrid', argument, shape, [0, 1], '0 or 1');
/** The shape of both grids. */
export function meshgridShape(x: Shape, y: Shape, indexing = 'xy'): number[] {
  checkCoordinates(0, x);
  checkCoordinates(1, y);
  const sizes = [sizeOf(y), sizeOf(x)];
  return indexing === 'ij' ? sizes.reverse() : sizes;
}
