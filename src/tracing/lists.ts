export const listOf = <T>(x: T | T[]): T[] => (Array.isArray(x) ? x : [x]);

/** The inverse of `listOf`. */
export const unlist = <T>(xs: readonly T[]): T | T[] => (xs.length > 1 ? [...xs] : xs[0]);

/** The object that has the given keys, each with the value at its place. */
export const zip = <T>(keys: readonly string[], values: readonly T[]): { [key: string]: T } =>
  Object.fromEntries(keys.map((key, i) => [key, values[i]]));
