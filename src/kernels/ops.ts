import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { broadcastReps, broadcastShapes } from '../shapes/broadcast.js';
import { sameShape, sizeOf } from '../shapes/shape.js';
import { capitalized } from './opName.js';
import type { Attrs, Inputs } from './record.js';

/** The one primitive: run a kernel on values of any level. */
export type Bind = (name: string, inputs: Inputs | Tensor[], attrs?: Attrs) => Tensor | Tensor[];
export type Operand = Tensor | number;

const UNARY = [
  'abs',
  'cos',
  'cosh',
  'exp',
  'floor',
  'identity',
  'log',
  'neg',
  'relu',
  'rsqrt',
  'sigmoid',
  'sin',
  'sinh',
  'square',
] as const;
const BINARY = [
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'maximum',
  'minimum',
  'equal',
  'greater',
  'greaterEqual',
  'less',
  'lessEqual',
  'logicalAnd',
  'logicalOr',
] as const;
/** Kernels are called as their ops, with a capital, but for these. */
const KERNEL_NAMES: { readonly [op: string]: string } = { mul: 'Multiply', div: 'RealDiv' };
const kernelOf = (op: string) => KERNEL_NAMES[op] ?? capitalized(op);
const table = <K extends string, F>(names: readonly K[], f: (kernel: string) => F) =>
  Object.fromEntries(names.map((name) => [name, f(kernelOf(name))])) as { readonly [key in K]: F };

type UnaryOps = { readonly [name in (typeof UNARY)[number]]: (x: Tensor) => Tensor };
/** Numbers become scalars of the other operand's dtype; shapes broadcast. */
type BinaryOps = { readonly [name in (typeof BINARY)[number]]: (a: Operand, b: Operand) => Tensor };

/** What kernel rules may use. Everything goes through `bind`, so rules can themselves be transformed. */
export interface Ops extends UnaryOps, BinaryOps {
  bind(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor | Tensor[];
  /** `bind` for kernels with one output. */
  call(name: string, inputs: Inputs | Tensor[], attrs?: Attrs): Tensor;
  fill(shape: readonly number[], value: number, dtype?: DataType): Tensor;
  zeros(shape: readonly number[], dtype?: DataType): Tensor;
  zerosLike(x: Tensor): Tensor;
  ones(shape: readonly number[], dtype?: DataType): Tensor;
  scalar(value: number, dtype?: DataType): Tensor;
  /** [0, 1, ..., n - 1] as int32. */
  iota(n: number): Tensor;
  cast(x: Tensor, dtype: DataType): Tensor;
  reshape(x: Tensor, shape: readonly number[]): Tensor;
  transpose(x: Tensor, perm: readonly number[]): Tensor;
  tile(x: Tensor, reps: readonly number[]): Tensor;
  moveAxis(x: Tensor, from: number, to: number): Tensor;
  /** [b, n, ...] to [b * n, ...]. */
  merge(x: Tensor): Tensor;
  /** [b * n, ...] to [b, n, ...]. */
  unmerge(x: Tensor, b: number): Tensor;
  /** numpy broadcasting to a given shape. */
  broadcastTo(x: Tensor, shape: readonly number[]): Tensor;
  /** The transpose of broadcastTo: sum over the axes that broadcasting to x's shape would add or stretch. */
  unbroadcast(x: Tensor, shape: readonly number[]): Tensor;
  sum(x: Tensor, axes: readonly number[], keepDims?: boolean): Tensor;
  slice(x: Tensor, begin: readonly number[], size: readonly number[]): Tensor;
  concat(xs: readonly Tensor[], axis: number): Tensor;
  stack(xs: readonly Tensor[], axis: number): Tensor;
  unstack(x: Tensor, axis: number): Tensor[];
  /** a and b of equal shapes [..., m, k] and [..., k, n]; batch axes are flattened to one. */
  matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  /** Elementwise choice; condition and branches broadcast. */
  where(condition: Tensor, a: Operand, b: Operand): Tensor;
}

/** Tensors known to hold ones, such as the cotangent that a gradient starts from. */
const units = new WeakSet<Tensor>();
export function unit(ones: Tensor): Tensor {
  units.add(ones);
  return ones;
}

export function makeOps(bind: Bind): Ops {
  const call = bind as Ops['call'];
  const fill: Ops['fill'] = (shape, value, dtype = 'float32') => {
    if (dtype === 'complex64') {
      return call('Complex', { real: fill(shape, value), imag: fill(shape, 0) });
    }
    return call('Fill', {}, { shape: [...shape], value, dtype });
  };
  const reshape: Ops['reshape'] = (x, shape) =>
    sameShape(x.shape, shape) ? x : call('Reshape', { x }, { shape: [...shape] });
  const transpose: Ops['transpose'] = (x, perm) =>
    perm.every((p, i) => p === i) ? x : call('Transpose', { x }, { perm: [...perm] });
  const tile: Ops['tile'] = (x, reps) =>
    reps.every((r) => r === 1) ? x : call('Tile', { x }, { reps: [...reps] });
  const sum: Ops['sum'] = (x, axes, keepDims = false) =>
    axes.length === 0 ? x : call('Sum', { x }, { axis: [...axes], keepDims });
  const operand = (x: Operand, like: Operand) =>
    typeof x === 'number' ? fill([], x, typeof like === 'number' ? 'float32' : like.dtype) : x;
  const broadcastTo: Ops['broadcastTo'] = (x, shape) => {
    const ones = Array(shape.length - x.shape.length).fill(1);
    return tile(reshape(x, [...ones, ...x.shape]), broadcastReps(x.shape, shape));
  };
  const binary: BinaryOps = table(
    BINARY,
    (kernel) => (a: Operand, b: Operand) => call(kernel, { a: operand(a, b), b: operand(b, a) }),
  );
  const isUnitOf = (one: Operand, x: Operand): x is Tensor =>
    typeof one !== 'number' &&
    typeof x !== 'number' &&
    units.has(one) &&
    one.dtype === x.dtype &&
    sameShape(one.shape, x.shape);

  return {
    ...table(UNARY, (kernel) => (x: Tensor) => call(kernel, { x })),
    ...binary,
    mul: (a, b) => (isUnitOf(a, b) ? b : isUnitOf(b, a) ? a : binary.mul(a, b)),
    bind,
    call,
    fill,
    zeros: (shape, dtype) => fill(shape, 0, dtype),
    zerosLike: (x) => fill(x.shape, 0, x.dtype),
    ones: (shape, dtype) => fill(shape, 1, dtype),
    scalar: (value, dtype) => fill([], value, dtype),
    iota: (n) => call('Range', {}, { start: 0, stop: n, step: 1, dtype: 'int32' }),
    cast: (x, dtype) => (x.dtype === dtype ? x : call('Cast', { x }, { dtype })),
    reshape,
    transpose,
    tile,
    sum,
    broadcastTo,
    moveAxis(x, from, to) {
      const perm = x.shape.map((_, i) => i);
      perm.splice(to, 0, ...perm.splice(from, 1));
      return transpose(x, perm);
    },
    merge: (x) => reshape(x, [sizeOf(x.shape.slice(0, 2)), ...x.shape.slice(2)]),
    unmerge: (x, b) => reshape(x, [b, b && x.shape[0] / b, ...x.shape.slice(1)]),
    unbroadcast(x, shape) {
      if (sameShape(x.shape, shape)) return x;
      const lead = x.shape.length - shape.length;
      const axes = x.shape.flatMap((d, i) => (d !== 1 && (i < lead || shape[i - lead] === 1) ? [i] : []));
      return reshape(sum(x, axes), shape);
    },
    slice: (x, begin, size) =>
      sameShape(x.shape, size) ? x : call('Slice', { x }, { begin: [...begin], size: [...size] }),
    concat: (xs, axis) => call('Concat', [...xs], { axis }),
    stack: (xs, axis) => call('Pack', [...xs], { axis }),
    unstack: (x, axis) => bind('Unpack', { value: x }, { axis }) as Tensor[],
    matMul(a, b, transposeA = false, transposeB = false) {
      const batch = a.shape.slice(0, -2);
      const flat = (x: Tensor) => reshape(x, [sizeOf(batch), ...x.shape.slice(-2)]);
      const y = call('BatchMatMul', { a: flat(a), b: flat(b) }, { transposeA, transposeB });
      return reshape(y, [...batch, ...y.shape.slice(1)]);
    },
    where(condition, a, b) {
      const like = typeof a === 'number' ? b : a;
      const t = operand(a, like);
      const e = operand(b, like);
      const shape = broadcastShapes('where', broadcastShapes('where', condition.shape, t.shape), e.shape);
      return call('Select', {
        condition: broadcastTo(condition, shape),
        t: broadcastTo(t, shape),
        e: broadcastTo(e, shape),
      });
    },
  };
}
