import type { Axis } from '../../kernel/axis.js';
import type { Value } from './text.js';

/** What a block knows of an axis. */
export interface Bound {
  /** Names of the places that the block's code treats at once. */
  readonly places: readonly string[];
  /** Each of them stands for four neighbours, from a multiple of 4 on. */
  readonly lanes: boolean;
  /** The places are four neighbours, from a multiple of 4 on. */
  readonly packed: boolean;
  /** The places are the fours of a block, from its start on. */
  readonly blocks: boolean;
}

export type BoundKind = 'plain' | 'lanes' | 'packed' | 'blocks';

/** Which of its places is meant, for axes that have several. */
export type Point = ReadonlyMap<Axis, number>;

const NAME = /^\w+$/;

/** A run of statements in a loop, or the body of the shader. What an outer one knows is computed there, once. */
export class Block {
  readonly lines: string[] = [];
  readonly values = new Map<string, Value>();
  readonly depth: number;
  private readonly bounds = new Map<Axis, Bound>();
  private readonly named = new Map<string, string>();

  constructor(
    private readonly counter: { next: number },
    readonly parent?: Block,
  ) {
    this.depth = parent ? parent.depth + 1 : 0;
  }

  inner(): Block {
    return new Block(this.counter, this);
  }

  /** Append a block, which is complete. */
  close(header: string, inner: Block): void {
    this.lines.push(`${header} {`, ...inner.lines, '}');
  }

  fresh(prefix: string): string {
    return `${prefix}${this.counter.next++}`;
  }

  /** The name of a text, which is computed once. */
  name(text: string): string {
    if (NAME.test(text)) return text;
    const found = this.nameOf(text);
    if (found) return found;
    const name = this.fresh('x');
    this.lines.push(`let ${name} = ${text};`);
    this.named.set(text, name);
    return name;
  }

  private nameOf(text: string): string | undefined {
    return this.named.get(text) ?? this.parent?.nameOf(text);
  }

  bind(axis: Axis, places: readonly string[], kind: BoundKind = 'plain'): void {
    const blocks = kind === 'blocks';
    this.bounds.set(axis, { places, lanes: kind === 'lanes' || blocks, packed: kind === 'packed', blocks });
  }

  bound(axis: Axis): Bound | undefined {
    return this.bounds.get(axis) ?? this.parent?.bound(axis);
  }

  /** The axis along which values are four neighbours. */
  get lane(): Axis | undefined {
    return this.axisThat((bound) => bound.lanes, this);
  }

  get packed(): Axis | undefined {
    return this.axisThat((bound) => bound.packed, this);
  }

  private axisThat(test: (bound: Bound) => boolean, seen: Block): Axis | undefined {
    for (const [axis, bound] of this.bounds) if (test(bound) && seen.bound(axis) === bound) return axis;
    return this.parent?.axisThat(test, seen);
  }

  /** The outermost block that knows the axes. */
  home(axes: ReadonlySet<Axis>): Block {
    return !this.parent || [...axes].some((axis) => this.bounds.has(axis)) ? this : this.parent.home(axes);
  }
}
