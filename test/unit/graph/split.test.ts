import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { isPointwise } from '../../../src/compiler/pointwise.js';
import { capture } from '../../../src/graph/capture.js';
import { replay } from '../../../src/graph/replay.js';
import { split } from '../../../src/graph/split.js';
import { withoutZeros } from '../../../src/graph/zeros.js';
import { expectClose, random, statement } from '../../support/statement.js';

type T = tf.Tensor;

/** The halves of a program of tensors and, from `first` on, later ones. */
function halvesOf(f: (...xs: T[]) => T[], shapes: number[][], first: number, outputs: number) {
  const avals = shapes.map((shape) => ({ shape, dtype: 'float32' as const }));
  const { program } = capture(avals, decomposes, (xs) => ({ outputs: f(...xs), result: null }));
  const halves = split(program, first, outputs, isPointwise);
  const xs = shapes.map((shape, i) => random(shape, i + 1));
  const early = replay(halves.early, xs.slice(0, first));
  const saved = halves.residuals.map(({ from, index }) => (from === 'inputs' ? xs : early)[index]);
  const late = replay(halves.late, [...saved, ...xs.slice(first)]);
  expectClose([...early.slice(0, outputs), ...late], f(...xs));
  const shapesOf = halves.residuals.map(({ from, index }) =>
    from === 'inputs' ? `input ${index}` : `[${halves.early.outputs[index].shape}]`,
  );
  return { ...halves, residuals: shapesOf };
}

describe('a program in two halves', () => {
  statement('what pointwise kernels compute from inputs is computed again', () => {
    const { residuals, early, late } = halvesOf(
      (x, y, t) => {
        const z = tf.exp(tf.mul(tf.sin(x), y));
        return [tf.sum(z), tf.mul(z, t)];
      },
      [[5], [5], [5]],
      2,
      1,
    );
    expect(residuals).toEqual(['input 0', 'input 1']);
    expect(early.calls.map(({ kernel }) => kernel)).toEqual(['Sin', 'Multiply', 'Exp', 'Sum']);
    expect(late.calls.map(({ kernel }) => kernel)).toEqual(['Sin', 'Multiply', 'Exp', 'Multiply']);
  });

  statement('rows keep their scalars, products one tensor', () => {
    const rows = halvesOf(
      (x, t) => {
        const y = tf.sub(x, tf.logSumExp(x, 1, true));
        return [tf.sum(y), tf.mul(tf.exp(y), t)];
      },
      [
        [4, 6],
        [4, 6],
      ],
      1,
      1,
    );
    expect(rows.residuals.sort()).toEqual(['[4,1]', '[4]', 'input 0']);
    const dense = (x: T, w: T, b: T, t: T) => {
      const z = tf.add(tf.matMul(x, w), b);
      const y = tf.relu(z);
      return [tf.sum(y), tf.mul(tf.mul(tf.step(z), y), t)];
    };
    expect(halvesOf(dense, [[4, 6], [6, 3], [3], [4, 3]], 3, 1).residuals).toEqual(['[4,3]']);
  });

  statement('what the late half does not need is not stored', () => {
    expect(halvesOf((x, t) => [tf.matMul(x, x), tf.neg(t)], [[3, 3], [2]], 1, 1).residuals).toEqual([]);
    expect(halvesOf((x, t) => [tf.sin(x), x, t], [[3], [2]], 1, 1).residuals).toEqual(['input 0']);
  });

  statement('zeros go through a linear half', () => {
    const shapes = [[3], [3], [3]];
    const f = (x: T, s: T, t: T) => [tf.add(tf.mul(x, s), tf.neg(t)), tf.sum(tf.mul(x, t)), tf.mul(s, 2)];
    const { late } = halvesOf(f, shapes, 1, 0);
    const none = withoutZeros(late, 1, [false, false, true]);
    expect(none.zeros).toEqual([false, true, false]);
    const [x, s] = shapes.map((shape, i) => random(shape, i + 1));
    expectClose(replay(none.program, [x, s]), [tf.mul(x, s), tf.mul(s, 2)]);
    expect(withoutZeros(late, 1, [false, true, true]).program.calls).toEqual([]);
  });
});
