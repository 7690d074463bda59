import type { Axis } from '../../kernel/axis.js';
import {
  addIndex,
  constantIndex,
  type Index,
  quotient,
  remainder,
  scaleIndex,
} from '../../kernel/indices.js';
import { type Pairs, sharedIndex } from './halves.js';
import type { Layout } from './layout.js';

/** Where a texture holds an element. */
export interface Texel {
  readonly x: Index;
  readonly y: Index;
  /** Which of the four numbers of the texel, where it has four. */
  readonly channel: Index;
}

/** Row and column in the last two dimensions. */
export interface Coordinates {
  readonly batch: Index;
  readonly row: Index;
  readonly column: Index;
}

export function coordinates(at: Index, rows: number, columns: number): Coordinates {
  const whole = quotient(at, columns);
  return { batch: quotient(whole, rows), row: remainder(whole, rows), column: remainder(at, columns) };
}

export function texelOf(
  at: Index,
  layout: Extract<Layout, { kind: 'packed' | 'flat' }>,
  pairs: ReadonlyMap<Axis, Pairs>,
): Texel {
  if (layout.kind === 'flat') {
    const place = addIndex(at, constantIndex(layout.offset));
    return {
      x: sharedIndex(remainder(place, layout.width), pairs),
      y: sharedIndex(quotient(place, layout.width), pairs),
      channel: constantIndex(0),
    };
  }
  const { rows, columns, width } = layout;
  const { batch, row, column } = coordinates(at, rows, columns);
  const wide = Math.ceil(columns / 2);
  const y =
    rows % 2 === 0
      ? quotient(quotient(at, columns), 2)
      : addIndex(scaleIndex(batch, Math.ceil(rows / 2)), quotient(row, 2));
  const x = quotient(column, 2);
  const channel = addIndex(scaleIndex(remainder(row, 2), 2), remainder(column, 2));
  if (width === wide) {
    return { x: sharedIndex(x, pairs), y: sharedIndex(y, pairs), channel: sharedIndex(channel, pairs) };
  }
  const place = addIndex(scaleIndex(y, wide), x);
  return {
    x: sharedIndex(remainder(place, width), pairs),
    y: sharedIndex(quotient(place, width), pairs),
    channel: sharedIndex(channel, pairs),
  };
}
