import { type DataType, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { broadcastShapes } from '../shapes/broadcast.js';
import { type Shape, sameShape, sizeOf } from '../shapes/shape.js';
import type { Attrs, Inputs } from './record.js';

/** Runs kernels on concrete values, keeping count of the temporaries. */
export interface Runner {
  run(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor | Tensor[];
  /** The same for a call that may itself need a canonical form. */
  apply(name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[];
  reshape(x: Tensor, shape: Shape): Tensor;
}

export type Form = (r: Runner, name: string, inputs: Inputs, attrs: Attrs) => Tensor | Tensor[];

/** How concrete calls of a kernel are brought into a form that every backend gets right. */
export interface Canon {
  readonly form: Form;
  /** Calls with an input of a higher rank need it, */
  readonly above: number;
  /** and so do calls with an input of one of these dtypes, */
  readonly dtypes: readonly DataType[];
  /** and calls for which this holds. */
  readonly also?: (inputs: Inputs) => boolean;
  /** The kernel treats real and imaginary parts alike, but tfjs may not take complex values. */
  readonly split?: boolean;
}

/** The most axes that every backend handles right. */
export const MAX_RANK = 4;

export const canon = (form: Form, options: Partial<Canon> = {}): Canon => ({
  form,
  above: MAX_RANK,
  dtypes: [],
  ...options,
});
/** For kernels that treat real and imaginary parts alike. */
export const splitCanon = (form: Form, options: Partial<Canon> = {}): Canon =>
  canon(form, { split: true, dtypes: ['complex64'], ...options });

/**
 * WebGPU's Transpose of rank 3 and more does not compile for these dtypes and leaves zeros. Its reductions and scans
 * bring their axes to the end by it.
 */
export const DISCRETE: readonly DataType[] = ['bool', 'int32'];
export const isWebGPU = () => getBackend() === 'webgpu';

/** The only tensor, under its name. */
export const single = (inputs: Inputs): [string, Tensor] => Object.entries(inputs)[0];
export const run = (r: Runner, name: string, inputs: Inputs | Tensor[], attrs: Attrs) =>
  r.run(name, inputs, attrs) as Tensor;
export const plain: Form = (r, name, inputs, attrs) => r.run(name, inputs, attrs);

/** The sizes before an axis, at it, and after it. */
export const around = (shape: Shape, axis: number): number[] => [
  sizeOf(shape.slice(0, axis)),
  shape[axis],
  sizeOf(shape.slice(axis + 1)),
];
export const setAxis = (shape: Shape, axis: number, dim: number): number[] =>
  shape.map((d, i) => (i === axis ? dim : d));
export const dropAxis = (shape: Shape, axis: number): number[] => shape.filter((_, i) => i !== axis);

/** Neighbouring axes are one axis where the same inputs have more than one element. tfjs broadcasts no complex values. */
export const elementwise: Form = (r, name, inputs, attrs) => {
  const keys = Object.keys(inputs);
  const out = keys.reduce<number[]>((shape, key) => broadcastShapes(name, shape, inputs[key].shape), []);
  const isComplex = keys.some((key) => inputs[key].dtype === 'complex64');
  const isEven = !isComplex || keys.every((key) => sameShape(inputs[key].shape, out));
  if (isEven && out.length <= MAX_RANK) return plain(r, name, inputs, attrs);
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
  const xs = (Array.isArray(inputs) ? [] : {}) as Record<string, Tensor>;
  keys.forEach((key, k) => {
    if (groups.length > MAX_RANK || !isEven) xs[key] = spread(r, r.reshape(inputs[key], shapes[k]), out);
    else
      xs[key] = r.reshape(
        inputs[key],
        groups.map((axes) => sizeOf(axes.map((i) => shapes[k][i]))),
      );
  });
  return r.reshape(run(r, name, xs, attrs), out);
};

/** x with all its elements repeated that broadcasting repeats, in one axis. */
function spread(r: Runner, x: Tensor, out: Shape): Tensor {
  const reps = out.map((dim, i) => (dim === x.shape[i] ? 1 : dim));
  return r.reshape(r.apply('Tile', { x }, { reps }) as Tensor, [sizeOf(out)]);
}

/** All axes but the last are one axis. */
export const rows: Form = (r, name, inputs, attrs) => {
  const [key, x] = single(inputs);
  const lead = x.shape.slice(0, -1);
  const out = r.run(name, { [key]: r.reshape(x, [sizeOf(lead), ...x.shape.slice(-1)]) }, attrs);
  const restore = (y: Tensor) => r.reshape(y, [...lead, ...y.shape.slice(1)]);
  return Array.isArray(out) ? out.map(restore) : restore(out);
};

/** Whether a kernel that reduces or scans these axes gets x right as it is. */
export const isSimple = (x: Tensor, axes: readonly number[]): boolean =>
  x.shape.length <= MAX_RANK &&
  (!DISCRETE.includes(x.dtype) || axes.every((a) => a >= x.shape.length - axes.length));

/** x with the given axes at the end, as a matrix. */
export function asMatrix(r: Runner, x: Tensor, axes: readonly number[]): Tensor {
  const others = [...x.shape.keys()].filter((i) => !axes.includes(i));
  const y = r.apply('Transpose', { x }, { perm: [...others, ...axes] }) as Tensor;
  return r.reshape(
    y,
    [others, axes].map((some) => sizeOf(some.map((i) => x.shape[i]))),
  );
}
