import { ACCURACY, type Accuracy, type Device, LEAST_NORMAL, type Operation } from './guarantees.js';

/** Distance between neighbours of float32 at a number. */
export const ulpOf = (x: number): number =>
  2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), LEAST_NORMAL))) - 23);

/** In ulps; 0 for the nearest float32. */
export function errorOf(got: number, exact: number, least = 0): number {
  if (got === Math.fround(exact) || (Number.isNaN(got) && Number.isNaN(exact))) return 0;
  const error = Math.abs(got - exact) / ulpOf(Math.max(Math.abs(exact), least));
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

/** Whether a result is that of a device that takes numbers below the least normal one as 0, or what it is of 0. */
export const isFlushed = (got: number, exact: number, ofZero?: number): boolean =>
  (got === 0 && Math.abs(exact) < LEAST_NORMAL) || (ofZero !== undefined && errorOf(got, ofZero) === 0);

/** The most that any range allows an operation, with what it holds from. */
export function loosest(op: Operation, device: Device): { readonly most: number; readonly least: number } {
  const rows = ACCURACY.filter(({ ops }) => ops.includes(op));
  const ulps = ({ ulps: { [device]: most } }: Accuracy) => (most === 'either' ? 0 : most);
  return { most: Math.max(0, ...rows.map(ulps)), least: Math.max(0, ...rows.map((row) => row.least ?? 0)) };
}
