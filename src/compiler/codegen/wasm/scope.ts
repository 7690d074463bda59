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

/** The loop that a scope is the body of. */
interface Loop {
  readonly parent: Scope;
  readonly axis: Axis;
  readonly tile: Tile;
  readonly counter: Local<'i32'>;
  /** Whether the counter starts at 0: other loops go on where one before them ended. */
  readonly first: boolean;
  /** An axis of lanes further out whose four places are looked at one by one here. */
  readonly split: Axis | undefined;
}

/** The body of a function or of a loop: what has been computed in it. */
export class Scope {
  readonly block: Block;
  readonly values = new Map<string, V128>();
  private readonly places: Map<string, I32>;
  readonly before: Block;
  readonly advance: Block;
  /** Whether most of the work is done here, not in the tail of a loop. */
  readonly main: boolean;

  constructor(
    outer: Block,
    private readonly loop?: Loop,
    whole?: Scope,
  ) {
    const { frame } = outer;
    this.block = loop && !whole ? new Block(frame) : outer;
    this.before = whole?.before ?? new Block(frame);
    this.advance = whole?.advance ?? new Block(frame);
    this.places = new Map(whole?.places);
    this.main = !loop || (loop.first && loop.parent.main);
  }

  get parent(): Scope | undefined {
    return this.loop?.parent;
  }
  get axis(): Axis | undefined {
    return this.loop?.axis;
  }
  /** How much the counter of the loop grows. */
  get step(): number {
    return this.loop?.tile.step ?? 0;
  }
  get root(): Scope {
    return this.parent?.root ?? this;
  }
  get depth(): number {
    return this.parent ? this.parent.depth + 1 : 0;
  }

  /** The outermost scope in which axes have their places. */
  home(axes: ReadonlySet<Axis>): Scope {
    return !this.loop || axes.has(this.loop.axis) ? this : this.loop.parent.home(axes);
  }

  /** The places along an axis that the body of its loop works on at once, as they are looked at from here. */
  spots(axis: Axis): readonly Spot[] {
    if (!this.loop) return [];
    if (axis === this.loop.axis) return this.loop.tile.spots;
    const spots = this.loop.parent.spots(axis);
    return axis === this.loop.split
      ? spots.flatMap(({ offset }) => [0, 1, 2, 3].map((n) => at(offset + n)))
      : spots;
  }

  instances(axes: ReadonlySet<Axis>): Places[] {
    return combinations([...axes].map((axis) => [axis, this.spots(axis)]));
  }

  /** What runs here on some condition: it knows what is computed here, but not the other way round. */
  branch(condition: I32): Scope {
    return new Scope(this.block.if(condition), this.loop, this);
  }

  /** base + the counter of the loop * stride, which grows by `growth` with every step. */
  pointer(key: string, base: I32, stride: I32, growth: I32): I32 {
    const found = this.places.get(key);
    if (found) return found;
    const { first, counter } = this.loop!;
    const pointer = this.before.let(first ? base : i32.add(base, i32.mul(counter, stride)));
    this.advance.set(pointer, i32.add(pointer, growth));
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
    const inner = new Scope(scope.block, { parent: scope, axis, tile, counter, first: i === 0, split });
    body(inner, tile);
    const whole = new Block(scope.block.frame);
    whole.append(inner.block);
    whole.append(inner.advance);
    whole.set(counter, i32.add(counter, i32.constant(tile.step)));
    const left = i32.sub(extent, counter);
    scope.block.while(inner.before, i32.lessOrEqual(i32.constant(tile.step), left), whole);
  });
}
