import type { Axis } from '../../kernel/axis.js';

/** Where code looks along an axis, from the counter of its loop: at one place, or at four as lanes. */
export interface Spot {
  readonly offset: number;
  readonly lanes: boolean;
}

export type Places = ReadonlyMap<Axis, Spot>;

export const at = (offset: number): Spot => ({ offset, lanes: false });
export const lanesAt = (offset: number): Spot => ({ offset, lanes: true });

export const within = (places: Places, axes: ReadonlySet<Axis>): Places =>
  new Map([...places].filter(([axis]) => axes.has(axis)));

export const laneAxis = (places: Places): Axis | undefined => [...places].find(([, spot]) => spot.lanes)?.[0];

/** The place of one lane. */
export function lanePlace(places: Places, axis: Axis, lane: number): Places {
  return new Map(places).set(axis, at(places.get(axis)!.offset + lane));
}

export const placesKey = (places: Places): string =>
  [...places]
    .sort(([a], [b]) => a.id - b.id)
    .map(([axis, { offset, lanes }]) => `@${axis.id}:${offset}${lanes ? 'v' : ''}`)
    .join('');

/** All combinations of the spots of axes. */
export const combinations = (spots: readonly (readonly [Axis, readonly Spot[]])[]): Places[] =>
  spots.reduce<Places[]>(
    (all, [axis, choices]) => all.flatMap((places) => choices.map((spot) => new Map(places).set(axis, spot))),
    [new Map()],
  );
