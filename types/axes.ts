import type { axisOutOfRange } from '../src/messages/shapes.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { AxisTable } from './tables.gen.js';

/** The axis counted from the front; `never` when out of range, `number` when the rank is above the table's. */
export type countAxis<rank extends number, axis extends number> = `${rank}` extends infer r extends
  keyof AxisTable
  ? `${axis}` extends infer a extends keyof AxisTable[r]
    ? AxisTable[r][a]
    : never
  : number;

/** The axis counted from the front, `number` when unknown, or the message. */
export type normalizeAxis<op extends string, shape extends Shape, axis extends number> =
  isRankUnknown<shape> extends true
    ? number
    : number extends axis
      ? number
      : countAxis<shape['length'], axis> extends infer index
        ? [index] extends [never]
          ? axisOutOfRange<op, axis, shape>
          : index
        : never;
