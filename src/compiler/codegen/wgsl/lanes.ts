import type { Axis } from '../../kernel/axis.js';
import { axesOf, type Index, type Term } from '../../kernel/indices.js';
import type { Block, Point } from './block.js';
import { BLOCK } from './schedule.js';
import { isMultiple } from './text.js';

/** The places of four neighbours along an axis, the first at a multiple of 4: one place, four in a row, or any. */
export type Lanes = 'same' | 'next' | 'apart';

/** A row of four starts at a multiple of 4, or of another number if one is given. */
export function lanesOf(index: Index, along: Axis, start = 4): Lanes {
  const forms = index.terms.map(({ factor, term }) => ({ factor, form: termLanes(term, along, start) }));
  const varying = forms.filter(({ form }) => form !== 'same');
  if (varying.length === 0) return 'same';
  const [{ factor, form }] = varying;
  const others = forms.filter((x) => x !== varying[0]);
  const aligned = isMultiple(index.offset, start) && others.every((x) => isMultiple(x.factor, start));
  return varying.length === 1 && form === 'next' && factor === 1 && aligned ? 'next' : 'apart';
}

/** Which four of a block of its own the four neighbours at a place are, where they are that. */
export const pieceOf = (index: Index, block: Block, at: Point): number | undefined => {
  const { lane } = block;
  const whole = lane && block.bound(lane)!.blocks && lanesOf(index, lane, BLOCK) === 'next';
  return whole ? (at.get(lane) ?? 0) : undefined;
};

function termLanes(term: Term, along: Axis, start: number): Lanes {
  switch (term.of) {
    case 'axis':
      return term.axis === along ? 'next' : 'same';
    case 'value':
      return term.value.axes.has(along) ? 'apart' : 'same';
    case 'clamped':
      return axesOf(term.index).has(along) ? 'apart' : 'same';
    default: {
      const form = lanesOf(term.index, along, start);
      if (form !== 'next') return form;
      if (!isMultiple(term.by, start)) return 'apart';
      return term.of === 'quotient' ? 'same' : 'next';
    }
  }
}
