import * as tf from '@tensorflow/tfjs';
import { compare } from '../../../src/kernels/compare.js';
import { checkFamily } from './checkFamily.js';
import { floats, type Input, ints, type KernelCase } from './kernelCase.js';

const bools =
  (...shape: number[]): Input =>
  (lead) =>
    tf.cast(ints(2, ...shape)(lead), 'bool');
const over = (kernels: string[], make: (...shape: number[]) => Input): KernelCase[] =>
  kernels.flatMap((kernel) => [
    { kernel, title: 'same shape', inputs: { a: make(2, 3), b: make(2, 3) } },
    { kernel, title: 'vector and matrix', inputs: { a: make(3), b: make(2, 3) } },
    { kernel, title: 'matrix and scalar', inputs: { a: make(2, 3), b: make() } },
  ]);

checkFamily(compare, [
  ...over(['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual'], (...shape) =>
    ints(3, ...shape),
  ),
  ...over(['LogicalAnd', 'LogicalOr'], bools),
  ...over(['BitwiseAnd'], (...shape) => ints(9, ...shape)),
  {
    kernel: 'Select',
    title: 'elements',
    inputs: { condition: bools(2, 3), t: floats(2, 3), e: floats(2, 3) },
    diff: ['t', 'e'],
  },
  {
    kernel: 'Select',
    title: 'rows',
    inputs: { condition: bools(2), t: floats(2, 3, 2), e: floats(2, 3, 2) },
    diff: ['t', 'e'],
  },
  {
    kernel: 'Select',
    title: 'scalars',
    inputs: { condition: bools(), t: floats(), e: floats() },
    diff: ['t', 'e'],
  },
  { kernel: 'Select', title: 'mixed dtypes', inputs: { condition: bools(3), t: ints(3, 3), e: floats(3) } },
]);
