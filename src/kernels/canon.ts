import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { sameShape } from '../shapes/shape.js';
import * as rule from './canonRules.js';
import { pad, reverse, slice, stridedSlice, tile } from './canonSeparable.js';
import { einsumOf } from './einsum.js';
import type { KernelName } from './names.js';
import { type Bind, makeOps } from './ops.js';
import type { Attrs, Inputs } from './record.js';

/** How calls of a kernel are brought into a form that every backend gets right. */
interface Canon {
  readonly apply: rule.CanonRule;
  /** Calls with an input of a higher rank need it, */
  readonly above: number;
  /** and so do calls with an input of one of these dtypes. */
  readonly dtypes: readonly DataType[];
  /** And calls for which this holds. */
  also?(inputs: Inputs): boolean;
  /** The kernel treats real and imaginary parts alike, but tfjs may not take complex values. */
  readonly split: boolean;
}

const canon = (apply: rule.CanonRule, names: readonly KernelName[], options: Partial<Canon> = {}) => {
  const entry = { apply, above: rule.MAX_RANK, dtypes: [], split: false, ...options };
  return Object.fromEntries(names.map((name) => [name, entry]));
};
const split: Partial<Canon> = { split: true, dtypes: ['complex64'] };

/** tfjs' cpu kernels do not broadcast a complex value of a lower rank. */
const isLowerComplex = (inputs: Inputs) => {
  const [a, b] = Object.values(inputs);
  return a.shape.length !== b.shape.length && (isComplex(a) || isComplex(b));
};

/** Real and Imag return the part in a shape it once had, if the complex value was reshaped. */
const part: rule.CanonRule = (r, name, { input }, attrs) =>
  r.reshape(r.run(name, { input }, attrs) as Tensor, input.shape);

const cast: rule.CanonRule = (r, name, { x }, attrs) => {
  const isDropped = x.dtype === 'complex64' && attrs.dtype !== 'complex64';
  return rule.elementwise(
    r,
    name,
    { x: isDropped ? (part(r, 'Real', { input: x }, {}) as Tensor) : x },
    attrs,
  );
};

/** WebGPU gives zeros for some transposed bools. */
const transpose: rule.CanonRule = (r, name, { x }, attrs) => {
  if (x.dtype !== 'bool') return rule.transpose(r, name, { x }, attrs);
  const y = rule.transpose(r, name, { x: r.apply('Cast', { x }, { dtype: 'int32' }) as Tensor }, attrs);
  return r.apply('Cast', { x: y as Tensor }, { dtype: 'bool' });
};

const einsum: rule.CanonRule = (r, _, inputs, attrs) => {
  const y = einsumOf(makeOps(r.run as Bind), inputs, attrs);
  return Object.values(inputs).includes(y) ? r.run('Identity', { x: y }) : y;
};

const CANON: { readonly [kernel: string]: Canon | undefined } = {
  ...canon(rule.elementwise, [
    'Abs',
    'Acos',
    'Acosh',
    'Asin',
    'Asinh',
    'Atan',
    'Atan2',
    'Atanh',
    'BitwiseAnd',
    'Ceil',
    'ClipByValue',
    'Complex',
    'ComplexAbs',
    'Cos',
    'Cosh',
    'Elu',
    'EluGrad',
    'Equal',
    'Erf',
    'Exp',
    'Expm1',
    'Floor',
    'FloorDiv',
    'Greater',
    'GreaterEqual',
    'IsFinite',
    'IsInf',
    'IsNan',
    'LeakyRelu',
    'Less',
    'LessEqual',
    'Log',
    'Log1p',
    'LogicalAnd',
    'LogicalNot',
    'LogicalOr',
    'LogicalXor',
    'Maximum',
    'Minimum',
    'Mod',
    'NotEqual',
    'Pow',
    'Prelu',
    'RealDiv',
    'Reciprocal',
    'Relu',
    'Relu6',
    'Round',
    'Rsqrt',
    'Selu',
    'Sigmoid',
    'Sign',
    'Sin',
    'Sinh',
    'Softplus',
    'Sqrt',
    'Square',
    'SquaredDifference',
    'Step',
    'Tan',
    'Tanh',
  ]),
  ...canon(rule.elementwise, ['Add', 'Multiply', 'Sub'], { also: isLowerComplex }),
  ...canon(rule.elementwise, ['AddN', 'Neg', 'ZerosLike'], split),
  ...canon(rule.select, ['Select'], { ...split, also: rule.choosesRows }),
  ...canon(rule.reduction('axis'), ['All', 'Any', 'Min', 'Prod']),
  ...canon(rule.reduction('axis'), ['Mean', 'Sum'], split),
  ...canon(rule.reduction('reductionIndices'), ['Max']),
  ...canon(rule.argument, ['ArgMax', 'ArgMin']),
  ...canon(rule.alongAxis('axis'), ['Cumprod']),
  ...canon(rule.alongAxis('axis'), ['Cumsum'], split),
  ...canon(rule.lastAxis('dim'), ['Softmax']),
  ...canon(rule.lastAxis('axis'), ['LogSoftmax']),
  ...canon(rule.lastAxis(), ['TopK']),
  ...canon(rule.oneHot, ['OneHot'], { above: -1 }),
  ...canon(rule.divided, ['SplitV', 'Unpack'], split),
  ...canon(rule.concat, ['Concat'], split),
  ...canon(rule.pack, ['Pack'], { ...split, above: rule.MAX_RANK - 1 }),
  ...canon(rule.gather, ['GatherV2'], split),
  ...canon(pad, ['MirrorPad', 'PadV2'], split),
  ...canon(reverse, ['Reverse'], split),
  ...canon(slice, ['Slice'], split),
  ...canon(stridedSlice, ['StridedSlice'], { ...split, above: -1 }),
  ...canon(tile, ['Tile'], split),
  ...canon(transpose, ['Transpose'], { split: true, dtypes: ['bool', 'complex64'] }),
  ...canon(rule.plain, ['ExpandDims', 'Reshape'], { ...split, above: Number.POSITIVE_INFINITY }),
  ...canon(part, ['Imag', 'Real'], { above: -1 }),
  ...canon(cast, ['Cast'], { dtypes: ['complex64'] }),
  ...canon(rule.matMul, ['BatchMatMul'], { above: 3 }),
  ...canon(einsum, ['Einsum'], { above: -1 }),
};

function needs(entry: Canon, inputs: Inputs): boolean {
  const { above, dtypes } = entry;
  for (const key in inputs) {
    const x = inputs[key];
    if (x != null && (x.shape.length > above || (dtypes.length > 0 && dtypes.includes(x.dtype)))) return true;
  }
  return entry.also?.(inputs) ?? false;
}

/** Whether some backend may get this call on concrete values wrong. */
export function needsCanon(name: string, inputs: Inputs | Tensor[]): boolean {
  const entry = CANON[name];
  return entry !== undefined && needs(entry, inputs as Inputs);
}

/** The same result by calls that every backend gets right: of rank 4 at most where that is possible. */
export function canonicalize(
  run: (name: string, inputs: Inputs | Tensor[], attrs: Attrs) => Tensor | Tensor[],
  name: string,
  inputs: Inputs | Tensor[],
  attrs: Attrs,
): Tensor | Tensor[] {
  const made: Tensor[] = [];
  const r: rule.Runner = {
    run(kernel, xs, options = {}) {
      const out = run(kernel, xs, options);
      made.push(...(Array.isArray(out) ? out : [out]));
      return out;
    },
    apply: (kernel, xs, options) => apply(r, kernel, xs, options),
    reshape: (x, shape) =>
      sameShape(x.shape, shape) ? x : (apply(r, 'Reshape', { x }, { shape: [...shape] }) as Tensor),
  };
  const result = apply(r, name, inputs as Inputs, attrs);
  const kept = Array.isArray(result) ? result : [result];
  for (const x of made) if (!kept.includes(x)) x.dispose();
  return result;
}

function apply(r: rule.Runner, name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[] {
  const entry = CANON[name]!;
  if (entry.split && Object.values(inputs).some(isComplex)) return applyToParts(r, name, inputs, attrs);
  return (needs(entry, inputs) ? entry.apply : rule.plain)(r, name, inputs, attrs);
}

const isComplex = (x: Tensor | null | undefined) => x?.dtype === 'complex64';

function applyToParts(r: rule.Runner, name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[] {
  const ofPart = (kernel: 'Real' | 'Imag', options: Attrs) => {
    const xs = (Array.isArray(inputs) ? [] : {}) as Record<string, Tensor>;
    for (const key in inputs) {
      const x = inputs[key];
      xs[key] = isComplex(x) ? (part(r, kernel, { input: x }, {}) as Tensor) : x;
    }
    return apply(r, name, xs, options);
  };
  const real = ofPart('Real', attrs);
  const imag = ofPart('Imag', 'constantValue' in attrs ? { ...attrs, constantValue: 0 } : attrs);
  const join = (re: Tensor, im: Tensor) => r.run('Complex', { real: re, imag: im }) as Tensor;
  return Array.isArray(real)
    ? real.map((re, i) => join(re, (imag as Tensor[])[i]))
    : join(real, imag as Tensor);
}
