import type { normalizeAxis } from './axes.js';
import type { normalizeAxes } from './reduce.js';
import type { isRankUnknown, Shape } from './shape.js';

/** The shape itself when `axes`, one or several, are axes of it, or the message. */
export type along<op extends string, shape extends Shape, axes> =
  isRankUnknown<shape> extends true
    ? shape
    : axes extends number
      ? orShape<normalizeAxis<op, shape, axes>, shape>
      : axes extends readonly number[]
        ? number extends axes['length']
          ? shape
          : orShape<normalizeAxes<op, shape, axes, axes>, shape>
        : shape;
type orShape<index, shape> = [index] extends [never] ? shape : index extends string ? index : shape;
