import * as tf from '@tensorflow/tfjs';
import type { Attrs } from '../../../src/kernels/record.js';
import { bind } from '../../../src/tracing/bind.js';

/** A tensor to be made on each backend. */
interface Spec {
  readonly shape: number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly values: number[];
}
type Call = readonly [kernel: string, inputs: Record<string, Spec> | Spec[], attrs?: Attrs];

let seed = 7;
const random = (end: number) => {
  seed = (seed * 16807) % 2147483647;
  return seed % end;
};
const chance = () => random(2) === 1;

function make(shape: number[], dtype: Spec['dtype'] = 'float32'): Spec {
  const next = () => (dtype === 'bool' ? random(2) : random(23) - 11);
  return { shape, dtype, values: Array.from({ length: tf.util.sizeFromShape(shape) }, next) };
}
const masks = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };

/** Calls on a tensor of any dtype. */
function anyDtype(shape: number[], dtype: Spec['dtype']): Call[] {
  const x = make(shape, dtype);
  const axis = random(shape.length);
  const some = shape.flatMap((_, i) => (chance() || i === axis ? [i] : []));
  const each = <T>(f: (dim: number) => T) => shape.map(f);
  const shuffled = each((_) => random(100));
  const perm = [...shape.keys()].sort((a, b) => shuffled[a] - shuffled[b]);
  const strides = each(() => [1, 2, -1, 1][random(4)]);
  const scans = ['Cumsum', 'Cumprod'].map(
    (kernel): Call => [kernel, { x }, { axis, exclusive: chance(), reverse: chance() }],
  );
  return [
    ['Sum', { x }, { axis: some, keepDims: false }],
    ['Max', { x }, { reductionIndices: some, keepDims: true }],
    ['Min', { x }, { axis: some, keepDims: false }],
    ['Prod', { x }, { axis: [axis], keepDims: false }],
    ['Any', { x: make(shape, 'bool') }, { axis: some, keepDims: false }],
    ['All', { x: make(shape, 'bool') }, { axis: [axis], keepDims: true }],
    ['ArgMax', { x }, { axis }],
    ['ArgMin', { x }, { axis }],
    ...scans,
    // tf.transpose leaves vectors to themselves.
    ...(shape.length > 1 ? [['Transpose', { x }, { perm }] as const] : []),
    ['Reverse', { x }, { dims: some }],
    ['Tile', { x }, { reps: each(() => 1 + random(2)) }],
    [
      'PadV2',
      { x },
      { paddings: each(() => (chance() ? [0, 0] : [random(2), random(2)])), constantValue: 0 },
    ],
    ['Slice', { x }, { begin: each((dim) => random(dim)), size: each(() => -1) }],
    [
      'StridedSlice',
      { x },
      { ...masks, begin: each(() => 0), end: each(() => 0), strides, beginMask: 255, endMask: 255 },
    ],
    ['Concat', [x, make(shape, dtype)], { axis }],
    ['Pack', [x, make(shape, dtype)], { axis }],
    ['Unpack', { value: x }, { axis }],
    ['SplitV', { x }, { axis, numOrSizeSplits: 1 }],
    [
      'GatherV2',
      { x, indices: { shape: [2, 2], dtype: 'int32', values: [0, shape[axis] - 1, 0, 0] } },
      { axis, batchDims: 0 },
    ],
    ['Select', { condition: make(shape, 'bool'), t: x, e: make(shape, dtype) }],
    ['Equal', { a: x, b: make(shape, dtype) }],
    ['Cast', { x }, { dtype: 'bool' }],
  ];
}

/** Calls on floats, some with a tensor that broadcasts. */
function floats(shape: number[]): Call[] {
  const x = make(shape);
  const other = make(shape.map((dim) => (chance() ? dim : 1)).slice(random(shape.length)));
  return [
    ['Add', { a: x, b: other }],
    ['Multiply', { a: other, b: x }],
    ['Less', { a: x, b: other }],
    ['Prelu', { x, alpha: other }],
    ['FloorDiv', { a: x, b: { ...x, values: x.values.map((v) => Math.abs(v) + 1) } }],
    ['Sigmoid', { x }],
    ['EluGrad', { dy: x, y: make(shape) }],
    ['AddN', [x, make(shape)]],
    ['ClipByValue', { x }, { clipValueMin: -3, clipValueMax: 4 }],
    [
      'ClipByValue',
      { x: make(shape, 'int32') },
      { clipValueMin: -3, clipValueMax: Number.POSITIVE_INFINITY },
    ],
    ['Mean', { x }, { axis: [...new Set([0, shape.length - 1])], keepDims: false }],
    ['Softmax', { logits: x }, { dim: shape.length - 1 }],
    ['MirrorPad', { x }, { paddings: shape.map(() => (chance() ? [0, 0] : [1, 1])), mode: 'symmetric' }],
    ['TopK', { x }, { k: 1, sorted: true }],
    [
      'OneHot',
      { indices: { ...x, dtype: 'int32', values: x.values.map((v) => Math.abs(v) % 3) } },
      { depth: 3, onValue: 1.5, offValue: 0, dtype: 'float32' },
    ],
  ];
}

/** Calls of every rank up to 7. */
function calls(): Call[] {
  seed = 7;
  return Array.from({ length: 7 }, (_, i) => Array.from({ length: i + 1 }, () => 1 + random(3))).flatMap(
    (shape) => [
      ...anyDtype(shape, 'float32'),
      ...anyDtype(shape, 'int32'),
      ...anyDtype(shape, 'bool'),
      ...floats(shape),
    ],
  );
}

type Result = [shape: string, dtype: string, values: number[]][];

async function results(backend: string, ours: boolean, [kernel, inputs, attrs = {}]: Call): Promise<Result> {
  await tf.setBackend(backend);
  const tensor = ({ values, shape, dtype }: Spec) => tf.tensor(values, shape, dtype);
  const given = Array.isArray(inputs)
    ? inputs.map(tensor)
    : Object.fromEntries(Object.entries(inputs).map(([key, x]) => [key, tensor(x)]));
  const out = ours
    ? bind(kernel, given, attrs)
    : (tf.engine().runKernel(kernel, given as never, attrs) as tf.Tensor);
  const ys = Array.isArray(out) ? out : [out];
  const read = await Promise.all(
    ys.map(async (y): Promise<Result[0]> => [y.shape.join(), y.dtype, [...(await y.data())]]),
  );
  tf.dispose([given, ys]);
  return read;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-3 * (1 + Math.abs(b));
const same = (found: Result, wanted: Result) =>
  found.length === wanted.length &&
  found.every(([shape, dtype, values], i) => {
    const [wantedShape, wantedDtype, wantedValues] = wanted[i];
    return (
      shape === wantedShape && dtype === wantedDtype && values.every((v, j) => close(v, wantedValues[j]))
    );
  });

export interface Findings {
  /** Calls of more than four axes whose results are not those of plain tfjs on the cpu. */
  readonly wrong: string[];
  /** Kernels, with the dtype of their input, that this backend gets wrong with few axes, called as they are. */
  readonly broken: string[];
}

export async function findingsOn(backend: string): Promise<Findings> {
  const flag = `${backend.toUpperCase()}_CPU_FORWARD`;
  // Else the cpu computes small tensors.
  if (backend.startsWith('webg')) tf.env().set(flag, false);
  const wrong: string[] = [];
  const broken = new Set<string>();
  for (const call of calls()) {
    const inputs = Object.values(call[1]) as Spec[];
    const kernel = `${call[0]} of ${inputs[0].dtype}`;
    // Most wasm kernels read bools, of one byte, as if they had four, and write beyond them.
    if (broken.has(kernel) || (backend === 'wasm' && inputs[0].dtype === 'bool')) continue;
    const wanted = await results('cpu', false, call);
    const found = await results(backend, true, call).catch((error) => String(error));
    if (typeof found !== 'string' && same(found, wanted)) continue;
    if (inputs.every(({ shape }) => shape.length <= 4)) broken.add(kernel);
    else wrong.push(`${kernel} ${inputs.map(({ shape }) => `[${shape}]`)} ${JSON.stringify(call[2])}`);
  }
  return { wrong, broken: [...broken].sort() };
}
