import type { Axis } from '../../kernel/axis.js';
import { type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import type { Sizes } from './address.js';
import type { Local, V128 } from './asm/value.js';
import {
  acrossLanes,
  type Combiner,
  combinerOf,
  kept,
  mergeAll,
  packed,
  type State,
  transposed,
} from './combine.js';
import { acrossOrAlong, ownLanes } from './lanes.js';
import { madd } from './math/polynomial.js';
import { at, laneAxis, lanePlace, lanesAt, type Places, placesKey } from './places.js';
import { loops, type Scope, type Tile } from './scope.js';

/** Accumulators of one result. */
interface Running {
  readonly reduce: Reduce;
  readonly combiner: Combiner;
  readonly places: Places;
  /** Of each unrolled step; a single one with equal lanes takes what is left of the loop. */
  readonly states: readonly State[];
  readonly tail: State | undefined;
}

const ONE_BY_ONE: Tile = { step: 1, spots: [at(0)] };

/** Enough sums in flight to hide how long an addition takes. */
const IN_FLIGHT = 4;

/** Writes the loops of reductions. */
export class Reductions {
  private readonly all: readonly Reduce[];
  private readonly stages = new Map<Expr, number>();

  constructor(
    private readonly sizes: Sizes,
    outputs: readonly Expr[],
  ) {
    this.all = inOrder(outputs).filter((x): x is Reduce => x.op === 'reduce');
    for (const x of this.all) {
      const inner = inOrder([x.body]).map((y) => this.stages.get(y) ?? 0);
      this.stages.set(x, 1 + Math.max(...inner));
    }
  }

  /** Compute a reduction, and those that one loop can compute with it, for all places of a scope. */
  compute(reduce: Reduce, scope: Scope): void {
    const way = wayOf(reduce, scope);
    const together = this.all.filter(
      (x) =>
        this.stages.get(x) === this.stages.get(reduce) &&
        x.over.length === reduce.over.length &&
        x.over.every((axis, i) => axis === reduce.over[i]) &&
        scope.home(x.axes) === scope &&
        isOpen(x, scope) &&
        sameWay(way, wayOf(x, scope)),
    );
    const results = together.flatMap((x) => scope.instances(x.axes).map((places) => ({ x, places })));
    if (way.along === undefined) this.across(results, scope);
    else if (way.lanes) this.along(results, way.along, way.lanes, scope);
    else this.own(results, way.along, scope);
  }

  /** Four results at once, as lanes. */
  private across(results: readonly Result[], scope: Scope): void {
    const running = results.map(({ x, places }) => start(x, places, 1, false, scope));
    this.nest(results[0].x.over, undefined, [ONE_BY_ONE], running, scope);
    for (const { reduce, combiner, places, states } of running)
      save(reduce, places, scope, combiner.result(states[0]));
  }

  /** Each result in lanes along the reduction, of four results that are lanes afterwards. */
  private along(results: readonly Result[], axis: Axis, lanes: Axis, scope: Scope): void {
    const fours = results.map(({ x, places }) => ({
      x,
      places,
      running: [0, 1, 2, 3].map((lane) => start(x, lanePlace(places, lanes, lane), 1, true, scope)),
    }));
    this.nest(
      results[0].x.over,
      axis,
      tiles(1),
      fours.flatMap(({ running }) => running),
      scope,
      lanes,
    );
    for (const { x, places, running } of fours) {
      const [a, b, c, d] = running;
      const { combiner } = a;
      const { block } = scope;
      const whole = transposed(block, combiner, [a.states[0], b.states[0], c.states[0], d.states[0]]);
      const rest = packed(block, [a.tail!, b.tail!, c.tail!, d.tail!]);
      save(x, places, scope, combiner.result(combiner.merge(whole, rest)));
    }
  }

  /** Results that are the same for all lanes. */
  private own(results: readonly Result[], axis: Axis, scope: Scope): void {
    const unrolled = Math.max(1, Math.ceil(IN_FLIGHT / results.length));
    const running = results.map(({ x, places }) => start(x, places, unrolled, true, scope));
    this.nest(results[0].x.over, axis, tiles(unrolled), running, scope);
    for (const { reduce: x, combiner, places, states, tail } of running) {
      const whole = acrossLanes(scope.block, combiner, mergeAll(scope.block, combiner, states));
      save(x, places, scope, combiner.result(combiner.merge(whole, tail!)));
    }
  }

  /** Loops over axes, the one of the lanes innermost. */
  private nest(
    over: readonly Axis[],
    lanes: Axis | undefined,
    steps: readonly Tile[],
    running: readonly Running[],
    scope: Scope,
    split?: Axis,
  ): void {
    const order = lanes ? [...over.filter((axis) => axis !== lanes), lanes] : over;
    const visit = ([axis, ...rest]: readonly Axis[], outer: Scope, inner: Places) => {
      const tilesOf = axis === lanes ? steps : [ONE_BY_ONE];
      const within = outer === scope ? split : undefined;
      const each = (body: Scope, tile: Tile) =>
        tile.spots.forEach((spot, step) => {
          const places = new Map(inner).set(axis, spot);
          if (rest.length > 0) visit(rest, body, places);
          else for (const one of running) this.add(one, step, new Map([...one.places, ...places]), body);
        });
      loops(outer, axis, this.sizes.size(axis.extent), tilesOf, each, within);
    };
    visit(order, scope, new Map());
  }

  private add({ reduce, combiner, states, tail }: Running, step: number, places: Places, scope: Scope): void {
    const { block } = scope;
    const isTail = tail !== undefined && laneAxis(places) === undefined;
    const state = isTail ? tail : states[step];
    const { body } = reduce;
    const next =
      block.frame.relaxed && reduce.kind === 'sum' && body.op === 'mul' && body.dtype === 'float32'
        ? [
            madd(
              block,
              this.sizes.value(body.args[0], places, scope),
              this.sizes.value(body.args[1], places, scope),
              state[0],
            ),
          ]
        : combiner.add(state, this.sizes.value(body, places, scope));
    next.forEach((x, i) => {
      block.set(state[i] as Local<'v128'>, x);
    });
  }
}

/** The lanes that results vary with, if they do, and the axis that sums have lanes along, if they do. */
interface Way {
  readonly lanes: Axis | undefined;
  readonly along: Axis | undefined;
}
const sameWay = (a: Way, b: Way) => a.lanes === b.lanes && a.along === b.along;

function wayOf(reduce: Reduce, scope: Scope): Way {
  const lanes = laneAxis(scope.instances(reduce.axes)[0]);
  return { lanes, along: lanes ? acrossOrAlong(reduce, lanes).along : ownLanes(reduce).axis };
}

interface Result {
  readonly x: Reduce;
  readonly places: Places;
}

const tiles = (unrolled: number): Tile[] => {
  const one: Tile = { step: 4, spots: [lanesAt(0)] };
  const many = { step: 4 * unrolled, spots: Array.from({ length: unrolled }, (_, i) => lanesAt(4 * i)) };
  return unrolled > 1 ? [many, one, ONE_BY_ONE] : [one, ONE_BY_ONE];
};

/** Whether a reduction can be computed in a scope, being inside of no other, and is not yet. */
function isOpen(x: Reduce, scope: Scope): boolean {
  const instances = scope.instances(x.axes);
  return instances.length > 0 && !scope.values.has(keyOf(x, instances[0]));
}

export const keyOf = (x: Expr, places: Places): string => `${x.id}${placesKey(places)}`;

const save = (x: Reduce, places: Places, { block, values }: Scope, result: V128): void => {
  values.set(keyOf(x, places), block.let(result));
};

function start(reduce: Reduce, places: Places, count: number, tail: boolean, { block }: Scope): Running {
  const combiner = combinerOf(reduce.kind, reduce.dtype);
  const fresh = () => kept(block, combiner.start);
  return {
    reduce,
    combiner,
    places,
    states: Array.from({ length: count }, fresh),
    tail: tail ? fresh() : undefined,
  };
}
