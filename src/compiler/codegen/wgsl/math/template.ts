/**
 * A function of the prelude, for one number and for four: `#` stands for what tells their names apart, and the words
 * V, I, U and B for the types of its floats, integers, unsigned integers and bools.
 */
export interface MathFunction {
  readonly text: string;
  readonly needs?: readonly string[];
}

const TYPES: Record<string, string> = { V: 'f32', I: 'i32', U: 'u32', B: 'bool' };

export function instantiate(template: string, wide: boolean): string {
  return template
    .replaceAll('#', wide ? '4' : '')
    .replace(/\b[VIUB]\b/g, (name) => (wide ? `vec4<${TYPES[name]}>` : TYPES[name]));
}

/** Nested multiplication of a polynomial in x, highest power first. */
export const horner = (x: string, [first, ...rest]: readonly number[]): string =>
  rest.reduce((sum, c) => `fma(${sum}, ${x}, V(${c}))`, `V(${first})`);
