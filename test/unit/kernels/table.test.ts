import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { KERNEL_NAMES } from '../../../src/kernels/names.js';
import { KERNELS } from '../../../src/kernels/table.js';

it('has a record of every kernel and of nothing else', () => {
  expect(Object.keys(KERNELS).sort()).toEqual([...KERNEL_NAMES].sort());
});

it.each(Object.entries(KERNELS))('%s has every rule', (name, record) => {
  for (const rule of [record.shape, record.batch]) expect(rule).toBeDefined();
  if (record.vjp === undefined) return expect(tf.getGradient(name)).toBeDefined();
  expect(record.jvp).toBeDefined();
  expect(['nothing', 'inputs', 'outputs', 'all']).toContain(record.saves);
});

it.each(Object.entries(KERNELS))('%s is constant in both modes or in none', (_, { vjp, jvp }) => {
  expect(vjp === 'zero').toBe(jvp === 'zero');
});
