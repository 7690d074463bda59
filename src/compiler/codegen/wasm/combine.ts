import type { Dtype, Reduction } from '../../kernel/expr.js';
import type { Block } from './asm/block.js';
import { f32x4, i32x4, shuffle, v128 } from './asm/simd.js';
import type { V128 } from './asm/value.js';

/** What a reduction keeps while it goes on. */
export type State = readonly V128[];

/** How values are combined. */
export interface Combiner {
  readonly start: State;
  add(state: State, x: V128): State;
  merge(a: State, b: State): State;
  result(state: State): V128;
}

const simple = (start: V128, combine: (a: V128, b: V128) => V128): Combiner => ({
  start: [start],
  add: ([state], x) => [combine(state, x)],
  merge: ([a], [b]) => [combine(a, b)],
  result: ([state]) => state,
});

/** The machine's shortest comparison loses NaN, so where NaN was is kept aside. */
const extreme = (start: number, combine: (a: V128, b: V128) => V128): Combiner => ({
  start: [f32x4.constant(start), i32x4.constant(0)],
  add: ([state, nan], x) => [combine(x, state), v128.or(nan, f32x4.notEqual(x, x))],
  merge: ([a, nanA], [b, nanB]) => [combine(a, b), v128.or(nanA, nanB)],
  result: ([state, nan]) => v128.or(state, nan),
});

const FALSE = i32x4.constant(0);
const TRUE = i32x4.constant(-1);
const LEAST = i32x4.constant(-(2 ** 31));
const GREATEST = i32x4.constant(2 ** 31 - 1);

export function combinerOf(kind: Reduction, dtype: Dtype): Combiner {
  const isFloat = dtype === 'float32';
  switch (kind) {
    case 'sum':
      return isFloat ? simple(f32x4.constant(0), f32x4.add) : simple(FALSE, i32x4.add);
    case 'prod':
      return isFloat ? simple(f32x4.constant(1), f32x4.mul) : simple(i32x4.constant(1), i32x4.mul);
    case 'max':
      return isFloat ? extreme(Number.NEGATIVE_INFINITY, f32x4.pmax) : simple(LEAST, i32x4.max);
    case 'min':
      return isFloat ? extreme(Number.POSITIVE_INFINITY, f32x4.pmin) : simple(GREATEST, i32x4.min);
    case 'any':
      return simple(FALSE, v128.or);
    default:
      return simple(TRUE, v128.and);
  }
}

const each = (block: Block, state: State, f: (x: V128) => V128): State => state.map((x) => block.let(f(x)));
export const kept = (block: Block, state: State): State => each(block, state, (x) => x);

export const mergeAll = (block: Block, combiner: Combiner, [first, ...rest]: readonly State[]): State =>
  rest.reduce((all, state) => kept(block, combiner.merge(all, state)), first);

/** All four lanes combined, in every lane. */
export function acrossLanes(block: Block, combiner: Combiner, state: State): State {
  const halves = combiner.merge(
    state,
    each(block, state, (x) => shuffle(x, x, [2, 3, 0, 1])),
  );
  const pairs = kept(block, halves);
  return kept(
    block,
    combiner.merge(
      pairs,
      each(block, pairs, (x) => shuffle(x, x, [1, 0, 3, 2])),
    ),
  );
}

type Four<T> = readonly [T, T, T, T];

/** The lanes of each of four states combined, as the four lanes of one. */
export function transposed(block: Block, combiner: Combiner, states: Four<State>): State {
  const rows = states[0].map((_, i) => {
    const [a, b, c, d] = states.map((state) => state[i]);
    const low = [block.let(shuffle(a, b, [0, 4, 1, 5])), block.let(shuffle(c, d, [0, 4, 1, 5]))] as const;
    const high = [block.let(shuffle(a, b, [2, 6, 3, 7])), block.let(shuffle(c, d, [2, 6, 3, 7]))] as const;
    return [low, high].flatMap((pair) => [
      block.let(shuffle(...pair, [0, 1, 4, 5])),
      block.let(shuffle(...pair, [2, 3, 6, 7])),
    ]);
  });
  return mergeAll(
    block,
    combiner,
    [0, 1, 2, 3].map((lane) => rows.map((row) => row[lane])),
  );
}

/** Four states with equal lanes, as the four lanes of one. */
export const packed = (block: Block, states: Four<State>): State =>
  states[0].map((_, i) => {
    const [a, b, c, d] = states.map((state) => state[i]);
    return block.let(shuffle(shuffle(a, b, [0, 4, 0, 4]), shuffle(c, d, [0, 4, 0, 4]), [0, 1, 4, 5]));
  });
