import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import type { AnyRecord } from '../../../src/kernels/record.js';
import {
  checkBatch,
  checkDecomposition,
  checkDerivatives,
  checkShape,
  type KernelCase,
  subsets,
} from './kernelCase.js';

/** Everything that must hold of every record, for each case. */
export function checkFamily(records: { readonly [name: string]: AnyRecord }, cases: readonly KernelCase[]) {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });
  for (const c of cases) {
    const record = records[c.kernel];
    const title = `${c.kernel} ${c.title ?? JSON.stringify(c.attrs ?? {})}`;
    describe(title, () => {
      it('has the shape of tfjs', () => tf.tidy(() => void checkShape(record, c)));
      if (typeof record.batch === 'function') {
        for (const keys of subsets(c.map ?? Object.keys(c.inputs))) {
          for (const size of [1, 3]) {
            it(`maps ${keys} over ${size}`, () => tf.tidy(() => void checkBatch(record, c, size, keys)));
          }
        }
      }
      if (c.diff) it('has right derivatives', () => tf.tidy(() => void checkDerivatives(record, c)));
      if (record.decompose) it('equals its parts', () => tf.tidy(() => void checkDecomposition(record, c)));
    });
  }
}
