/** One size: a literal, a name, or `?` when it is unknown. */
export type printDim<dim> = dim extends number | string ? (number extends dim ? '?' : `${dim}`) : '?';

type joined<items extends readonly unknown[], text extends string = ''> = items extends readonly [
  infer first,
  ...infer rest,
]
  ? joined<rest, text extends '' ? printDim<first> : `${text}, ${printDim<first>}`>
  : text;

/** A shape or another list of sizes or names: `[10, 3]`; `[...]` when even its length is unknown. */
export type printShape<shape extends readonly unknown[]> = number extends shape['length']
  ? '[...]'
  : `[${joined<shape>}]`;

/** Core dimensions of a signature: `(n, m)`. */
export type printCore<core extends readonly unknown[]> = `(${joined<core>})`;

type Sizes = readonly (number | string)[];

export const printDim = <const dim extends number | string>(dim: dim) => `${dim}` as printDim<dim>;
export const printShape = <const shape extends Sizes>(shape: shape) =>
  `[${shape.join(', ')}]` as printShape<shape>;
export const printCore = <const core extends Sizes>(core: core) => `(${core.join(', ')})` as printCore<core>;

/** A number of things: `1 axis`, `2 axes`. */
export type counted<n extends number, one extends string, many extends string> = n extends 1
  ? `1 ${one}`
  : `${n} ${many}`;
export const counted = <const n extends number, const one extends string, const many extends string>(
  n: n,
  one: one,
  many: many,
) => (n === 1 ? `1 ${one}` : `${n} ${many}`) as counted<n, one, many>;
