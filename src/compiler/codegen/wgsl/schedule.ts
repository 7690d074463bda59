/** How many numbers are read or written at once where processors compute: finding their place is dear. */
export const BLOCK = 16;
/** How many numbers a thread treats that computes some of them again. */
export const ROUND = 256;

/** How a kernel is spread over the threads of a GPU. Axes are given by their positions among the kernel's. */
export interface Schedule {
  /** Equal for equal schedules. */
  readonly name: string;
  /** Axes whose places run at the same time, outermost first. */
  readonly outer: readonly number[];
  /** The other axes, over which each of these places loops. */
  readonly inner: readonly number[];
  /** The outer axis of which a thread computes four neighbours as one value. */
  readonly lanes?: number;
  /** Of how many places (or fours) of an outer axis one thread takes care; 1 for those not named. */
  readonly copies: ReadonlyMap<number, number>;
  /** Whether reductions read four of their places at once, as four values. */
  readonly packed: boolean;
  /** Whether fours of neighbours that one thread treats come by blocks, where all sizes allow it. */
  readonly blocks: boolean;
  /** Whether a thread goes over several blocks, and computes again, one by one, what has angles far from 0. */
  readonly again: boolean;
  /** Threads of a workgroup. */
  readonly threads: number;
  /** Whether a workgroup computes one place of the outer axes together. */
  readonly together: boolean;
  /** How many threads of a workgroup lie along the two axes with copies. */
  readonly square?: readonly [rows: number, columns: number];
  /** Whether the workgroup reads what the threads of such a square need into memory that they share. */
  readonly shared: boolean;
}

/** What the choice of schedules depends on. */
export interface Adapter {
  /** Whether its threads are those of a processor: barriers are then dear, and few threads enough. */
  readonly software: boolean;
  /** From how many multiplications on a thread computes 8 x 8 numbers of a product: such shaders take long to compile. */
  readonly tallFrom: number;
  /** From how many on it computes 4 x 8. */
  readonly wideFrom: number;
  /** From how many places on threads read and write blocks. */
  readonly blocksFrom: number;
  /** Whether threads can combine values without memory. */
  readonly subgroups: boolean;
  /** From which length of a reduction on the threads of a workgroup share it. */
  readonly togetherFrom: number;
  /** From which extents on the workgroups of a matrix product share what they read. */
  readonly sharedFrom: number;
}
