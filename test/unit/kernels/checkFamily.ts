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
import { checkMappedGradients, checkTracedDerivatives, checkVmap } from './tracedChecks.js';

const isRefusal = (batch: AnyRecord['batch']) => typeof batch === 'object' && 'refuse' in batch;

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
      if (c.map?.length !== 0 && !isRefusal(record.batch)) {
        for (const keys of subsets(c.map ?? Object.keys(c.inputs))) {
          it(`maps ${keys} through a trace`, () => tf.tidy(() => void checkVmap(c, keys, 2)));
        }
      }
      if (c.diff) {
        it('has right rules', () => tf.tidy(() => void checkDerivatives(record, c)));
        it('has right derivatives of both orders', () => tf.tidy(() => void checkTracedDerivatives(c)));
        if (!isRefusal(record.batch)) {
          it('has gradients per example', () => tf.tidy(() => void checkMappedGradients(c, 3)));
        }
      }
      if (record.decompose) it('equals its parts', () => tf.tidy(() => void checkDecomposition(record, c)));
    });
  }
}
