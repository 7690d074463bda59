import { type Axis, extentOf } from '../../kernel/axis.js';
import type { Reduce } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Adapter } from './schedule.js';

/** Places that are enough to keep a GPU busy with a thread for each. */
export const MANY = 4096;
/** Workgroups that wait for one another in any case: with more, a thread for each place does as well. */
const MOST = 65_536;
/** The number of elements from which on more threads share them. */
const LONG = 4096;

/** How many threads of a workgroup compute each place of the outer axes together; 1 where each computes its own. */
export function threadsTogether(
  kernel: Kernel,
  reduces: readonly Reduce[],
  outer: ReadonlySet<Axis>,
  { software, togetherFrom }: Adapter,
): number {
  const places = extentOf(outer);
  const length = Math.max(0, ...reduces.map((x) => extentOf(x.over)));
  if (software || places > MOST) return 1;
  const inner = extentOf(kernel.axes.filter((axis) => !outer.has(axis)));
  if (length >= togetherFrom) return Math.max(length, inner) >= LONG ? 256 : 64;
  return places < MANY && length >= togetherFrom / 8 ? 32 : 1;
}
