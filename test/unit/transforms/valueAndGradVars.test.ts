import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { nonFloatInput, nonScalarOutput, nonTensorInput } from '../../../src/messages/grad.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { expectClose, expectError, loop, random, statement } from '../../support/statement.js';
import { grad, jvp, valueAndGradVars, vmap } from '../../support/untyped.js';

type T = tf.Tensor;

/** Run f with variables that are gone afterwards. */
function withVariables(initial: T[], f: (...vars: tf.Variable[]) => void) {
  const vars = initial.map((x) => tf.variable(x));
  try {
    f(...vars);
  } finally {
    tf.dispose(vars);
  }
}

describe('valueAndGradVars', () => {
  statement('the value and the gradients of variables that f closes over', () => {
    withVariables([tf.tensor1d([1, 2]), tf.scalar(3)], (w, b) => {
      const f = (x: T) => tf.sum(x.mul(w)).mul(b);
      expectClose(valueAndGradVars(f, [w, b])(tf.tensor1d([10, 20])), [150, [[30, 60], 50]]);
    });
  });
  statement('in the tree of the variables', () => {
    withVariables([tf.scalar(2), tf.scalar(3)], (w, b) => {
      const g = valueAndGradVars((x: T) => x.mul(w).mul(w).add(b), { layer: { w }, rest: [b] })(tf.scalar(5));
      expectClose(g, [23, { layer: { w: 20 }, rest: [1] }]);
    });
  });
  statement('of tensors too', () => {
    const w = tf.scalar(2);
    expectClose(valueAndGradVars(() => w.square(), w)(), [4, 4]);
  });
  statement('a variable given twice has one gradient, given twice', () => {
    withVariables([tf.scalar(2)], (w) => {
      expectClose(valueAndGradVars(() => w.square(), [w, w])(), [4, [4, 4]]);
    });
  });
  statement('unused variables have zero gradients', () => {
    withVariables([tf.scalar(2), tf.ones([2, 3])], (w, unused) => {
      expectClose(valueAndGradVars(() => w.square(), [w, unused])(), [
        4,
        [
          4,
          [
            [0, 0, 0],
            [0, 0, 0],
          ],
        ],
      ]);
    });
  });
  statement('a variable that is itself the result', () => {
    withVariables([tf.scalar(2)], (w) => {
      expectClose(valueAndGradVars(() => w, [w])(), [2, [1]]);
    });
  });
  statement('the variable is ordinary again afterwards, also after an error', () => {
    withVariables([tf.scalar(2)], (w) => {
      expect(() =>
        valueAndGradVars(() => {
          w.square();
          throw new Error('boom');
        }, [w])(),
      ).toThrow('boom');
      w.assign(tf.scalar(3));
      expectClose(w.square(), 9);
    });
  });
  statement('under vmap: one gradient per example', () => {
    withVariables([random([3]), tf.scalar(0.5)], (w, b) => {
      const loss = (x: T, y: T) => tf.sum(x.mul(w)).add(b).sub(y).square();
      const [x, y] = [random([4, 3]), random([4])];
      const [value, [dw, db]] = vmap((p: T, q: T) => valueAndGradVars(loss, [w, b])(p, q))(x, y);
      const reference = (v: tf.Variable) => (p: T, q: T) =>
        tf.variableGrads(() => loss(p, q).asScalar(), [w, b]).grads[v.name];
      expectClose(value, loop(loss, x, y));
      expectClose(dw, loop(reference(w), x, y));
      expectClose(db, loop(reference(b), x, y));
    });
  });
  statement('inside grad and jvp: second derivatives and mixed ones', () => {
    withVariables([tf.scalar(2)], (w) => {
      const slope = (x: T) => valueAndGradVars((y: T) => y.mul(y).mul(w).mul(w), [w])(x)[1][0];
      expectClose(slope(tf.scalar(3)), 36);
      expectClose(grad(slope)(3), 24);
      expectClose(jvp(slope, [3], [1]), [36, 24]);
      expectClose(valueAndGradVars(() => slope(tf.scalar(3)), [w])(), [36, [18]]);
    });
  });
  statement('nested: the inner call differentiates the inner function alone', () => {
    withVariables([tf.scalar(2)], (w) => {
      const [value, [outer]] = valueAndGradVars(
        () => w.mul(valueAndGradVars(() => w.square().mul(w), [w])()[1][0]),
        [w],
      )();
      expectClose([value, outer], [24, 36]);
    });
  });
  statement('around vmap: the sum over the examples', () => {
    withVariables([random([3])], (w) => {
      const x = random([4, 3]);
      const [, [g]] = valueAndGradVars(() => tf.sum(vmap((y: T) => tf.sum(y.mul(w)))(x)), [w])();
      expectClose(g, tf.sum(x, 0));
    });
  });
});

describe('valueAndGradVars: per-example gradients of an unmodified layers model', () => {
  test('equal a loop of tf.variableGrads', () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 3, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 4, activation: 'tanh' }),
        tf.layers.dense({ units: 2, activation: 'softmax' }),
      ],
    });
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const vars = model.trainableWeights.map((w) => w.read() as tf.Variable);
      vars.forEach((v, i) => {
        v.assign(random(v.shape, i + 1));
      });
      const [x, y] = [random([3, 6, 6, 1]), tf.oneHot([0, 1, 1], 2).cast('float32')];
      const loss = (p: T, q: T): T => {
        const predicted = model.apply(p.expandDims(0)) as T;
        return tf.neg(tf.sum(tf.log(predicted.add(1e-6)).mul(q)));
      };
      const [values, grads] = vmap((p: T, q: T) => valueAndGradVars(loss, vars)(p, q))(x, y);
      expectClose(values, loop(loss, x, y));
      vars.forEach((v, i) => {
        const reference = (p: T, q: T) => tf.variableGrads(() => loss(p, q).asScalar(), vars).grads[v.name];
        expectClose(grads[i], loop(reference, x, y), 1e-3);
      });
    });
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});

describe('valueAndGradVars: errors', () => {
  statement('like those of grad', () => {
    const w = tf.ones([2]);
    expectError(() => valueAndGradVars(3, [w]), notAFunction, 'valueAndGradVars', 'a number');
    expectError(() => valueAndGradVars(() => w.mul(2), [w])(), nonScalarOutput, 'valueAndGradVars', [2]);
    expectError(
      () =>
        valueAndGradVars(
          () => w,
          () => [w],
        )(),
      nonTensorInput,
      'valueAndGradVars',
      'vars',
      'a function',
    );
    expectError(
      () => valueAndGradVars(() => w, { a: [tf.ones([2], 'int32')] })(),
      nonFloatInput,
      'valueAndGradVars',
      'vars.a.0',
      'int32',
    );
  });
});
