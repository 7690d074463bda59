import * as tf from '@tensorflow/tfjs';
import { unary } from '../../../src/kernels/unary.js';
import { checkFamily } from './checkFamily.js';
import { floats, type Input, ints, type KernelCase, positives, spaced } from './kernelCase.js';

const shape = [2, 3];
const of = (x: Input, kernels: string[], options: Partial<KernelCase> = {}): KernelCase[] =>
  kernels.map((kernel) => ({ kernel, inputs: { x }, diff: ['x'], tolerance: 0.01, ...options }));

const aboveOne: Input = (lead) => tf.add(1, positives(...shape)(lead));
/** Distinct values, none of them 0. */
const smooth: Input = (lead) => tf.add(0.05, spaced(...shape)(lead));
const bools: Input = (lead) => tf.cast(ints(2, ...shape)(lead), 'bool');

checkFamily(unary, [
  ...of(floats(...shape), [
    'Asinh',
    'Atan',
    'Cos',
    'Cosh',
    'Erf',
    'Exp',
    'Expm1',
    'Identity',
    'Neg',
    'Sigmoid',
    'Sin',
    'Sinh',
    'Softplus',
    'Square',
    'Tan',
    'Tanh',
  ]),
  ...of((lead) => tf.mul(0.8, floats(...shape)(lead)), ['Acos', 'Asin', 'Atanh']),
  ...of(smooth, ['Abs', 'Elu', 'Relu', 'Selu']),
  ...of(smooth, ['LeakyRelu'], { attrs: { alpha: 0.3 } }),
  ...of((lead) => tf.mul(50, smooth(lead)), ['Relu6']),
  ...of((lead) => tf.mul(7, smooth(lead)), ['ClipByValue'], {
    attrs: { clipValueMin: -1, clipValueMax: 0.8 },
  }),
  ...of(positives(...shape), ['Log', 'Log1p', 'Reciprocal', 'Rsqrt', 'Sqrt']),
  ...of(aboveOne, ['Acosh']),
  ...of(floats(), ['Sin']),
  ...of(floats(0, 2), ['Exp']),
  ...of(floats(...shape), ['Ceil', 'Floor', 'IsFinite', 'IsInf', 'IsNan', 'Round', 'Sign'], { diff: [] }),
  ...of(floats(...shape), ['Step'], { diff: [], attrs: { alpha: 0.5 } }),
  ...of(ints(5, ...shape), ['Abs', 'Exp', 'Neg', 'Relu', 'Sign', 'Square'], { diff: [] }),
  ...of(bools, ['LogicalNot'], { diff: [] }),
  { kernel: 'Cast', attrs: { dtype: 'int32' }, inputs: { x: floats(...shape) } },
  { kernel: 'Cast', attrs: { dtype: 'float32' }, inputs: { x: ints(5, ...shape) } },
  { kernel: 'Cast', attrs: { dtype: 'bool' }, inputs: { x: ints(2, ...shape) } },
  { kernel: 'Cast', attrs: { dtype: 'float32' }, inputs: { x: floats(...shape) }, diff: ['x'] },
  { kernel: 'EluGrad', inputs: { dy: floats(...shape), y: smooth }, diff: ['dy', 'y'] },
]);
