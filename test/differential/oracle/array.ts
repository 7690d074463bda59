import { constant, exp, type HyperDual, logSumExp, sigmoid, sum, tanh } from './scalar.js';

/** A dense array of hyper-dual numbers in row-major order. Every operation is an index formula. */
export class Nd {
  constructor(
    readonly shape: readonly number[],
    readonly data: readonly HyperDual[],
  ) {}
  get rank() {
    return this.shape.length;
  }
  at(index: readonly number[]): HyperDual {
    return this.data[index.reduce((flat, i, axis) => flat * this.shape[axis] + i, 0)];
  }
  map(f: (x: HyperDual) => HyperDual) {
    return new Nd(this.shape, this.data.map(f));
  }
  reshape(...shape: number[]) {
    return new Nd(shape, this.data);
  }
  times(k: number) {
    return this.map((x) => x.times(k));
  }
  plus(k: number) {
    return this.map((x) => x.plus(k));
  }
}

export type Scalar2 = (x: HyperDual, y: HyperDual) => HyperDual;
export type Fold = (list: readonly HyperDual[]) => HyperDual;

export const size = (shape: readonly number[]) => shape.reduce((n, d) => n * d, 1);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const without = (x: readonly number[], axes: readonly number[]) =>
  x.filter((_, axis) => !axes.includes(axis));

/** All indices of a shape, last axis fastest. */
export function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (list, d) => list.flatMap((index) => range(d).map((i) => [...index, i])),
    [[]],
  );
}

export const build = (shape: readonly number[], at: (index: number[]) => HyperDual) =>
  new Nd(shape, indices(shape).map(at));
export const constants = (shape: readonly number[], v: number) => build(shape, () => constant(v));

export const broadcastTo = (x: Nd, shape: readonly number[]) =>
  build(shape, (index) =>
    x.at(index.slice(shape.length - x.rank).map((i, axis) => (x.shape[axis] === 1 ? 0 : i))),
  );

export function zip(f: Scalar2) {
  return (x: Nd, y: Nd) => {
    const rank = Math.max(x.rank, y.rank);
    const shape = range(rank).map((axis) => {
      const p = x.shape[axis - rank + x.rank] ?? 1;
      const q = y.shape[axis - rank + y.rank] ?? 1;
      return p === 1 ? q : p;
    });
    const [wideX, wideY] = [broadcastTo(x, shape), broadcastTo(y, shape)];
    return new Nd(
      shape,
      wideX.data.map((value, i) => f(value, wideY.data[i])),
    );
  };
}
export const add = zip((x, y) => x.add(y));
export const sub = zip((x, y) => x.sub(y));
export const mul = zip((x, y) => x.mul(y));
export const div = zip((x, y) => x.div(y));

/** Folds the named axes; all of them without `axes`. */
export function reduce(x: Nd, fold: Fold, axes: readonly number[] = range(x.rank), keep = false): Nd {
  const inner = indices(axes.map((axis) => x.shape[axis]));
  const reduced = build(without(x.shape, axes), (outer) =>
    fold(
      inner.map((part) => {
        let next = 0;
        return x.at(
          range(x.rank).map((axis) => (axes.includes(axis) ? part[axes.indexOf(axis)] : outer[next++])),
        );
      }),
    ),
  );
  return keep ? reduced.reshape(...x.shape.map((d, axis) => (axes.includes(axis) ? 1 : d))) : reduced;
}

/** Matrix product over the last two axes; both operands have the same leading axes. */
export function matMul(x: Nd, y: Nd): Nd {
  const lead = x.shape.slice(0, -2);
  const [m, k, n] = [x.shape[x.rank - 2], x.shape[x.rank - 1], y.shape[y.rank - 1]];
  return build([...lead, m, n], (index) => {
    const [batch, i, j] = [index.slice(0, -2), index[index.length - 2], index[index.length - 1]];
    return sum(range(k).map((l) => x.at([...batch, i, l]).mul(y.at([...batch, l, j]))));
  });
}
export const outer = (x: Nd, y: Nd) =>
  build([x.data.length, y.data.length], ([i, j]) => x.data[i].mul(y.data[j]));

export const transpose = (x: Nd, perm: readonly number[] = range(x.rank).reverse()) =>
  build(
    perm.map((axis) => x.shape[axis]),
    (index) => x.at(range(x.rank).map((axis) => index[perm.indexOf(axis)])),
  );

/** Elements `start + i·stride`. */
export const slice = (
  x: Nd,
  start: readonly number[],
  shape: readonly number[],
  stride = shape.map(() => 1),
) => build(shape, (index) => x.at(index.map((i, axis) => start[axis] + i * stride[axis])));

/** Rows of `axis` in the given order. */
export function take(x: Nd, order: readonly number[], axis = 0): Nd {
  const shape = x.shape.map((d, i) => (i === axis ? order.length : d));
  return build(shape, (index) => x.at(index.map((i, k) => (k === axis ? order[i] : i))));
}
export const reverse = (x: Nd, axis = 0) => take(x, range(x.shape[axis]).reverse(), axis);

export function concat(list: readonly Nd[], axis = 0): Nd {
  const sources = list.flatMap((x) => range(x.shape[axis]).map((row) => ({ x, row })));
  const shape = list[0].shape.map((d, i) => (i === axis ? sources.length : d));
  return build(shape, (index) => {
    const { x, row } = sources[index[axis]];
    return x.at(index.map((i, k) => (k === axis ? row : i)));
  });
}
export const expandDims = (x: Nd, axis = 0) =>
  x.reshape(...x.shape.slice(0, axis), 1, ...x.shape.slice(axis));
export const stack = (list: readonly Nd[], axis = 0) =>
  concat(
    list.map((x) => expandDims(x, axis)),
    axis,
  );
export const unstack = (x: Nd, axis = 0) =>
  range(x.shape[axis]).map((i) => take(x, [i], axis).reshape(...without(x.shape, [axis])));

export const pad = (x: Nd, widths: readonly (readonly [number, number])[], value = 0) =>
  build(
    x.shape.map((d, axis) => widths[axis][0] + d + widths[axis][1]),
    (index) => {
      const source = index.map((i, axis) => i - widths[axis][0]);
      const inside = source.every((i, axis) => i >= 0 && i < x.shape[axis]);
      return inside ? x.at(source) : constant(value);
    },
  );

/** Running folds along the first axis. */
export const scan = (x: Nd, fold: Fold) =>
  build(x.shape, ([i, ...rest]) => fold(range(i + 1).map((j) => x.at([j, ...rest]))));

const lastAxis = (x: Nd) => [x.rank - 1];
export const softmax = (x: Nd) => {
  const e = x.map(exp);
  return div(e, reduce(e, sum, lastAxis(x), true));
};
export const logSoftmax = (x: Nd) => sub(x, reduce(x, logSumExp, lastAxis(x), true));

/** One LSTM step from the pre-activations of its gates, in the order i, f, g, o of tf.layers. */
export function lstmGates(z: Nd, c: Nd, order: readonly number[] = [0, 1, 2, 3]): { h: Nd; c: Nd } {
  const units = c.shape[c.rank - 1];
  const gate = (k: number) =>
    build(c.shape, (index) => z.at([...index.slice(0, -1), order[k] * units + index[index.length - 1]]));
  const [i, f, g, o] = [gate(0).map(sigmoid), gate(1).map(sigmoid), gate(2).map(tanh), gate(3).map(sigmoid)];
  const next = add(mul(f, c), mul(i, g));
  return { h: mul(o, next.map(tanh)), c: next };
}
