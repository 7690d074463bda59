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
    /** Whether the size is a multiple of 4, where the backend asked for that to be told apart. */
    readonly by4: boolean,
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
