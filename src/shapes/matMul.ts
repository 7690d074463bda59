import { raise } from '../messages/error.js';
import { matMulBatch, matMulInner, matMulRank } from '../messages/matMul.js';
import type { Shape } from './shape.js';

/** [...batch, m, k] x [...batch, k, n]: batch axes broadcast. */
export function matMulShape(a: Shape, b: Shape, transposeA = false, transposeB = false): number[] {
  if (a.length < 2) raise(matMulRank, 0, a);
  if (b.length < 2) raise(matMulRank, 1, b);
  const [m, k] = lastTwo(a, transposeA);
  const [l, n] = lastTwo(b, transposeB);
  if (k !== l) raise(matMulInner, a, b, k, l);
  return [...batchShape(a, b), m, n];
}

function lastTwo(shape: Shape, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

function batchShape(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let i = rank - 3; i >= 0; i--) {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) raise(matMulBatch, a, b, x, y);
    shape.unshift(x === 1 ? y : x);
  }
  return shape;
}
