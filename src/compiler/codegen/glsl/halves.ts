import { type Axis, known, type Size } from '../../kernel/axis.js';
import {
  addIndex,
  axisIndex,
  constantIndex,
  type Index,
  scaleIndex,
  substitute,
} from '../../kernel/indices.js';

let next = -1;

/** An axis of a program. The ids of kernels are never negative. */
export const newAxis = (extent: number): Axis => ({ id: next--, extent });

/**
 * An axis walked in pairs. The first of a pair and the second have ranges of their own, since the last pair may lack
 * its second; both are one variable of the program.
 */
export class Pairs {
  readonly first: Axis;
  readonly second: Axis;

  constructor(readonly whole: Axis) {
    const extent = known(whole.extent);
    this.first = newAxis(Math.ceil(extent / 2));
    // Of three, the one second must stay a variable: as a number it would name that place in the last pair as well.
    this.second = newAxis(extent === 3 ? 2 : Math.floor(extent / 2));
  }

  /** Text of whether a pair has its second, where that is not sure. */
  presence(pair: string, size: (n: Size) => string): string {
    return known(this.whole.extent) % 2 === 0
      ? ''
      : `${pair} < ${size(Math.floor(known(this.whole.extent) / 2))}`;
  }

  at(place: 0 | 1): Index {
    const pair = axisIndex(place === 0 ? this.first : this.second);
    return addIndex(scaleIndex(pair, 2), constantIndex(place));
  }
}

/** The index with every second of a pair named like the first. */
export function sharedIndex(index: Index, pairs: ReadonlyMap<Axis, Pairs>): Index {
  return substitute(index, (axis) => axisIndex(pairs.get(axis)?.first ?? axis));
}
