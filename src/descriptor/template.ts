import { type Dims, evaluate, fitFormula } from './formula.js';
import type { Packed } from './values.js';

/** A formula is told from a text by this. */
const MARK = '=';

/** What was found for some values of the dims. */
export interface Probe {
  readonly dims: Dims;
  readonly found: Packed;
}

/** What all probes have, with formulas where their numbers differ; null where anything else differs. */
export function templateOf(probes: readonly Probe[], names: readonly string[]): Packed | null {
  const merge = (values: readonly Packed[]): Packed => {
    const [first] = values;
    if (values.every((value) => value === first)) return first;
    if (values.every((value) => typeof value === 'number')) {
      const samples = probes.map(({ dims }, i) => ({ dims, value: values[i] as number }));
      const formula = fitFormula(samples, names);
      if (formula === null) throw new Differs();
      return `${MARK}${formula}`;
    }
    if (values.some((value) => typeof value !== 'object' || value === null)) throw new Differs();
    const keys = Object.keys(first as object);
    const isAlike = (value: Packed) =>
      Array.isArray(value) === Array.isArray(first) && Object.keys(value as object).join() === keys.join();
    if (!values.every(isAlike)) throw new Differs();
    const children = keys.map((key) => merge(values.map((value) => (value as Record<string, Packed>)[key])));
    return Array.isArray(first) ? children : Object.fromEntries(keys.map((key, i) => [key, children[i]]));
  };
  try {
    return merge(probes.map(({ found }) => found));
  } catch (e) {
    if (e instanceof Differs) return null;
    throw e;
  }
}

class Differs extends Error {}

/** A template for some values of its dims; null where a formula has no whole value. */
export function instance(template: Packed, dims: Dims): Packed | null {
  let isWhole = true;
  const replaced = (x: Packed): Packed => {
    if (typeof x === 'string' && x.startsWith(MARK)) {
      const value = evaluate(x.slice(MARK.length), dims);
      if (value === null) isWhole = false;
      return value ?? 0;
    }
    if (typeof x !== 'object' || x === null) return x;
    if (Array.isArray(x)) return x.map(replaced);
    return Object.fromEntries(Object.entries(x).map(([key, child]) => [key, replaced(child)]));
  };
  const made = replaced(template);
  return isWhole ? made : null;
}
