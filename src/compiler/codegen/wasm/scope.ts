import type { Axis } from '../../kernel/axis.js';
import { Block } from './asm/block.js';
import { i32 } from './asm/scalar.js';
import type { I32, Local, V128 } from './asm/value.js';
import { at, combinations, type Places, type Spot } from './places.js';

/** How a loop steps over an axis, and the places that its body works on at once. */
export interface Tile {
  readonly step: number;
  readonly spots: readonly Spot[];
}

/** The body of a function or of a loop: what has been computed in it. */
export class Scope {
  readonly block: Block;
  readonly values = new Map<string, V128>();
  readonly places = new Map<string, I32>();
  readonly before: Block;
  readonly advance: Block;

  constructor(
    outer: Block,
    readonly parent?: Scope,
    readonly axis?: Axis,
    readonly tile: Tile = { step: 1, spots: [] },
    readonly counter: Local<'i32'> | undefined = undefined,
    /** Whether most of the work is done here, not in the tail of a loop. */
    readonly main = true,
    /** Whether the counter starts at 0. */
    private readonly fromStart = true,
    /** An axis of lanes further out whose four places are looked at one by one here. */
    private readonly split: Axis | undefined = undefined,
  ) {
    const { frame } = outer;
    this.block = parent ? new Block(frame) : outer;
    this.before = new Block(frame);
    this.advance = new Block(frame);
  }

  get root(): Scope {
    return this.parent?.root ?? this;
  }
  get depth(): number {
    return this.parent ? this.parent.depth + 1 : 0;
  }

  /** The outermost scope in which axes have their places. */
  home(axes: ReadonlySet<Axis>): Scope {
    return !this.parent || axes.has(this.axis!) ? this : this.parent.home(axes);
  }

  /** The places along an axis that the body of its loop works on at once, as they are looked at from here. */
  spots(axis: Axis): readonly Spot[] {
    if (!this.parent || axis === this.axis) return this.tile.spots;
    const spots = this.parent.spots(axis);
    return axis === this.split
      ? spots.flatMap(({ offset }) => [0, 1, 2, 3].map((n) => at(offset + n)))
      : spots;
  }

  instances(axes: ReadonlySet<Axis>): Places[] {
    return combinations([...axes].map((axis) => [axis, this.spots(axis)]));
  }

  /** base + the counter * stride bytes, kept up to date by the loop. */
  pointer(key: string, base: I32, stride: I32, strides: I32): I32 {
    const found = this.places.get(key);
    if (found) return found;
    const started = this.fromStart ? base : i32.add(base, i32.mul(this.counter!, stride));
    const pointer = this.before.let(started);
    this.advance.set(pointer, i32.add(pointer, strides));
    this.places.set(key, pointer);
    return pointer;
  }

  place(key: string, make: () => I32): I32 {
    const found = this.places.get(key);
    if (found) return found;
    const made = this.block.let(make());
    this.places.set(key, made);
    return made;
  }
}

/** Loops over an axis by one tile after the other, each as far as it goes. */
export function loops(
  scope: Scope,
  axis: Axis,
  extent: I32,
  tiles: readonly Tile[],
  body: (inner: Scope, tile: Tile) => void,
  split?: Axis,
): void {
  const counter = scope.block.let(i32.constant(0));
  tiles.forEach((tile, i) => {
    const inner = new Scope(scope.block, scope, axis, tile, counter, scope.main && i === 0, i === 0, split);
    body(inner, tile);
    const whole = new Block(scope.block.frame);
    whole.append(inner.block);
    whole.append(inner.advance);
    whole.set(counter, i32.add(counter, i32.constant(tile.step)));
    const left = i32.sub(extent, counter);
    scope.block.while(inner.before, i32.lessOrEqual(i32.constant(tile.step), left), whole);
  });
}
