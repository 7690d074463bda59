/** Sizes by their names. */
export type Dims = Readonly<Record<string, number>>;

/**
 * The value of a formula such as `3*b*i+-1*b` or `b*i/4`: a sum of products of integers and names, each over an integer.
 * Null where a quotient is not whole.
 */
export function evaluate(formula: string, dims: Dims): number | null {
  let sum = 0;
  for (const term of formula.split('+')) {
    const [product, divisor = '1'] = term.split('/');
    const factors = product
      .split('*')
      .map((factor) => (Object.hasOwn(dims, factor) ? dims[factor] : Number(factor)));
    sum += factors.reduce((a, b) => a * b, 1) / Number(divisor);
  }
  return Number.isInteger(sum) ? sum : null;
}

/** Values of the dims, and a number that was found for each. */
export interface Sample {
  readonly dims: Dims;
  readonly value: number;
}

/** The formula of some numbers, up to the second power of each dim; null where there is none that fits all of them. */
export function fitFormula(samples: readonly Sample[], names: readonly string[]): string | null {
  const monomials = [...powersOf(names)].sort((a, b) => a.length - b.length);
  const single = monomials.map((monomial) => proportional(samples, monomial)).find((found) => found !== null);
  if (single) return single;
  // Sums of two: as of what concat and pad make.
  for (const [i, one] of monomials.entries())
    for (const other of monomials.slice(0, i)) {
      const found = combined(samples, one, other);
      if (found !== null) return found;
    }
  return null;
}

/** Products of names as lists, the empty one among them. */
function* powersOf(names: readonly string[]): Generator<readonly string[]> {
  const [name, ...rest] = names;
  if (name === undefined) {
    yield [];
    return;
  }
  for (const others of powersOf(rest)) {
    yield others;
    yield [name, ...others];
    yield [name, name, ...others];
  }
}

const productOf = (monomial: readonly string[], dims: Dims) =>
  monomial.reduce((n, name) => n * dims[name], 1);

function proportional(samples: readonly Sample[], monomial: readonly string[]): string | null {
  const [{ dims, value }] = samples;
  const by = productOf(monomial, dims);
  const fits = samples.every((sample) => sample.value * by === value * productOf(monomial, sample.dims));
  return fits ? termOf(value, by, monomial) : null;
}

function combined(
  samples: readonly Sample[],
  one: readonly string[],
  other: readonly string[],
): string | null {
  const rows = samples.map(({ dims, value }) => ({
    a: productOf(one, dims),
    b: productOf(other, dims),
    value,
  }));
  const [first] = rows;
  const second = rows.find(({ a, b }) => a * first.b !== first.a * b);
  if (!second) return null;
  const by = first.a * second.b - second.a * first.b;
  const x = first.value * second.b - second.value * first.b;
  const y = first.a * second.value - second.a * first.value;
  const fits = rows.every(({ a, b, value }) => x * a + y * b === value * by);
  return fits ? `${termOf(x, by, one)}+${termOf(y, by, other)}` : null;
}

/** `n/by` times a product. */
function termOf(n: number, by: number, monomial: readonly string[]): string {
  const common = divisor(Math.abs(n), Math.abs(by)) * Math.sign(by);
  const [top, bottom] = [n / common, by / common];
  const factors = top === 1 && monomial.length > 0 ? monomial : [top, ...monomial];
  return `${factors.join('*')}${bottom === 1 ? '' : `/${bottom}`}`;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
