/** Losses of logistic regression on petal length, petal width and a constant, by Newton's method from 0, in doubles. */
export function newtonLosses(
  flowers: readonly (readonly [number, number, number, number])[],
  targets: readonly number[],
  steps: number,
): number[] {
  const rows = flowers.map(([, , length, width]) => [length, width, 1]);
  const w = [0, 0, 0];
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const slope = [0, 0, 0];
    const curvature = w.map(() => [0, 0, 0]);
    let loss = 0;
    rows.forEach((x, n) => {
      const score = x[0] * w[0] + x[1] * w[1] + x[2] * w[2];
      const p = 1 / (1 + Math.exp(-score));
      loss += Math.log1p(Math.exp(targets[n] === 1 ? -score : score));
      for (let i = 0; i < 3; i++) {
        slope[i] += (p - targets[n]) * x[i];
        for (let j = 0; j < 3; j++) curvature[i][j] += p * (1 - p) * x[i] * x[j];
      }
    });
    losses.push(loss / rows.length);
    cramer(curvature, slope).forEach((change, i) => {
      w[i] -= change;
    });
  }
  return losses;
}

/** The solution of three linear equations by Cramer's rule. */
function cramer(a: number[][], b: number[]): number[] {
  const det = (m: number[][]) =>
    m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
    m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
    m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  return b.map((_, k) => det(a.map((row, i) => row.map((v, j) => (j === k ? b[i] : v)))) / det(a));
}
