import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { KERNEL_NAMES } from '../../../src/kernels/names.js';
import { KERNELS } from '../../../src/kernels/table.js';

it('has a record of every kernel and of nothing else', () => {
  expect(Object.keys(KERNELS).sort()).toEqual([...KERNEL_NAMES].sort());
});

it.each(Object.entries(KERNELS))('%s has every rule', (_, record) => {
  for (const rule of [record.shape, record.batch]) expect(rule).toBeDefined();
  if (record.vjp === undefined) return;
  expect(record.jvp).toBeDefined();
  expect(['nothing', 'inputs', 'outputs', 'all']).toContain(record.saves);
});

it('has no derivatives of kernels that are rarely differentiated', () => {
  const without = Object.entries(KERNELS).flatMap(([name, { vjp }]) => (vjp === undefined ? [name] : []));
  const isTfjs = (name: string) => tf.getGradient(name) !== undefined;
  expect(without.filter(isTfjs)).toEqual([]);
  expect(without.filter((name) => !isTfjs(name))).toMatchInlineSnapshot(`
    [
      "ResizeBilinearGrad",
      "ResizeNearestNeighborGrad",
      "Dilation2DBackpropInput",
      "Dilation2DBackpropFilter",
      "Transform",
      "RotateWithOffset",
      "Draw",
      "MatrixBandPart",
      "LRNGrad",
      "MaxPool3DGrad",
      "Pool",
      "SparseToDense",
      "SparseSegmentSum",
      "SparseSegmentMean",
      "LowerBound",
      "UpperBound",
      "Bincount",
      "DenseBincount",
      "NonMaxSuppressionV3",
      "NonMaxSuppressionV4",
      "NonMaxSuppressionV5",
      "Unique",
      "RaggedGather",
      "RaggedRange",
      "RaggedTensorToTensor",
      "SparseFillEmptyRows",
      "SparseReshape",
      "StringNGrams",
      "StringSplit",
    ]
  `);
});

it.each(Object.entries(KERNELS))('%s is constant in both modes or in none', (_, { vjp, jvp }) => {
  expect(vjp === 'zero').toBe(jvp === 'zero');
});
