import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, vi } from 'vitest';
import { expectClose, statement } from '../../support/statement.js';
import { debugPrint, evalShape, grad, jvp, valueAndGradVars, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const log = vi.spyOn(console, 'log').mockImplementation(() => {});
afterEach(() => log.mockClear());
const printed = () => log.mock.calls.map(([line]) => line);

describe('debugPrint', () => {
  statement('a concrete tensor, and returns it', () => {
    const x = tf.tensor1d([1, 2.5]);
    expect(debugPrint(x, 'x')).toBe(x);
    expect(printed()).toEqual(['x: float32[2] [1, 2.5]']);
  });
  statement('trees leaf by leaf', () => {
    const tree = { a: [tf.scalar(1)], n: 3, s: 'text' };
    expect(debugPrint(tree, 't')).toBe(tree);
    expect(printed()).toEqual(['t.a.0: float32[] 1', 't.n: 3']);
  });
  statement('inside vmap: the per-example shape, and the values of all examples', () => {
    const f = (x: T) => debugPrint(x, 'x').mul(2);
    expectClose(
      vmap(f)(
        tf.tensor2d([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
      [
        [2, 4, 6],
        [8, 10, 12],
      ],
    );
    expect(printed()).toEqual(['x: float32[3] (vmap over 2) [[1, 2, 3], [4, 5, 6]]']);
  });
  statement('inside nested vmap', () => {
    vmap(vmap((x: T) => debugPrint(x, 'x')))(
      tf.tensor2d([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(printed()).toHaveLength(1);
    expect(printed()[0]).toMatch(/^x: float32\[\] \(vmap over 3 of vmap over 2\)/);
  });
  statement('inside derivatives: the value being differentiated', () => {
    expectClose(grad((x: T) => debugPrint(x.square(), 'y'))(3), 6);
    expectClose(
      jvp((x: T) => debugPrint(x.square(), 'y'), [3], [1]),
      [9, 6],
    );
    const w = tf.scalar(2);
    expectClose(valueAndGradVars(() => debugPrint(w, 'w'), [w])(), [2, [1]]);
    expect(printed()).toEqual(['y: float32[] (grad) 9', 'y: float32[] (jvp) 9', 'w: float32[] 2']);
  });
  statement('per-example gradients', () => {
    vmap(grad((x: T) => tf.sum(debugPrint(x, 'x').square())))(tf.tensor2d([[1], [2]]));
    expect(printed()).toEqual(['x: float32[1] (grad of vmap over 2) [[1], [2]]']);
  });
  statement('in evalShape there are no values', () => {
    evalShape((x: T) => debugPrint(x, 'x'), { shape: [2], dtype: 'int32' });
    expect(printed()).toEqual(['x: int32[2] (evalShape, no values)']);
  });
});
