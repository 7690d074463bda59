import { raise } from '../messages/error.js';
import { matMulBatch, matMulInner, matMulRank } from '../messages/matMul.js';
import { broadcast } from './broadcast.js';
import type { Shape } from './shape.js';

/** [...batch, m, k] x [...batch, k, n]: batch axes broadcast. */
export function matMulShape(a: Shape, b: Shape, transposeA = false, transposeB = false): number[] {
  if (a.length < 2) raise(matMulRank, 0, a);
  if (b.length < 2) raise(matMulRank, 1, b);
  const [m, k] = lastTwo(a, transposeA);
  const [l, n] = lastTwo(b, transposeB);
  if (k !== l) raise(matMulInner, a, b, k, l);
  const batch = broadcast(a.slice(0, -2), b.slice(0, -2), (x, y) => raise(matMulBatch, a, b, x, y));
  return [...batch, m, n];
}

function lastTwo(shape: Shape, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}
