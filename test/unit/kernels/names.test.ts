import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { KERNEL_NAMES } from '../../../src/kernels/names.js';

const root = createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json');
const source = readFileSync(join(root, '../dist/kernel_names.js'), 'utf8');
const declared = [...source.matchAll(/^export const \w+ = '(\w+)';$/gm)].map(([, name]) => name);

it('lists the kernels that tfjs-core declares', () => {
  expect(declared.length).toBeGreaterThan(150);
  expect([...KERNEL_NAMES].sort()).toEqual([...declared].sort());
});

it('names no kernel twice', () => {
  expect(new Set(KERNEL_NAMES).size).toBe(KERNEL_NAMES.length);
});

it('knows every kernel of the cpu backend', () => {
  const registered = tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName);
  // Fused kernels are registered too.
  const own = registered.filter((name) => !name.startsWith('fuse:'));
  expect(own.filter((name) => !(KERNEL_NAMES as readonly string[]).includes(name))).toEqual([]);
});
