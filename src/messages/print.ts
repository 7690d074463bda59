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
