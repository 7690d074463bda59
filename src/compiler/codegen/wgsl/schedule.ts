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
  /** Threads of a workgroup. */
  readonly threads: number;
  /** Whether a workgroup computes one place of the outer axes together. */
  readonly together: boolean;
  /** Whether the threads of a workgroup are a square over the last two outer axes with copies. */
  readonly square?: readonly [rows: number, columns: number];
}

/** What the choice of schedules depends on. */
export interface Adapter {
  /** Whether its threads are those of a processor: barriers are then dear, and few threads enough. */
  readonly software: boolean;
  /** Rows of the tile of a matrix product that a thread computes. */
  readonly tileRows: number;
  /** Whether threads can combine values without memory. */
  readonly subgroups: boolean;
}
