import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pieces } from '../../../../src/compiler/codegen/wasm/pieces.js';
import { inOrder } from '../../../../src/compiler/kernel/expr.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';
import { FusedFunction } from '../../../../src/transforms/fuse.js';
import { useBackend } from '../../../support/backend.js';
import { expectClose } from '../../../support/statement.js';
import { fuse } from '../../../support/untyped.js';

type T = tf.Tensor;
type F = (...xs: T[]) => T;

/** The one kernel that a function is. */
function kernelOf(f: F, ...args: T[]): Kernel {
  const fused = new FusedFunction(f, {});
  const [{ step }, ...others] = fused.compile(fused.capture(fused.split(args))).steps;
  if (step.run !== 'kernel' || others.length > 0) throw new Error('not one kernel');
  return step.kernel;
}

const numbers = (shape: number[]) => tf.randomNormal(shape, 0, 1, 'float32', 7);
const [rows, columns] = [40, 70];
const x = () => numbers([rows, columns]);
/** Before and after each dim. */
const widths = (...all: number[]) =>
  Array.from({ length: all.length / 2 }, (_, i): [number, number] => [all[2 * i], all[2 * i + 1]]);

const CASES: readonly [name: string, count: number, f: F, args: () => T[]][] = [
  ['padding', 5, (y) => tf.pad(y, widths(1, 2, 3, 1), 5), () => [x()]],
  ['padding of rows', 2, (y) => tf.pad(y, widths(0, 2, 0, 0)), () => [x()]],
  ['padding after a function', 3, (y) => tf.pad(tf.neg(y), widths(0, 0, 1, 1)), () => [x()]],
  ['of three dims', 7, (y) => tf.pad(y, widths(1, 1, 2, 1, 1, 2)), () => [numbers([10, 20, 15])]],
  ['a reflection', 9, (y) => tf.mirrorPad(y, widths(4, 2, 3, 9), 'reflect'), () => [x()]],
  ['a symmetric one', 9, (y) => tf.mirrorPad(y, widths(4, 2, 3, 9), 'symmetric'), () => [x()]],
  ['of one place', 3, (y) => tf.mirrorPad(y, widths(0, 0, 1, 1), 'symmetric'), () => [x()]],
  ['joined rows', 2, (y, z) => tf.concat([y, z], 0), () => [x(), x()]],
  ['joined columns', 3, (y, z) => tf.concat([y, z, tf.neg(y)], 1), () => [x(), numbers([rows, 3])]],
  ['a stack', 2, (y, z) => tf.stack([y, z], 2), () => [x(), x()]],
  ['bools', 2, (y, z) => tf.concat([tf.greater(y, 0), tf.less(z, 0)], 1), () => [x(), x()]],
  ['what decides nothing', 1, (y) => tf.neg(y), () => [x()]],
  ['what reduces', 1, (y) => tf.sum(tf.concat([y, y], 0), 0), () => [x()]],
  ['what is small', 1, (y) => tf.concat([y, y], 0), () => [numbers([10, 20])]],
];

afterAll(() => useBackend('cpu'));

describe.each(['cpu', 'wasm'] as const)('pieces on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(CASES)('%s', (_, count, f, args) => {
    tf.tidy(() => {
      const given = args();
      const kernel = kernelOf(f, ...given);
      const found = pieces(kernel);
      expect(found).toHaveLength(count);
      if (count > 1) {
        const places = (axes: Kernel['axes']) => axes.reduce((n, { extent }) => n * Number(extent), 1);
        expect(found.reduce((n, { axes }) => n + places(axes), 0)).toBe(places(kernel.axes));
        const exprs = found.flatMap(({ outputs }) => inOrder(outputs.map(({ value }) => value)));
        expect(exprs.filter(({ op }) => op === 'select')).toEqual([]);
        const terms = exprs.flatMap((e) => ('at' in e ? e.at.terms : []));
        expect(terms.filter(({ term }) => term.of === 'clamped')).toEqual([]);
      }
      expectClose(fuse(f)(...given), f(...given).arraySync() as number[][]);
    });
  });
});
