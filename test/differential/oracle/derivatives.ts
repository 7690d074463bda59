import { Nd } from './array.js';
import { HyperDual } from './scalar.js';

/** An argument in plain numbers. */
export interface Plain {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}
export type ScalarFunction = (...args: Nd[]) => HyperDual;

type Seed = (arg: number, element: number) => [a: number, b: number];

const lift = (args: readonly Plain[], seed: Seed) =>
  args.map(
    ({ shape, values }, arg) =>
      new Nd(
        shape,
        Array.from(values, (v, element) => new HyperDual(v, ...seed(arg, element))),
      ),
  );

export const evaluate = <T>(f: (...args: Nd[]) => T, args: readonly Plain[]): T =>
  f(...lift(args, () => [0, 0]));

/** The gradient with respect to one argument. */
export function gradient(f: ScalarFunction, args: readonly Plain[], wrt: number): Plain {
  const { shape, values } = args[wrt];
  const partial = (i: number) =>
    f(...lift(args, (arg, element) => [arg === wrt && element === i ? 1 : 0, 0])).a;
  return { shape, values: Array.from(values, (_, i) => partial(i)) };
}

/** The derivative in the direction of the tangents; null is zero. */
export function directional(
  f: ScalarFunction,
  args: readonly Plain[],
  tangents: readonly (Plain | null)[],
): number {
  return f(...lift(args, (arg, element) => [tangents[arg]?.values[element] ?? 0, 0])).a;
}

/** The matrix of second derivatives with respect to one argument, shaped shape ++ shape. */
export function hessian(f: ScalarFunction, args: readonly Plain[], wrt: number): Plain {
  const { shape, values } = args[wrt];
  const mixed = (i: number, j: number) =>
    f(
      ...lift(args, (arg, element) =>
        arg === wrt ? [Number(element === i), Number(element === j)] : [0, 0],
      ),
    ).ab;
  const n = values.length;
  return {
    shape: [...shape, ...shape],
    values: Array.from({ length: n * n }, (_, k) => mixed(Math.floor(k / n), k % n)),
  };
}
