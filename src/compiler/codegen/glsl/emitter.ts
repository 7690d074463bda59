import { type Axis, known, type Size } from '../../kernel/axis.js';
import { type Expr, Exprs, type Load, type Reduce } from '../../kernel/expr.js';
import { axesOf, constantIndex, type Index, indexKey, type Term } from '../../kernel/indices.js';
import { Groups } from './groups.js';
import { newAxis, Pairs } from './halves.js';
import { type Canvas, type Layout, sameLayout } from './layout.js';
import { emitReduce } from './loops.js';
import type { SnippetName } from './math/index.js';
import { cast, literal, operation, TYPES } from './operation.js';
import { Scope, Scopes } from './scope.js';
import { texelOf } from './texel.js';

/** Prints expressions into blocks, each once in the outermost block where its axes have places. */
export class Emitter {
  readonly exprs = new Exprs();
  /** Axes walked in pairs, by each of the two axes that stand for one. */
  readonly pairs = new Map<Axis, Pairs>();
  readonly calls = new Set<SnippetName>();
  readonly groups = new Groups();
  /** The values of the names n0, n1 ... */
  readonly sizes: number[] = [];
  readonly root = new Scope();
  scopes = new Scopes([this.root]);
  private names = 0;

  /** Channels of the elements of a fragment, by their places. */
  readonly own = new Map<string, number>();

  constructor(
    readonly layouts: readonly Layout[],
    readonly canvas: Canvas,
    /** Whether functions are the device's own where it has them. */
    readonly fast: boolean,
  ) {}

  name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  /** Walks an axis in pairs. */
  paired(axis: Axis): Pairs {
    const pairs = new Pairs(axis);
    this.pairs.set(pairs.first, pairs);
    this.pairs.set(pairs.second, pairs);
    return pairs;
  }

  declare(name: string, text: string) {
    this.root.lines.push(`int ${name} = ${text};`);
  }

  /** Declares where on an axis a fragment is. */
  place(axis: Axis, text: string, name: string) {
    if (axis.extent === 1) return;
    this.declare(name, text);
    this.root.axes.set(axis, name);
  }

  /** Declares which pair of an extent a fragment has, and gives the places of that pair. */
  pairsAt(extent: number, text: string, name: string): { at: Index; present: string }[] {
    if (extent === 1) return [{ at: constantIndex(0), present: '' }];
    const pairs = this.paired(newAxis(extent));
    this.declare(name, text);
    this.root.axes.set(pairs.first, name).set(pairs.second, name);
    const present = pairs.presence(name, (n) => this.size(n));
    return [
      { at: pairs.at(0), present: '' },
      { at: pairs.at(1), present },
    ];
  }

  /** The text of a size: a parameter, but for -1, 0 and 1, so that programs of equal structure are one. */
  size(size: Size): string {
    const n = known(size);
    if (Math.abs(n) <= 1) return n < 0 ? `(${n})` : `${n}`;
    return `n${this.sizes.push(n) - 1}`;
  }

  /** The name of what some axes determine: found, or declared in the block of those axes. */
  once(key: string, axes: Iterable<Axis>, type: string, text: () => string): string {
    const depth = this.scopes.depthOf(axes);
    const scope = this.scopes.stack[depth];
    const found = scope.names.get(key);
    if (found) return found;
    const value = text();
    const name = this.name(type === 'vec4' ? 't' : type[0]);
    scope.lines.push(`${type} ${name} = ${value};`);
    scope.names.set(key, name);
    return name;
  }

  expr(x: Expr): string {
    switch (x.op) {
      case 'constant':
        return literal(x.value, x.dtype, this.calls);
      case 'place':
        return this.index(x.at);
      case 'load':
        return this.load(x);
      case 'reduce':
        return this.reduced(x);
      case 'scan':
        throw new Error('a scan has no code');
      default: {
        const { op, args, dtype } = x;
        if (!this.fast && (op === 'sin' || op === 'cos')) return this.circular(op, args[0]);
        return this.once(`e${x.id}`, x.axes, TYPES[dtype], () => {
          const texts = args.map((arg) => this.expr(arg));
          return op === 'cast' ? cast(texts[0], args[0].dtype, dtype) : operation(op, texts, this.calls);
        });
      }
    }
  }

  /** The sine and the cosine of a number share its reduction. */
  private circular(op: 'sin' | 'cos', x: Expr): string {
    this.calls.add('quarterTurns').add('circular');
    return this.once(`${op}${x.id}`, x.axes, 'float', () => {
      const turns = this.once(`turns${x.id}`, x.axes, 'vec2', () => `quarterTurns(${this.expr(x)})`);
      return `circular(${turns}, ${op === 'sin' ? 0 : 1})`;
    });
  }

  /** The text of a place: an int that needs no brackets. */
  index(index: Index): string {
    if (index.terms.length === 0) return this.size(index.offset);
    const axes = axesOf(index);
    const depth = this.scopes.depthOf(axes);
    const inner = index.terms.filter((x) => this.depthOfTerm(x.term) === depth);
    const outer = { offset: index.offset, terms: index.terms.filter((x) => !inner.includes(x)) };
    const bare = outer.terms.length === 0 && known(outer.offset) === 0;
    if (bare && inner.length === 1 && inner[0].factor === 1) return this.term(inner[0].term);
    return this.once(`i${indexKey(index)}`, axes, 'int', () => {
      const parts = inner.map(({ factor, term }) => {
        const text = this.term(term);
        return factor === 1 ? text : factor === -1 ? `(-${text})` : `${this.size(factor)} * ${text}`;
      });
      return [...(bare ? [] : [this.index(outer)]), ...parts].join(' + ');
    });
  }

  private depthOfTerm(term: Term): number {
    return this.scopes.depthOf(axesOf({ offset: 0, terms: [{ factor: 1, term }] }));
  }

  private term(term: Term): string {
    if (term.of === 'axis') return this.scopes.nameOf(term.axis);
    const index: Index = { offset: 0, terms: [{ factor: 1, term }] };
    return this.once(`i${indexKey(index)}`, axesOf(index), 'int', () => {
      switch (term.of) {
        case 'quotient':
          return `${this.index(term.index)} / ${this.size(term.by)}`;
        case 'remainder':
          return `${this.index(term.index)} % ${this.size(term.by)}`;
        case 'clamped':
          return `clamp(${this.index(term.index)}, 0, ${this.size(known(term.size) - 1)})`;
        default:
          return `clamp(${this.expr(term.value)}, 0, ${this.size(known(term.size) - 1)})`;
      }
    });
  }

  private load(x: Load): string {
    const number = this.element(x);
    return x.dtype === 'float32' ? number : x.dtype === 'int32' ? `int(${number})` : `(${number} != 0.0)`;
  }

  /** The text of a number read from a tensor. */
  private element(x: Load): string {
    const layout = this.layouts[x.input];
    if (layout.kind === 'empty') return '0.0';
    if (layout.kind === 'values') return `x${x.input}[${this.index(x.at)}]`;
    const own = this.own.get(indexKey(x.at));
    if (own !== undefined && sameLayout(layout, this.canvas)) {
      const text = `texelFetch(x${x.input}, ivec2(gl_FragCoord.xy), 0)`;
      return `${this.once(`t${x.input}`, [], 'vec4', () => text)}.${'xyzw'[own]}`;
    }
    const { x: column, y: row, channel } = texelOf(x.at, layout, this.pairs);
    const axes = [...axesOf(column), ...axesOf(row)];
    const texel = this.once(`t${x.input}:${indexKey(column)},${indexKey(row)}`, axes, 'vec4', () => {
      const place = [this.coordinate(x.input, 'x', column), this.coordinate(x.input, 'y', row)];
      return `texture(x${x.input}, vec2(${place.join(', ')}))`;
    });
    return channel.terms.length === 0
      ? `${texel}.${'xyzw'[known(channel.offset)]}`
      : `${texel}[${this.index(channel)}]`;
  }

  /** Where `texture` finds texels: SwiftShader takes almost twice as long for `texelFetch`. */
  private coordinate(input: number, along: 'x' | 'y', index: Index): string {
    return this.once(`${along}${input}:${indexKey(index)}`, axesOf(index), 'float', () => {
      return `(float(${this.index(index)}) + 0.5) * ${this.step(input)}.${along}`;
    });
  }

  private step(input: number): string {
    return this.once(`step${input}`, [], 'vec2', () => `1.0 / vec2(textureSize(x${input}, 0))`);
  }

  private reduced(x: Reduce): string {
    const scope = this.scopes.stack[this.scopes.depthOf(x.axes)];
    const key = `e${x.id}`;
    if (!scope.names.has(key)) emitReduce(this, x);
    return scope.names.get(key)!;
  }
}
