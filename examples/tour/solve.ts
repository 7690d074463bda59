import { asShape, type Tensor, tensor } from 'axiswise';

/** The solution x of a x = b, by elimination with pivots. */
export function solve(a: Tensor<[3, 3]>, b: Tensor<[3]>): Tensor<[3]> {
  const n = 3;
  const right = b.dataSync();
  const rows = Array.from({ length: n }, (_, i) => [...a.dataSync().slice(n * i, n * i + n), right[i]]);
  for (let k = 0; k < n; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (Math.abs(row[k]) > Math.abs(best[k]) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(k, 0, pivot);
    for (const row of rows.filter((other) => other !== pivot)) {
      const factor = row[k] / pivot[k];
      for (let j = k; j <= n; j++) row[j] -= factor * pivot[j];
    }
  }
  return asShape(tensor(rows.map((row, k) => row[n] / row[k])), [3]);
}
