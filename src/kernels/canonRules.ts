import type { Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes, normalizeAxis } from '../shapes/axes.js';
import { broadcastShapes } from '../shapes/broadcast.js';
import { matMulShape } from '../shapes/matMul.js';
import { reduceShape } from '../shapes/reduce.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { normalizePerm } from '../shapes/transpose.js';
import type { Attrs, Inputs } from './record.js';

/** Runs kernels on concrete values, keeping count of the temporaries. */
export interface Runner {
  run(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor | Tensor[];
  /** The same for a call that may itself need a canonical form. */
  apply(name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[];
  reshape(x: Tensor, shape: Shape): Tensor;
}

export type CanonRule = (r: Runner, name: string, inputs: Inputs, attrs: Attrs) => Tensor | Tensor[];

/** The most axes that every backend handles right. */
export const MAX_RANK = 4;

const single = (inputs: Inputs): [string, Tensor] => Object.entries(inputs)[0];
const asOne = (out: Tensor | Tensor[]) => out as Tensor;

/** The sizes before an axis, at it, and after it. */
const around = (shape: Shape, axis: number): [number, number, number] => [
  sizeOf(shape.slice(0, axis)),
  shape[axis],
  sizeOf(shape.slice(axis + 1)),
];

export const plain: CanonRule = (r, name, inputs, attrs) => r.run(name, inputs, attrs);

/** Kernels that broadcast: neighbouring axes are one axis where the same inputs have more than one element. */
export const elementwise: CanonRule = (r, name, inputs, attrs) => {
  const keys = Object.keys(inputs);
  const out = keys.reduce<number[]>((shape, key) => broadcastShapes(name, shape, inputs[key].shape), []);
  const shapes = keys.map((key) => [
    ...Array(out.length - inputs[key].shape.length).fill(1),
    ...inputs[key].shape,
  ]);
  const groups: number[][] = [];
  let last: string | null = null;
  out.forEach((dim, i) => {
    const pattern = dim === 1 ? last : shapes.map((shape) => shape[i] === dim).join();
    if (groups.length > 0 && (last === null || pattern === last)) groups[groups.length - 1].push(i);
    else groups.push([i]);
    last = pattern;
  });
  const isMany = groups.length > MAX_RANK;
  const xs = (Array.isArray(inputs) ? [] : {}) as Record<string, Tensor>;
  keys.forEach((key, k) => {
    const merged = groups.map((axes) => sizeOf(axes.map((i) => shapes[k][i])));
    xs[key] = isMany ? spread(r, inputs[key], shapes[k], out) : r.reshape(inputs[key], merged);
  });
  return r.reshape(asOne(r.run(name, xs, attrs)), out);
};

/** x with all its elements repeated that broadcasting repeats, in one axis. */
function spread(r: Runner, x: Tensor, shape: Shape, out: Shape): Tensor {
  const reps = out.map((dim, i) => (dim === shape[i] ? 1 : dim));
  return r.reshape(asOne(r.apply('Tile', { x: r.reshape(x, shape) }, { reps })), [sizeOf(out)]);
}

/** Whether the condition chooses rows of the branches, which tfjs' own kernel gets wrong. */
export const choosesRows = ({ condition, t }: Inputs) => condition.shape.length !== t.shape.length;

export const select: CanonRule = (r, name, { condition, t, e }, attrs) => {
  if (!choosesRows({ condition, t })) return elementwise(r, name, { condition, t, e }, attrs);
  const rows = condition.shape.length;
  const aligned = r.reshape(
    condition,
    t.shape.map((dim, i) => (i < rows ? dim : 1)),
  );
  const reps = t.shape.map((dim, i) => (i < rows ? 1 : dim));
  return elementwise(r, name, { condition: asOne(r.apply('Tile', { x: aligned }, { reps })), t, e }, attrs);
};

/** Reductions: neighbouring axes are one axis where all of them or none are reduced. `key` holds the axes. */
export const reduction =
  (key: string): CanonRule =>
  (r, name, { x }, attrs) => {
    const axes = normalizeAxes(name, attrs[key], x.shape);
    const sizes: number[] = [];
    const reduced: number[] = [];
    x.shape.forEach((dim, i) => {
      const isReduced = axes.includes(i);
      if (i > 0 && isReduced === axes.includes(i - 1)) sizes[sizes.length - 1] *= dim;
      else if (sizes.push(dim) && isReduced) reduced.push(sizes.length - 1);
    });
    const run = (y: Tensor, at: number[]) =>
      asOne(r.run(name, { x: y }, { ...attrs, [key]: at, keepDims: true }));
    let y = r.reshape(x, sizes);
    if (sizes.length <= MAX_RANK) y = run(y, reduced);
    else {
      for (const axis of reduced) {
        const { shape } = y;
        y = r.reshape(
          run(r.reshape(y, around(shape, axis)), [1]),
          shape.map((dim, i) => (i === axis ? 1 : dim)),
        );
      }
    }
    return r.reshape(y, reduceShape(name, x.shape, axes, attrs.keepDims));
  };

/** Kernels along one axis: all before it are one axis, and all after it. `key` holds the axis. */
export const alongAxis =
  (key: string, outShape: (shape: Shape, axis: number) => Shape = (shape) => shape): CanonRule =>
  (r, name, inputs, attrs) => {
    const [input, x] = single(inputs);
    const axis = normalizeAxis(name, attrs[key], x.shape);
    const out = r.run(name, { [input]: r.reshape(x, around(x.shape, axis)) }, { ...attrs, [key]: 1 });
    return r.reshape(asOne(out), outShape(x.shape, axis));
  };

const middle = ({ shape }: Tensor) => (shape as number[])[1];
const dropAxis = (shape: Shape, axis: number) => shape.filter((_, i) => i !== axis);
const setAxis = (shape: Shape, axis: number, dim: number) => shape.map((d, i) => (i === axis ? dim : d));
export const argument = alongAxis('axis', dropAxis);

/** Unpack and SplitV. */
export const divided: CanonRule = (r, name, inputs, attrs) => {
  const [input, x] = single(inputs);
  const axis = normalizeAxis(name, attrs.axis, x.shape);
  const parts = r.run(
    name,
    { [input]: r.reshape(x, around(x.shape, axis)) },
    { ...attrs, axis: 1 },
  ) as Tensor[];
  return parts.map((part) =>
    r.reshape(part, name === 'Unpack' ? dropAxis(x.shape, axis) : setAxis(x.shape, axis, middle(part))),
  );
};

export const concat: CanonRule = (r, name, inputs, attrs) => {
  const xs = Object.values(inputs);
  const { shape } = xs[0];
  const axis = normalizeAxis(name, attrs.axis, shape);
  const y = asOne(
    r.run(
      'Concat',
      xs.map((x) => r.reshape(x, around(x.shape, axis))),
      { axis: 1 },
    ),
  );
  return r.reshape(y, setAxis(shape, axis, middle(y)));
};

export const pack: CanonRule = (r, name, inputs, attrs) => {
  const xs = Object.values(inputs);
  const { shape } = xs[0];
  const axis = normalizeAxis(name, attrs.axis, shape, shape.length + 1);
  const out = [...shape.slice(0, axis), xs.length, ...shape.slice(axis)];
  const column = [...around(out, axis)];
  column[1] = 1;
  return r.reshape(
    asOne(
      r.run(
        'Concat',
        xs.map((x) => r.reshape(x, column)),
        { axis: 1 },
      ),
    ),
    out,
  );
};

/** Kernels over the last axis, which may give it another size. */
export const lastAxis =
  (key?: string): CanonRule =>
  (r, name, inputs, attrs) => {
    const [input, x] = single(inputs);
    const lead = x.shape.slice(0, -1);
    if (key !== undefined && normalizeAxis(name, attrs[key], x.shape) !== lead.length)
      return plain(r, name, inputs, attrs);
    const rows = r.reshape(x, [sizeOf(lead), x.shape[lead.length]]);
    const out = r.run(name, { [input]: rows }, key === undefined ? attrs : { ...attrs, [key]: 1 });
    const restore = (y: Tensor) => r.reshape(y, [...lead, ...y.shape.slice(1)]);
    return Array.isArray(out) ? out.map(restore) : restore(out);
  };

/** The wasm kernel writes integers, whatever dtype it is asked for. */
export const oneHot: CanonRule = (r, name, { indices }, attrs) => {
  const isWhole = [attrs.onValue, attrs.offValue].every(Number.isInteger);
  const flat = r.reshape(indices, [sizeOf(indices.shape)]);
  const y = asOne(r.run(name, { indices: flat }, isWhole ? { ...attrs, dtype: 'int32' } : attrs));
  const typed = y.dtype === attrs.dtype ? y : asOne(r.run('Cast', { x: y }, { dtype: attrs.dtype }));
  return r.reshape(typed, [...indices.shape, ...y.shape.slice(1)]);
};

export const gather: CanonRule = (r, name, { x, indices }, attrs) => {
  const lead = attrs.batchDims ?? 0;
  const axis = normalizeAxis(name, attrs.axis ?? 0, x.shape);
  const examples = lead === 0 ? [] : [sizeOf(x.shape.slice(0, lead))];
  const y = asOne(
    r.run(
      name,
      {
        x: r.reshape(x, [...examples, ...around(x.shape.slice(lead), axis - lead)]),
        indices: r.reshape(indices, [...examples, sizeOf(indices.shape.slice(lead))]),
      },
      { ...attrs, axis: examples.length + 1, batchDims: examples.length },
    ),
  );
  return r.reshape(y, [...x.shape.slice(0, axis), ...indices.shape.slice(lead), ...x.shape.slice(axis + 1)]);
};

/** Axes that stay together are one axis; if too many are left, they move one at a time. */
export const transpose: CanonRule = (r, name, { x }, attrs) => {
  const perm = normalizePerm(x.shape, attrs.perm);
  const out = perm.map((p) => x.shape[p]);
  const runs: number[][] = [];
  for (const p of perm.filter((axis) => x.shape[axis] !== 1)) {
    const last = runs[runs.length - 1];
    const isNext =
      last !== undefined &&
      sizeOf(x.shape.slice(last[last.length - 1] + 1, p)) === 1 &&
      last[last.length - 1] < p;
    if (isNext) last.push(p);
    else runs.push([p]);
  }
  const source = [...runs].sort((a, b) => a[0] - b[0]);
  const order = runs.map((run) => source.indexOf(run));
  let y = r.reshape(
    x,
    source.map((run) => sizeOf(run.map((i) => x.shape[i]))),
  );
  if (order.every((p, i) => p === i)) y = asOne(r.run('Identity', { x: y }));
  else if (order.length <= MAX_RANK) y = asOne(r.run(name, { x: y }, { ...attrs, perm: order }));
  else {
    const current = source.map((_, i) => i);
    order.forEach((axis, to) => {
      const from = current.indexOf(axis);
      current.splice(to, 0, ...current.splice(from, 1));
      const { shape } = y;
      const split = [
        sizeOf(shape.slice(0, to)),
        sizeOf(shape.slice(to, from)),
        ...around(shape, from).slice(1),
      ];
      const moved = [...shape.slice(0, to), shape[from], ...shape.slice(to, from), ...shape.slice(from + 1)];
      if (from !== to) {
        y = r.reshape(
          asOne(r.run(name, { x: r.reshape(y, split) }, { ...attrs, perm: [0, 2, 1, 3] })),
          moved,
        );
      }
    });
  }
  return r.reshape(y, out);
};

/** Products of matrices, with equal leading axes, merged. */
export const matMul: CanonRule = (r, name, { a, b }, attrs) => {
  const shape = matMulShape(a.shape, b.shape, attrs.transposeA, attrs.transposeB);
  const lead = shape.slice(0, -2);
  const flat = (x: Tensor) => {
    const own = x.shape.slice(0, -2);
    const aligned = [...Array(lead.length - own.length).fill(1), ...own, ...x.shape.slice(-2)];
    const reps = aligned.map((dim, i) => (i < lead.length && dim !== lead[i] ? lead[i] : 1));
    const full = reps.every((n) => n === 1)
      ? x
      : asOne(r.apply('Tile', { x: r.reshape(x, aligned) }, { reps }));
    return r.reshape(full, [sizeOf(lead), ...x.shape.slice(-2)]);
  };
  return r.reshape(asOne(r.run(name, { a: flat(a), b: flat(b) }, attrs)), shape);
};
