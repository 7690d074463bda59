import { type Axis, known, type Size } from '../../kernel/axis.js';
import type { Block } from './block.js';
import type { Schedule } from './schedule.js';
import { sizeText } from './text.js';

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
const spanOf = (schedule: Schedule, axis: number): number =>
  (schedule.copies.get(axis) ?? 1) * (schedule.lanes === axis ? 4 : 1);

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

/** Find out of which places a thread takes care; those without any return. */
export function bindOuter(block: Block, axes: readonly Axis[], schedule: Schedule): void {
  block.lines.push('let group = i32((wid.z * nwg.y + wid.y) * nwg.x + wid.x);', 'let local = i32(li);');
  const units = (axis: number) => unitsText(axes[axis].extent, spanOf(schedule, axis));
  const { square, threads, together } = schedule;
  let rest = square || together ? 'group' : block.name(`group * ${threads} + local`);
  const tiled: readonly number[] = square ? tiledAxes(schedule) : [];
  [...schedule.outer].reverse().forEach((axis, i, all) => {
    const side = tiled.indexOf(axis);
    const count =
      side < 0 ? units(axis) : block.name(`(${units(axis)} + ${square![side] - 1}) / ${square![side]}`);
    const last = i === all.length - 1;
    let unit = last ? rest : block.name(`${rest} % ${count}`);
    if (!last) rest = block.name(`${rest} / ${count}`);
    if (side >= 0) {
      const own = side === 1 ? `local % ${square![1]}` : `local / ${square![1]}`;
      unit = block.name(`${unit} * ${square![side]} + ${own}`);
    }
    if (last || side >= 0) block.lines.push(`if (${unit} >= ${units(axis)}) { return; }`);
    bindPlaces(block, axes[axis], unit, schedule, axis);
  });
  if (schedule.outer.length === 0) block.lines.push(`if (${rest} > 0) { return; }`);
}

const unitsText = (size: Size, span: number): string =>
  span === 1 ? sizeText(size) : `((${sizeText(size)} + ${span - 1}) / ${span})`;

/** Places beyond the end are computed like the last ones, and not stored. */
function bindPlaces(block: Block, axis: Axis, unit: string, schedule: Schedule, position: number): void {
  const span = spanOf(schedule, position);
  const step = schedule.lanes === position ? 4 : 1;
  const first = span === 1 ? unit : block.name(`${unit} * ${span}`);
  const copies = schedule.copies.get(position) ?? 1;
  const places = Array.from({ length: copies }, (_, i) =>
    i === 0 ? first : block.name(`min(${first} + ${i * step}, ${sizeText(axis.extent)} - ${step})`),
  );
  block.bind(axis, places, step === 4 ? 'lanes' : 'plain');
}

/** The test that a copy of an axis is not beyond its end. */
export const insideText = (block: Block, axis: Axis, copy: number, lanes: boolean): string =>
  `${block.bound(axis)!.places[0]} + ${copy * (lanes ? 4 : 1)} < ${sizeText(axis.extent)}`;
