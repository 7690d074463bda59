import { LANGUAGES } from '../backends/target.js';
import type { StoredInput, Variant } from './format.js';
import type { Dims } from './formula.js';
import { templateOf } from './template.js';
import type { Packed } from './values.js';

/** Code is tried for no smaller sizes, and so is for none: loops that take four places at once want four. */
export const LEAST = 5;

/**
 * Sizes that code is compiled for to see what of it varies: of every order, smaller and larger than what functions mostly
 * have. All are odd: code for multiples of four is not for others, but the other way round.
 */
const SIZES: readonly (readonly [number, ...number[]])[] = [
  [5, 7, 11, 13],
  [13, 11, 7, 5],
  [9, 65, 17, 33],
  [509, 523, 541, 557],
  [7, 515, 11, 523],
  [521, 9, 519, 15],
  [1031, 1041, 1049, 1057],
];

export const MOST_NAMES = SIZES[0].length;

/** A function for all sizes of some names, in the languages in which its code does not depend on them otherwise. */
export function generalVariant(
  names: readonly string[],
  inputs: readonly StoredInput[],
  variantAt: (dims: Dims) => Variant,
): Variant | null {
  const probes = SIZES.map((sizes) => {
    const dims = Object.fromEntries(names.map((name, i) => [name, sizes[i]]));
    return { dims, variant: variantAt(dims) };
  });
  const [{ variant: first }] = probes;
  const merged = (part: keyof Variant) =>
    templateOf(
      probes.map(({ dims, variant }) => ({ dims, found: variant[part] as unknown as Packed })),
      names,
    );
  const kinds = LANGUAGES.flatMap((language) => {
    const template = first[language] && merged(language);
    return template ? [[language, template]] : [];
  });
  const result = merged('result');
  if (kinds.length === 0 || result === null) return null;
  return { form: first.form, inputs, result, ...Object.fromEntries(kinds) };
}
