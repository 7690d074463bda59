import { type Axis, known } from '../../kernel/axis.js';
import { inOrder } from '../../kernel/expr.js';
import { addIndex, axesOf, axisIndex, constantIndex, type Index } from '../../kernel/indices.js';
import type { Kernel } from '../../kernel/kernel.js';
import { isShifted } from './clamps.js';
import { rebuilt } from './normalize.js';

/** Fewer places are not worth a call for each piece. */
const PLACES = 2048;
const PIECES = 16;

/**
 * A kernel as kernels for some of its places each. One that decides at every place what to read, as along the border of
 * a padding or of joined tensors, is cut where the decision changes: most pieces then only move elements.
 */
export function pieces(kernel: Kernel): readonly Kernel[] {
  const exprs = inOrder(kernel.outputs.map(({ value }) => value));
  const places = kernel.axes.reduce((n, { extent }) => n * known(extent), 1);
  if (places < PLACES || exprs.some(({ op }) => op === 'reduce' || op === 'scan')) return [kernel];
  const found = cut(kernel);
  return found.length > PIECES ? [kernel] : found;
}

function cut(kernel: Kernel): readonly Kernel[] {
  const axis = kernel.axes.find((x) => cutsAlong(kernel, x).length > 0);
  if (!axis) return [kernel];
  const extent = known(axis.extent);
  const ends = [extent, ...cutsAlong(kernel, axis)].sort((a, b) => b - a);
  const found: Kernel[] = [];
  for (let from = 0; from < extent; ) {
    // As much as one decision serves.
    const longer = ends.filter((end) => end > from);
    for (const to of longer) {
      const part = { id: axis.id, extent: to - from };
      const piece = rebuilt(kernel, new Map([[axis, addIndex(axisIndex(part), constantIndex(from))]]));
      if (cutsAlong(piece, part).length > 0) continue;
      found.push(...cut(piece));
      from = to;
      break;
    }
  }
  return found;
}

/** The places of an axis where a comparison, or what clamps do, changes. */
function cutsAlong({ axes, outputs }: Kernel, axis: Axis): number[] {
  if (!axes.includes(axis) || !outputs.every(({ at }) => axesOf(at).has(axis))) return [];
  const found = new Set<number>();
  const look = (index: Index) => {
    for (const { term } of index.terms) {
      if (term.of !== 'clamped') continue;
      const { index: inner, size } = term;
      if (isShifted(inner, axis))
        for (const place of [0, known(size)]) found.add(place - known(inner.offset));
      else look(inner);
    }
  };
  for (const x of inOrder(outputs.map(({ value }) => value))) {
    if ('at' in x) look(x.at);
    if (x.op !== 'select' || x.args[0].op !== 'less') continue;
    const [place, end] = x.args[0].args;
    if (place.op === 'place' && end.op === 'constant' && isShifted(place.at, axis))
      found.add(end.value - known(place.at.offset));
  }
  return [...found].filter((place) => place > 0 && place < known(axis.extent));
}
