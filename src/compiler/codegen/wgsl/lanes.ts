import type { Axis } from '../../kernel/axis.js';
import { axesOf, type Index, type Term } from '../../kernel/indices.js';
import { multipleOf4 } from './text.js';

/** The places of four neighbours along an axis, the first at a multiple of 4: one place, four in a row, or any. */
export type Lanes = 'same' | 'next' | 'apart';

/** A row of four starts at a multiple of 4. */
export function lanesOf(index: Index, along: Axis): Lanes {
  const forms = index.terms.map(({ factor, term }) => ({ factor, form: termLanes(term, along) }));
  const varying = forms.filter(({ form }) => form !== 'same');
  if (varying.length === 0) return 'same';
  const [{ factor, form }] = varying;
  const others = forms.filter((x) => x !== varying[0]);
  const aligned = multipleOf4(index.offset) && others.every((x) => multipleOf4(x.factor));
  return varying.length === 1 && form === 'next' && factor === 1 && aligned ? 'next' : 'apart';
}

function termLanes(term: Term, along: Axis): Lanes {
  switch (term.of) {
    case 'axis':
      return term.axis === along ? 'next' : 'same';
    case 'value':
      return term.value.axes.has(along) ? 'apart' : 'same';
    case 'clamped':
      return axesOf(term.index).has(along) ? 'apart' : 'same';
    default: {
      const form = lanesOf(term.index, along);
      if (form !== 'next') return form;
      if (!multipleOf4(term.by)) return 'apart';
      return term.of === 'quotient' ? 'same' : 'next';
    }
  }
}
