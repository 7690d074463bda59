import { type Axis, known } from '../../kernel/axis.js';
import { ROUND, type Schedule } from './schedule.js';

/** Workgroups along one dimension of a grid, at most. */
const MOST = 65_535;

/** A list of workgroups as a grid. */
export function gridOf(groups: number): [number, number, number] {
  if (groups <= MOST) return [groups, 1, 1];
  const rows = Math.ceil(groups / MOST);
  if (rows <= MOST) return [Math.ceil(groups / rows), rows, 1];
  const layers = Math.ceil(rows / MOST);
  return [MOST, Math.ceil(rows / layers), layers];
}

/** How many places of an axis a thread takes at once. */
export const spanOf = (schedule: Schedule, axis: number): number =>
  schedule.again && schedule.lanes === axis
    ? ROUND
    : (schedule.copies.get(axis) ?? 1) * (schedule.lanes === axis ? 4 : 1);

/** How many workgroups a kernel of known sizes needs. */
export function groupsOf(axes: readonly Axis[], schedule: Schedule): number {
  const units = schedule.outer.map((axis) => Math.ceil(known(axes[axis].extent) / spanOf(schedule, axis)));
  const product = (counts: readonly number[]) => counts.reduce((a, b) => a * b, 1);
  if (schedule.together) return product(units);
  const { square } = schedule;
  if (!square) return Math.ceil(product(units) / schedule.threads);
  const tiled = tiledAxes(schedule);
  return product(
    units.map((n, i) => {
      const side = tiled.indexOf(schedule.outer[i]);
      return side < 0 ? n : Math.ceil(n / square[side]);
    }),
  );
}

/** The axes of a square of threads: those of which a thread has several places. */
export const tiledAxes = (schedule: Schedule): readonly [row: number, column: number] => {
  const tiled = schedule.outer.filter((axis) => schedule.copies.has(axis));
  return [tiled[0], tiled[1]];
};
