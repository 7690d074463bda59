import { join } from '../../../src/kernels/join.js';
import { checkFamily } from './checkFamily.js';
import { floats, ints, type KernelCase } from './kernelCase.js';

const two = ['0', '1'];

checkFamily(join, [
  { kernel: 'Concat', inputs: { 0: floats(2, 3), 1: floats(1, 3) }, attrs: { axis: 0 }, diff: two },
  { kernel: 'Concat', inputs: { 0: floats(2, 3), 1: floats(2, 1) }, attrs: { axis: -1 }, diff: two },
  {
    kernel: 'Concat',
    title: 'three',
    inputs: { 0: floats(2), 1: floats(0), 2: floats(3) },
    attrs: { axis: 0 },
    diff: ['0', '2'],
  },
  { kernel: 'Concat', title: 'integers', inputs: { 0: ints(5, 2), 1: ints(5, 3) }, attrs: { axis: 0 } },
  ...[0, 1, 2, -1, -3].map((axis) => ({
    kernel: 'Pack',
    inputs: { 0: floats(2, 3), 1: floats(2, 3) },
    attrs: { axis },
    diff: two,
  })),
  { kernel: 'Pack', title: 'scalars', inputs: { 0: floats(), 1: floats() }, attrs: { axis: 0 }, diff: two },
  { kernel: 'Pack', title: 'one', inputs: { 0: floats(2) }, attrs: { axis: -1 }, diff: ['0'] },
  ...[0, 1, -1].map((axis) => ({
    kernel: 'Unpack',
    inputs: { value: floats(2, 3) },
    attrs: { axis },
    diff: ['value'],
  })),
  { kernel: 'Unpack', title: 'one', inputs: { value: floats(1) }, attrs: { axis: 0 }, diff: ['value'] },
  ...[
    { numOrSizeSplits: 2, axis: 1 },
    { numOrSizeSplits: [1, 3], axis: -1 },
    { numOrSizeSplits: [1, -1, 2], axis: 1 },
    { numOrSizeSplits: 1, axis: 0 },
  ].map((attrs): KernelCase => ({ kernel: 'SplitV', inputs: { x: floats(2, 4) }, attrs, diff: ['x'] })),
]);
