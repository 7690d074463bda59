import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { broadcastShapes } from '../shapes/broadcast.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import { type Attrs, type Inputs, mapInputs } from './record.js';

/** Ops on concrete values. `run` runs the backend's kernel; everything else may itself need a canonical form. */
export interface Runner extends Ops {
  run(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor | Tensor[];
}

export type Form = (r: Runner, name: string, inputs: Inputs, attrs: Attrs) => Tensor | Tensor[];

/** How concrete calls of a kernel are brought into a form that every backend gets right. */
export interface Canon {
  readonly form: Form;
  /** Calls with an input of a higher rank need it. */
  readonly above: number;
}

/** The most axes that every backend handles right. */
export const MAX_RANK = 4;

export const canon = (form: Form, { above = MAX_RANK }: Partial<Canon> = {}): Canon => ({ form, above });

export const isComplex = ({ dtype }: Tensor): boolean => dtype === 'complex64';
export const isWebGPU = (): boolean => getBackend() === 'webgpu';
/** WebGPU's Transpose of integers and bools leaves zeros, and its reductions and scans go through it. */
export const isUntransposable = ({ dtype }: Tensor): boolean => dtype !== 'float32' && isWebGPU();

/** tfjs does not move complex values: their parts go one after the other. */
export const partwise =
  (form: Form): Form =>
  (r, name, inputs, attrs) => {
    if (!Object.values(inputs).some(isComplex)) return form(r, name, inputs, attrs);
    const ofPart = (part: string, more = {}) =>
      r.bind(
        name,
        mapInputs(inputs, (x) => (isComplex(x) ? r.call(part, { input: x }) : x)),
        { ...attrs, ...more },
      );
    const join = (real: Tensor, imag: Tensor) => r.call('Complex', { real, imag });
    const reals = ofPart('Real');
    const imags = ofPart('Imag', 'constantValue' in attrs && { constantValue: 0 });
    return Array.isArray(reals)
      ? reals.map((real, i) => join(real, (imags as Tensor[])[i]))
      : join(reals, imags as Tensor);
  };

/** Kernels that move elements, of any rank. */
export const movedByParts = canon(partwise((r, name, inputs, attrs) => r.run(name, inputs, attrs)));

/** The sizes before an axis, at it, and after it. */
export const around = (shape: Shape, axis: number): number[] => [
  sizeOf(shape.slice(0, axis)),
  shape[axis],
  sizeOf(shape.slice(axis + 1)),
];
export const setAxis = (shape: Shape, axis: number, dim: number): number[] =>
  shape.map((d, i) => (i === axis ? dim : d));
export const dropAxis = (shape: Shape, axis: number): number[] => shape.filter((_, i) => i !== axis);

/** Work on x as [before, axis, after]; the result gets the given shape. */
export const alongMiddle = (
  r: Ops,
  x: Tensor,
  axis: number,
  shape: Shape,
  f: (y: Tensor) => Tensor,
): Tensor => r.reshape(f(r.reshape(x, around(x.shape, axis))), shape);

/** Work on the rows of a matrix that run along an axis of x; the result gets the given shape. */
export function alongRows(r: Ops, x: Tensor, axis: number, shape: Shape, f: (y: Tensor) => Tensor): Tensor {
  const [before, n, after] = around(x.shape, axis);
  const swapped = (y: Tensor, a: number, b: number) => swapMiddle(r, r.reshape(y, [before, a, b, 1]));
  const y = f(r.reshape(swapped(x, n, after), [before * after, n]));
  return r.reshape(swapped(y, after, sizeOf(y.shape.slice(1))), shape);
}

/** Groups of neighbouring axes that are treated alike: those with equal keys. */
export function alike(shape: Shape, keyOf: (axis: number) => unknown): number[][] {
  const groups: number[][] = [];
  shape.forEach((_, i) => {
    if (i > 0 && keyOf(i) === keyOf(i - 1)) groups[groups.length - 1].push(i);
    else groups.push([i]);
  });
  return groups;
}
/** The shape with every group of axes as one axis. */
export const merged = (shape: Shape, groups: readonly number[][]): number[] =>
  groups.map((axes) => sizeOf(axes.map((i) => shape[i])));

/** Axes are alike where the same inputs broadcast; if too many are left, the inputs are repeated. */
export const elementwise: Form = (r, name, inputs, attrs) => {
  const xs = Object.values(inputs);
  const out = xs.reduce<number[]>((shape, x) => broadcastShapes(name, shape, x.shape), []);
  const padded = ({ shape }: Tensor) => [...Array(out.length - shape.length).fill(1), ...shape];
  const groups = alike(out, (i) => xs.map((x) => padded(x)[i] === out[i]).join());
  const flat = (x: Tensor) =>
    groups.length > MAX_RANK || xs.some(isComplex)
      ? r.reshape(r.broadcastTo(x, out), [sizeOf(out)])
      : r.reshape(x, merged(padded(x), groups));
  return r.reshape(r.run(name, mapInputs(inputs, flat), attrs) as Tensor, out);
};
