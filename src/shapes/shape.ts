/** Sizes known at run time. */
export type Shape = readonly number[];

export const sizeOf = (shape: Shape) => shape.reduce((size, dim) => size * dim, 1);

export const sameShape = (a: Shape, b: Shape) => a.length === b.length && a.every((dim, i) => dim === b[i]);
