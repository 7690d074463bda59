/** The size of a name, or of a sum, difference or product of names such as `'2*n+3'`; null when a name has none. */
export function evaluateDim(dim: string, sizes: ReadonlyMap<string, number>): number | null {
  let sum = 0;
  for (const part of dim.split('+')) {
    for (const [i, term] of part.split('-').entries()) {
      const size = evaluateProduct(term, sizes);
      if (size === null) return null;
      sum += i === 0 ? size : -size;
    }
  }
  return sum;
}

/** Nothing stands before a leading minus. */
function evaluateProduct(term: string, sizes: ReadonlyMap<string, number>): number | null {
  if (term === '') return 0;
  let product = 1;
  for (const factor of term.split('*')) {
    const size = /^\d+$/.test(factor) ? Number(factor) : sizes.get(factor);
    if (size === undefined) return null;
    product *= size;
  }
  return product;
}

/** Whether a dim is more than a name. */
export const isCompound = (dim: string) => /[*+-]/.test(dim);
