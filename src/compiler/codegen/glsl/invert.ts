import { type Axis, known } from '../../kernel/axis.js';
import {
  addIndex,
  constantIndex,
  type Index,
  quotient,
  remainder,
  scaleIndex,
} from '../../kernel/indices.js';

/** The places of axes, given the place that an index makes of them: it visits every place once. */
export function invert(index: Index, axes: readonly Axis[], place: Index): Map<Axis, Index> {
  const places = new Map(axes.map((axis) => [axis, constantIndex(0)]));
  const steps = index.terms.map(({ factor, term }) => {
    if (term.of !== 'axis') throw new Error('An output is written at a place that is no sum of axes');
    return { axis: term.axis, factor: known(factor) };
  });
  steps.sort((a, b) => Math.abs(a.factor) - Math.abs(b.factor));
  let step = 1;
  for (const { axis, factor } of steps) {
    const extent = known(axis.extent);
    if (Math.abs(factor) !== step) throw new Error('An output is not written at every place once');
    const digit = remainder(quotient(place, step), extent);
    places.set(axis, factor > 0 ? digit : addIndex(constantIndex(extent - 1), scaleIndex(digit, -1)));
    step *= extent;
  }
  return places;
}
