/** A loop of a kernel: over elements of its outputs, or over what one of its reductions combines. */
export interface Axis {
  readonly id: number;
  readonly extent: Size;
}

/** A size that a compiled kernel is given when it is launched. */
export class Slot {
  constructor(
    /** Position among the kernel's size parameters. */
    readonly index: number,
    /** Of what the size is a multiple, among the numbers that the backend asked to be told apart; else 1. */
    readonly multipleOf: number,
  ) {}

  toString() {
    return `$${this.index}`;
  }
}

/** A number in a kernel for known shapes; in a kernel shared by shapes of equal structure mostly slots. */
export type Size = number | Slot;

/** The number of a size that is not a slot. */
export function known(size: Size): number {
  if (typeof size !== 'number') throw new Error(`size ${size} is a parameter`);
  return size;
}

/** How many places some axes of known sizes have together. */
export const extentOf = (axes: Iterable<Axis>): number =>
  [...axes].reduce((count, { extent }) => count * known(extent), 1);
