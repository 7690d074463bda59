import type { Axis } from '../../kernel/axis.js';
import { inOrder, type Scan } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Sizes } from './address.js';
import { shuffle } from './asm/simd.js';
import type { Local, V128 } from './asm/value.js';
import { type Combiner, combinerOf } from './combine.js';
import { type Places, placesKey } from './places.js';
import type { Scope } from './scope.js';

const scansOf = (kernel: Kernel): Scan[] =>
  inOrder(kernel.outputs.map(({ value }) => value)).filter((x): x is Scan => x.op === 'scan');

/** The axis that a kernel has running sums along: its innermost one, one step after the other. */
export const scannedAxis = (kernel: Kernel): Axis | undefined => scansOf(kernel)[0]?.along;

const exceptAlong = ({ along }: Scan, places: Places): Places =>
  new Map([...places].filter(([axis]) => axis !== along));

/** Running sums and products, which go on from one step of the innermost loop to the next. */
export class Scans {
  private readonly all: readonly Scan[];
  private running = new Map<string, Local<'v128'>>();

  constructor(
    kernel: Kernel,
    private readonly sizes: Sizes,
  ) {
    this.all = scansOf(kernel);
  }

  /** Start them anew, before the innermost loop. */
  start(scope: Scope): void {
    this.running = new Map();
    for (const x of this.all) {
      const [start] = combinerOf(x.kind, x.dtype).start;
      const outer = new Set([...x.axes].filter((axis) => axis !== x.along));
      for (const places of scope.instances(outer)) this.running.set(keyOf(x, places), scope.block.let(start));
    }
  }

  value(x: Scan, places: Places, scope: Scope): V128 {
    const spot = places.get(x.along)!;
    // One step may take several places.
    for (const earlier of scope.spots(x.along))
      if (earlier.offset < spot.offset) this.sizes.value(x, new Map(places).set(x.along, earlier), scope);
    const { block } = scope;
    const combiner = combinerOf(x.kind, x.dtype);
    const running = this.running.get(keyOf(x, exceptAlong(x, places)))!;
    const own = block.let(this.sizes.value(x.body, places, scope));
    if (!spot.lanes) {
      const before = x.exclusive ? block.let(running) : running;
      block.set(running, merged(combiner, running, own));
      return before;
    }
    const four = block.let(upToEach(scope, combiner, own));
    const parts = x.exclusive ? shuffle(combiner.start[0], four, [0, 4, 5, 6]) : four;
    const result = block.let(merged(combiner, running, parts));
    block.set(running, merged(combiner, running, shuffle(four, four, [3, 3, 3, 3])));
    return result;
  }
}

const keyOf = (x: Scan, places: Places) => `${x.id}${placesKey(places)}`;
const merged = (combiner: Combiner, a: V128, b: V128): V128 => combiner.merge([a], [b])[0];

/** The lanes of a vector combined up to each of them. */
function upToEach({ block }: Scope, combiner: Combiner, x: V128): V128 {
  const [start] = combiner.start;
  const pairs = block.let(merged(combiner, x, shuffle(start, x, [0, 4, 5, 6])));
  return merged(combiner, pairs, shuffle(start, pairs, [0, 1, 4, 5]));
}
