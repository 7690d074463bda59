import type { FusedCase, Input } from './cases/case.js';

/** Elements of an output that are compared with float64. */
const CHECKED = 64;
const LARGEST_ERROR = 1e-4;

/** The elements of a case's inputs, the same in every run. */
export const valuesOf = ({ inputs }: FusedCase): Float32Array<ArrayBuffer>[] => inputs.map(elements);

function elements({ shape, from = -1, to = 1, oneHot = false }: Input, seed: number) {
  const size = shape.reduce((a, b) => a * b, 1);
  if (oneHot) {
    const columns = shape[shape.length - 1];
    return new Float32Array(size).map((_, i) =>
      Number((Math.floor(i / columns) * 7) % columns === i % columns),
    );
  }
  let state = (seed + 1) * 2654435761;
  return new Float32Array(size).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return from + ((to - from) * (state / 2 ** 31 + 1)) / 2;
  });
}

/** The largest error among some elements of each output, by its largest value. One that is too large is a mistake. */
export function errorOf(
  one: FusedCase,
  values: readonly Float32Array[],
  results: readonly ArrayLike<number>[],
): number {
  const exact = one.exact(values);
  const errors = results.map((result, output) => {
    const count = Math.min(CHECKED, result.length);
    const places = Array.from({ length: count }, (_, i) => Math.floor((i * result.length) / count));
    const wanted = places.map((at) => exact(output, at));
    const largest = Math.max(...wanted.map(Math.abs));
    return Math.max(...places.map((at, i) => Math.abs(result[at] - wanted[i]))) / largest;
  });
  const error = Math.max(...errors);
  if (!(error < LARGEST_ERROR)) throw new Error(`${one.name} is wrong by ${errors}`);
  return error;
}
