import type { FusedCase } from './fusedCases.js';

/** Elements of a result that are compared with float64. */
const CHECKED = 64;
const LARGEST_ERROR = 1e-4;

/** The elements of a case's inputs: numbers from -1 to 1, the same in every run. */
export const valuesOf = ({ shapes }: FusedCase): Float32Array<ArrayBuffer>[] =>
  shapes.map((shape, i) => {
    let state = (i + 1) * 2654435761;
    return new Float32Array(shape.reduce((a, b) => a * b, 1)).map(() => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return state / 2 ** 31;
    });
  });

/** The largest error among some elements, by the largest value. One that is too large is a mistake. */
export function errorOf(one: FusedCase, values: readonly Float32Array[], result: ArrayLike<number>): number {
  const places = Array.from({ length: CHECKED }, (_, i) => Math.floor((i * result.length) / CHECKED));
  const exact = places.map((at) => one.element(values, at));
  const largest = Math.max(...exact.map(Math.abs));
  const error = Math.max(...places.map((at, i) => Math.abs(result[at] - exact[i]))) / largest;
  if (!(error < LARGEST_ERROR)) throw new Error(`${one.name} is wrong by ${error}`);
  return error;
}

/** What a case is, for the text of its section. */
export const noteOf = ({ name }: FusedCase, kernels: number, bytes: number, error: number) =>
  `${name.slice(0, 3)} ${kernels}, ${(bytes / 1e6).toFixed(1)} MB, ${error.toExponential(1)}`;
