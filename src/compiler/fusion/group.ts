import { sameShape } from '../../shapes/shape.js';
import { type Axis, known } from '../kernel/axis.js';
import { type Expr, Exprs } from '../kernel/expr.js';
import {
  addIndex,
  axesOf,
  axisIndex,
  constantIndex,
  type Index,
  indexKey,
  scaleIndex,
  substitute,
  valueIndex,
} from '../kernel/indices.js';
import { dimAxis, flatIndex } from '../tensors/dims.js';
import type { Node, Reduced } from '../tensors/node.js';
import { isInPlace, isReady } from './inPlace.js';

/** Where a kernel reads a node: at which places, inside of which reductions' loops. */
export interface Access {
  readonly at: readonly Index[];
  readonly loops: readonly Axis[];
}

export const accessKey = (at: readonly Index[]) => at.map(indexKey).join(';');

/** A kernel in the making: the nodes it gives, all of one shape, and how it reads those it computes them from. */
export class Group {
  readonly roots: Node[] = [];
  private readonly rootPlaces = new Map<Node, readonly Index[]>();
  /** One for each dim of the shape that is not 1. */
  readonly axes: readonly Axis[];
  /** The axes that its reductions vary with; null while it has none. */
  rows: ReadonlySet<Axis> | null = null;
  /** How its running sums go: along its last axis, forwards or backwards; null while it has none. */
  scanned: { readonly along: Axis; readonly reverse: boolean } | null = null;
  readonly accesses = new Map<Node, Access[]>();
  readonly exprs = new Exprs();
  /** The tensors it reads, in order. */
  readonly reads: Node[] = [];
  /** The places of a root of its shape. */
  readonly own: readonly Index[];
  private readonly loops = new Map<string, readonly Axis[]>();
  private axisCount = 0;

  constructor(readonly shape: readonly number[]) {
    const axes = shape.map((size) => this.axis(size));
    this.own = axes.map(axisIndex);
    this.axes = axes.filter((axis) => axis.extent !== 1);
  }

  /** Without places the node has the shape of the kernel. */
  addRoot(node: Node, places: readonly Index[] = this.own) {
    this.roots.push(node);
    this.rootPlaces.set(node, places);
    this.addAccess(node, { at: places, loops: [] });
  }

  /** Whether a node of the kernel's shape is read at the places of its elements. */
  isOwnPlace(node: Node, at: readonly Index[]): boolean {
    return sameShape(node.shape, this.shape) && accessKey(at) === accessKey(this.own);
  }

  addAccess(node: Node, access: Access) {
    const found = this.accesses.get(node) ?? [];
    const key = accessKey(access.at);
    if (found.some(({ at }) => accessKey(at) === key)) return;
    this.accesses.set(node, [...found, access]);
  }

  /** Whether it reads a node where a root of its shape would be. */
  isInPlace(node: Node): boolean {
    return this.accesses.get(node)!.every(({ at }) => accessKey(at) === accessKey(this.own));
  }

  /** Read what an inlined node needs. */
  inline(node: Node) {
    for (const access of this.accesses.get(node) ?? []) {
      for (const [arg, next] of this.needs(node, access)) this.addAccess(arg, next);
    }
  }

  /** What a node needs to be computed at some places. */
  needs(node: Node, { at, loops }: Access): readonly (readonly [Node, Access])[] {
    switch (node.op) {
      case 'map':
        return node.args.map((arg) => [arg, { at, loops }]);
      case 'view':
        return [[node.x, { at: this.through(node.shape, node.at, at), loops }]];
      case 'take': {
        const inner = at.slice(node.axis, node.axis + node.indices.shape.length);
        const x = [node.x, { at: this.taken(node.x, node.indices, node.axis, at), loops }] as const;
        return isInPlace(node.indices) ? [x] : [x, [node.indices, { at: inner, loops }]];
      }
      case 'reduce': {
        const over = this.loopsOf(node, at);
        const varying = axesAt(at);
        // Loops that it does not vary with are inside of none of its own.
        const outside = loops.slice(0, depthOf(varying, loops));
        return [[node.x, { at: withLoops(node, at, over), loops: [...outside, ...over] }]];
      }
      case 'scan':
        return [[node.x, { at, loops }]];
      default:
        return [];
    }
  }

  /** The indices of a view's tensor, given those of the view. */
  private through(shape: readonly number[], inner: readonly Index[], at: readonly Index[]): Index[] {
    const axes = shape.map((size, i) => dimAxis(i, size));
    return inner.map((index) => substitute(index, (axis) => at[axes.indexOf(axis)] ?? constantIndex(0)));
  }

  private taken(x: Node, indices: Node, axis: number, at: readonly Index[]): Index[] {
    const after = axis + indices.shape.length;
    const inner = at.slice(axis, after);
    const value = isInPlace(indices)
      ? this.expr(indices, inner, isReady, new Map())
      : this.load(indices, inner);
    return [...at.slice(0, axis), valueIndex(value, x.shape[axis]), ...at.slice(after)];
  }

  /** The loops of a reduction that is computed at some places: the same ones whenever it is. */
  private loopsOf(node: Reduced, at: readonly Index[]): readonly Axis[] {
    const key = `${node.id}@${accessKey(at)}`;
    const found = this.loops.get(key);
    if (found) return found;
    const made = node.over.map((dim) => this.axis(node.x.shape[dim]));
    this.loops.set(key, made);
    return made;
  }

  private axis(extent: number): Axis {
    return { id: this.axisCount++, extent };
  }

  /** The value of a node where the kernel reads it; `isTensor` tells the nodes it loads. */
  expr(node: Node, at: readonly Index[], isTensor: (node: Node) => boolean, known: Map<string, Expr>): Expr {
    const key = `${node.id}@${accessKey(at)}`;
    const found = known.get(key);
    if (found) return found;
    const made = this.build(node, at, isTensor, known);
    known.set(key, made);
    return made;
  }

  private build(
    node: Node,
    at: readonly Index[],
    isTensor: (node: Node) => boolean,
    known: Map<string, Expr>,
  ): Expr {
    if (isTensor(node) && !this.roots.includes(node)) return this.load(node, at);
    const value = ([arg, access]: readonly [Node, Access]) => this.expr(arg, access.at, isTensor, known);
    switch (node.op) {
      case 'filled':
        return this.exprs.constant(node.value, node.dtype);
      case 'places':
        return this.exprs.place(this.through(node.shape, [node.at], at)[0]);
      case 'map':
        return this.exprs.apply(node.fn, this.needs(node, { at, loops: [] }).map(value), node.dtype);
      case 'view':
        return value(this.needs(node, { at, loops: [] })[0]);
      case 'take':
        return value(this.needs(node, { at, loops: [] })[0]);
      case 'reduce': {
        const over = this.loopsOf(node, at).filter((axis) => axis.extent !== 1);
        return this.exprs.reduce(node.kind, over, value(this.needs(node, { at, loops: [] })[0]));
      }
      case 'scan': {
        const body = value(this.needs(node, { at, loops: [] })[0]);
        return this.exprs.scan(node.kind, this.scanned!.along, node.exclusive, body);
      }
      default:
        return this.load(node, at);
    }
  }

  private load(node: Node, at: readonly Index[]): Expr {
    if (!this.reads.includes(node)) this.reads.push(node);
    return this.exprs.load(this.reads.indexOf(node), flatIndex(node.shape, at), node.dtype);
  }

  /** The places of a root's elements: the last one first where running sums go backwards. */
  placesOf(root: Node): readonly Index[] {
    const places = this.rootPlaces.get(root)!;
    const { scanned } = this;
    if (!scanned?.reverse) return places;
    const last = constantIndex(known(scanned.along.extent) - 1);
    const mirrored = addIndex(last, scaleIndex(axisIndex(scanned.along), -1));
    return places.map((index) =>
      substitute(index, (axis) => (axis === scanned.along ? mirrored : axisIndex(axis))),
    );
  }
}

/** The indices of what is reduced: those of the result, and the loops in their places. */
function withLoops(node: Reduced, at: readonly Index[], over: readonly Axis[]): Index[] {
  let next = 0;
  return node.x.shape.map((_, dim) => {
    const loop = node.over.indexOf(dim);
    return loop >= 0 ? axisIndex(over[loop]) : at[next++];
  });
}

/** How many of some loops, outermost first, are around what varies with some axes. */
export const depthOf = (varying: ReadonlySet<Axis>, loops: readonly Axis[]): number =>
  loops.reduce((depth, axis, i) => (varying.has(axis) ? i + 1 : depth), 0);

/** The axes that places vary with. */
export const axesAt = (at: readonly Index[]): Set<Axis> => {
  const found = new Set<Axis>();
  for (const index of at) axesOf(index, found);
  return found;
};

export const sameAxes = (a: ReadonlySet<Axis>, b: ReadonlySet<Axis>) =>
  a.size === b.size && [...a].every((axis) => b.has(axis));

/** The axes of places that are distinct axes and nothing more, or null. */
export function pureAxes(at: readonly Index[]): Set<Axis> | null {
  const found = new Set<Axis>();
  for (const { offset, terms } of at) {
    if (terms.length === 0 && offset === 0) continue;
    const [{ factor, term }] = terms.length === 1 && offset === 0 ? terms : [{ factor: 0, term: null }];
    if (factor !== 1 || term?.of !== 'axis' || found.has(term.axis)) return null;
    found.add(term.axis);
  }
  return found;
}
