/** Where an input's elements, in row-major order, lie. */
export type Layout =
  /** A texel holds two neighbours in two rows of the last two dimensions, which are padded to even sizes. */
  | { readonly kind: 'packed'; readonly rows: number; readonly columns: number; readonly width: number }
  /** A texel holds one element; the tensor begins at the offset. */
  | { readonly kind: 'flat'; readonly offset: number; readonly width: number }
  /** At most four elements that the launch passes along. */
  | { readonly kind: 'values' }
  | { readonly kind: 'empty' };

/** The texture that a program fills. */
export interface Canvas {
  readonly packed: boolean;
  /** Product of all dimensions but the last two. */
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  /** Texels in a row of the texture. */
  readonly width: number;
}

/** The last two dimensions, and all before them as one. */
export const matrixOf = (shape: readonly number[]) => ({
  batch: shape.slice(0, -2).reduce((a, b) => a * b, 1),
  rows: shape[shape.length - 2] ?? 1,
  columns: shape[shape.length - 1] ?? 1,
});

/** Equal for layouts that read alike. */
export const layoutKey = (layout: Layout): string =>
  layout.kind === 'packed'
    ? `p${layout.rows},${layout.columns},${layout.width}`
    : layout.kind === 'flat'
      ? `f${layout.offset},${layout.width}`
      : layout.kind;

/** Whether equal places of an input and of a canvas are in equal texels. */
export const sameLayout = (layout: Layout, canvas: Canvas): boolean =>
  layout.kind === 'packed'
    ? canvas.packed &&
      layout.rows === canvas.rows &&
      layout.columns === canvas.columns &&
      layout.width === canvas.width
    : layout.kind === 'flat' && !canvas.packed && layout.offset === 0 && layout.width === canvas.width;
