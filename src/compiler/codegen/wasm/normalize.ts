import { type Axis, known } from '../../kernel/axis.js';
import { type Expr, Exprs, inOrder, type Reduce } from '../../kernel/expr.js';
import {
  axisIndex,
  constantIndex,
  type Index,
  rangeOf,
  substitute,
  type Term,
} from '../../kernel/indices.js';
import type { Kernel } from '../../kernel/kernel.js';
import { scannedAxis } from './scans.js';

type Replaced = ReadonlyMap<Axis, Index>;

/**
 * A kernel with fewer axes: none of extent 1, no neighbours that every place treats as one, and none for a reduction
 * over rows whose elements the kernel computes too.
 */
export function normalized(kernel: Kernel): Kernel {
  let current = kernel;
  for (;;) {
    const replaced = units(current) ?? neighbours(current) ?? again(current);
    if (!replaced) return current;
    current = rebuilt(current, replaced);
  }
}

const reducesOf = (kernel: Kernel): Reduce[] =>
  inOrder(kernel.outputs.map(({ value }) => value)).filter((x): x is Reduce => x.op === 'reduce');

/** The lists of axes that are looped over. */
const loopsOf = (kernel: Kernel): (readonly Axis[])[] => [
  kernel.axes,
  ...reducesOf(kernel).map(({ over }) => over),
];

function units(kernel: Kernel): Replaced | undefined {
  const found = loopsOf(kernel)
    .flat()
    .filter(({ extent }) => extent === 1);
  return found.length > 0 ? new Map(found.map((axis) => [axis, constantIndex(0)])) : undefined;
}

/** Two axes that can be one. */
function neighbours(kernel: Kernel): Replaced | undefined {
  const lists = loopsOf(kernel);
  const scanned = scannedAxis(kernel);
  const indices = indicesOf(kernel);
  for (const list of lists)
    for (let i = 0; i + 1 < list.length; i++) {
      const [outer, inner] = [list[i], list[i + 1]];
      if (inner === scanned) continue;
      if (!lists.every((other) => together(other, outer, inner))) continue;
      if (!indices.every((index) => asOne(index, outer, inner))) continue;
      const axis = { id: inner.id, extent: known(outer.extent) * known(inner.extent) };
      return new Map([
        [outer, constantIndex(0)],
        [inner, axisIndex(axis)],
      ]);
    }
  return undefined;
}

/** An axis of reductions that goes over the same places as one of the kernel does afterwards. */
function again(kernel: Kernel): Replaced | undefined {
  const reduces = reducesOf(kernel);
  const isFree = (axis: Axis, bound: Axis) =>
    reduces.every((x) => !x.axes.has(axis) || !x.over.includes(bound));
  for (const { over } of reduces) {
    const [axis] = over;
    if (over.length > 1 || kernel.axes.includes(axis)) continue;
    const same = [...kernel.axes]
      .reverse()
      .find((other) => other.extent === axis.extent && isFree(other, axis) && isFree(axis, other));
    if (same) return new Map([[axis, axisIndex(same)]]);
  }
  return undefined;
}

function together(list: readonly Axis[], outer: Axis, inner: Axis): boolean {
  const [i, j] = [list.indexOf(outer), list.indexOf(inner)];
  return i < 0 ? j < 0 : j === i + 1;
}

function asOne({ terms }: Index, outer: Axis, inner: Axis): boolean {
  const factorOf = (axis: Axis) =>
    known(terms.find(({ term }) => term.of === 'axis' && term.axis === axis)?.factor ?? 0);
  return factorOf(outer) === factorOf(inner) * known(inner.extent);
}

/** All indices, those inside others too. */
function indicesOf(kernel: Kernel): Index[] {
  const found: Index[] = [];
  const visit = (index: Index) => {
    found.push(index);
    for (const { term } of index.terms) if (term.of !== 'axis' && term.of !== 'value') visit(term.index);
  };
  for (const { at } of kernel.outputs) visit(at);
  for (const x of inOrder(kernel.outputs.flatMap(({ value, at }) => [value, ...valuesOf(at)])))
    if ('at' in x) visit(x.at);
  return found;
}

const valuesOf = ({ terms }: Index): Expr[] =>
  terms.flatMap(({ term }) => (term.of === 'axis' ? [] : valuesOfTerm(term)));
const valuesOfTerm = (term: Exclude<Term, { of: 'axis' }>): Expr[] =>
  term.of === 'value' ? [term.value] : valuesOf(term.index);

/** A kernel with other indices in place of some axes. What they decide is decided. */
export function rebuilt(kernel: Kernel, replaced: Replaced): Kernel {
  const exprs = new Exprs();
  const made = new Map<Expr, Expr>();
  const indexOf = (index: Index) =>
    substitute(index, (axis) => replaced.get(axis) ?? axisIndex(axis), exprOf);
  const axesOf = (axes: readonly Axis[]) =>
    axes.flatMap((axis) => {
      const index = replaced.get(axis);
      if (!index) return [axis];
      return index.terms.flatMap(({ term }) => (term.of === 'axis' ? [term.axis] : []));
    });
  const exprOf = (x: Expr): Expr => {
    const found = made.get(x);
    if (found) return found;
    const y = build(x);
    made.set(x, y);
    return y;
  };
  const build = (x: Expr): Expr => {
    if (x.op === 'select') {
      const [condition, yes, no] = x.args.map(exprOf);
      const outcome = yes === no || decided(condition);
      if (outcome !== undefined) return outcome ? yes : no;
    }
    if (x.op !== 'reduce') return exprs.like(x, indexOf, exprOf);
    const over = axesOf(x.over);
    const body = exprOf(x.body);
    return over.length > 0 ? exprs.reduce(x.kind, over, body) : body;
  };
  return {
    ...kernel,
    axes: axesOf(kernel.axes),
    outputs: kernel.outputs.map((output) => ({
      ...output,
      at: indexOf(output.at),
      value: exprOf(output.value),
    })),
  };
}

/** What a comparison of a place with a constant gives, where it gives the same at all places. */
function decided(condition: Expr): boolean | undefined {
  if (condition.op !== 'less') return undefined;
  const [place, end] = condition.args;
  if (place.op !== 'place' || end.op !== 'constant') return undefined;
  const [low, high] = rangeOf(place.at);
  if (high < end.value) return true;
  return low >= end.value ? false : undefined;
}
