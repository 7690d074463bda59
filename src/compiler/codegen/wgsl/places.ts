import type { Axis, Size } from '../../kernel/axis.js';
import type { Block } from './block.js';
import { spanOf, tiledAxes } from './grid.js';
import { BLOCK, type Schedule } from './schedule.js';
import { sizeText } from './text.js';

/** Where a thread's places of an axis begin, maybe beyond the end, and those of its workgroup. */
export interface Start {
  readonly own: string;
  readonly group: string;
}
export type Starts = ReadonlyMap<Axis, Start>;

/** Find out of which places a thread takes care. Those without any return, unless a tile needs them. */
export function bindOuter(block: Block, axes: readonly Axis[], schedule: Schedule): Starts {
  block.lines.push('let group = i32((wid.z * nwg.y + wid.y) * nwg.x + wid.x);', 'let local = i32(li);');
  const { square, threads, together, outer, shared } = schedule;
  const tiled: readonly number[] = square ? tiledAxes(schedule) : [];
  const starts = new Map<Axis, Start>();
  let rest = square || together ? 'group' : block.name(`group * ${threads} + local`);
  if (outer.length === 0) block.lines.push(`if (${rest} > 0) { return; }`);
  [...outer].reverse().forEach((position, i) => {
    const axis = axes[position];
    const units = unitsText(axis.extent, spanOf(schedule, position));
    const side = tiled.indexOf(position);
    const count = side < 0 ? units : block.name(`(${units} + ${square![side] - 1}) / ${square![side]}`);
    const outermost = i === outer.length - 1;
    if (outermost) block.lines.push(`if (${rest} >= ${count}) { return; }`);
    let unit = outermost ? rest : block.name(`${rest} % ${count}`);
    if (!outermost) rest = block.name(`${rest} / ${count}`);
    const group = side < 0 ? unit : `${unit} * ${square![side] * spanOf(schedule, position)}`;
    if (side >= 0) {
      const own = side === 1 ? `local % ${square![1]}` : `local / ${square![1]}`;
      unit = block.name(`${unit} * ${square![side]} + ${own}`);
      if (!shared) block.lines.push(`if (${unit} >= ${units}) { return; }`);
    }
    starts.set(axis, { group, own: bindPlaces(block, axis, unit, schedule, position) });
  });
  return starts;
}

const unitsText = (size: Size, span: number): string =>
  span === 1 ? sizeText(size) : `((${sizeText(size)} + ${span - 1}) / ${span})`;

/** Places beyond the end are computed like the last ones, and not stored. */
function bindPlaces(block: Block, axis: Axis, unit: string, schedule: Schedule, position: number): string {
  const span = spanOf(schedule, position);
  const step = schedule.lanes === position ? 4 : 1;
  const first = span === 1 ? unit : block.name(`${unit} * ${span}`);
  if (schedule.again && schedule.lanes === position) return first;
  const copies = schedule.copies.get(position) ?? 1;
  const blocks = step === 4 && schedule.blocks && span === BLOCK;
  const places = Array.from({ length: copies }, (_, i) => {
    if (i === 0 && !schedule.shared) return first;
    const place = `${first} + ${i * step}`;
    return block.name(blocks ? place : `min(${place}, ${sizeText(axis.extent)} - ${step})`);
  });
  block.bind(axis, places, blocks ? 'blocks' : step === 4 ? 'lanes' : 'plain');
  return first;
}

/** The test that a copy of an axis is not beyond its end. */
export const insideText = (starts: Starts, axis: Axis, copy: number, step: number): string =>
  `${starts.get(axis)!.own} + ${copy * step} < ${sizeText(axis.extent)}`;
