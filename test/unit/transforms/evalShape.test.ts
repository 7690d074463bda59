import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  dataDependentShape,
  noKernelRecord,
  notAFunction,
  returnedPromise,
} from '../../../src/messages/tracing.js';
import { nonArrayOutput } from '../../../src/messages/vmap.js';
import { errorOf, expectError, statement } from '../../support/statement.js';
import {
  customJvp,
  evalShape,
  grad,
  hessian,
  jacrev,
  jvp,
  stopGradient,
  valueAndGrad,
  vectorize,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
const float = (...shape: number[]) => ({ shape, dtype: 'float32' });

/** The kernels that run meanwhile. */
function kernelsOf(f: () => void): string[] {
  const names: string[] = [];
  const own = tf.getKernelsForBackend(tf.getBackend());
  const saved = own.map((config) => ({ config, run: config.kernelFunc }));
  for (const { config, run } of saved) {
    config.kernelFunc = (params) => {
      names.push(config.kernelName);
      return run(params);
    };
  }
  try {
    f();
  } finally {
    for (const { config, run } of saved) config.kernelFunc = run;
  }
  return names;
}

describe('evalShape', () => {
  statement('shapes and dtypes of the results, in their tree', () => {
    const f = (x: T, y: T) => ({
      p: tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D),
      q: [x.greater(0), tf.argMax(y)],
      n: null,
      k: 3,
    });
    expect(evalShape(f, float(2, 3), float(3, 4))).toEqual({
      p: float(2, 4),
      q: [
        { shape: [2, 3], dtype: 'bool' },
        { shape: [4], dtype: 'int32' },
      ],
      n: null,
      k: float(),
    });
  });
  statement('arguments are tensors, structs, trees of those, or anything else as it is', () => {
    const f = (p: { w: T; b: T }, n: number, s: string) => p.w.mul(p.b).mul(n + s.length);
    expect(evalShape(f, { w: tf.ones([2, 1]), b: float(3) }, 2, 'ab')).toEqual(float(2, 3));
  });
  statement('no kernel runs', () => {
    const x = tf.ones([2, 3]);
    const f = (y: T) =>
      tf
        .softmax(tf.matMul(y as tf.Tensor2D, tf.ones([3, 1000])))
        .sum()
        .add(tf.zerosLike(x).sum());
    expect(kernelsOf(() => expect(evalShape(f, x)).toEqual(float()))).toEqual([]);
  });
  statement('huge shapes cost nothing', () => {
    expect(
      evalShape((x: T) => tf.matMul(x as tf.Tensor2D, x as tf.Tensor2D, false, true), float(1e6, 1e6)),
    ).toEqual(float(1e6, 1e6));
  });
  statement('through every transform', () => {
    const f = (x: T) => tf.sum(tf.sin(x).mul(x));
    const [x, batch] = [float(3), float(5, 3)];
    expect(evalShape(vmap(f), batch)).toEqual(float(5));
    expect(evalShape(grad(f), x)).toEqual(x);
    expect(evalShape(valueAndGrad(f), x)).toEqual([float(), x]);
    expect(evalShape(vmap(grad(f)), batch)).toEqual(batch);
    expect(evalShape((y: T) => jvp(f, [y], [y]), x)).toEqual([float(), float()]);
    expect(evalShape((y: T) => vjp(f, [y])[1](1), x)).toEqual([x]);
    expect(
      evalShape(
        jacrev((y: T) => tf.sin(y)),
        x,
      ),
    ).toEqual(float(3, 3));
    expect(evalShape(hessian(f), x)).toEqual(float(3, 3));
    expect(
      evalShape(
        vectorize((a: T, b: T) => a.add(b)),
        x,
        float(2, 1),
      ),
    ).toEqual(float(2, 3));
    const custom = customJvp((y: T) => tf.sum(y));
    custom.defjvp(([y]: T[], [t]: T[]) => [custom(y), tf.sum(t)]);
    expect(evalShape(grad(custom), x)).toEqual(x);
    expect(evalShape(stopGradient, x)).toEqual(x);
  });
  statement('inside a transform, on its values', () => {
    const seen: unknown[] = [];
    vmap((x: T) => {
      seen.push(evalShape((y: T) => tf.sum(y, 0, true), x));
      return x;
    })(tf.ones([2, 3]));
    grad((x: T) => {
      seen.push(evalShape((y: T) => y.mul(x), float(4, 1)));
      return tf.sum(x);
    })(tf.ones([3]));
    expect(seen).toEqual([float(1), float(4, 3)]);
  });
  statement('layers and their variables', () => {
    const layer = tf.layers.dense({ units: 4, inputShape: [3] });
    layer.build([null, 3]);
    expect(evalShape((x: T) => layer.apply(x), float(7, 3))).toEqual(float(7, 4));
    tf.dispose(layer.weights.map((w) => w.read()));
  });
});

describe('evalShape: errors', () => {
  test('what is no function', () => {
    expectError(() => evalShape(3), notAFunction, 'evalShape', 'a number');
  });
  statement('wrong shapes are told like anywhere', () => {
    let error: Error | undefined;
    try {
      evalShape((x: T) => x.add(tf.ones([4])), float(3));
    } catch (e) {
      error = e as Error;
    }
    expect(error?.message).toMatch(/\[3\].*\[4\]|3.*4/);
  });
  statement('results that are no tensors', () => {
    expectError(() => evalShape(() => 'a'), nonArrayOutput, 'evalShape', 'the result', 'a string');
    expectError(() => evalShape(async () => 1), returnedPromise, 'evalShape');
  });
  statement('shapes that depend on values', () => {
    expectError(
      () => evalShape((x: T) => tf.unique(x).values, float(3)),
      dataDependentShape,
      'Unique',
      'evalShape',
    );
  });
  statement('kernels without a shape rule', () => {
    expectError(
      () => evalShape((x: T) => tf.engine().runKernel('Nobody', { x }), float(3)),
      noKernelRecord,
      'Nobody',
      'evalShape',
    );
  });
  statement('reading values', () => {
    expect(errorOf(() => evalShape((x: T) => x.dataSync(), float(3))).code).toBe('AX502');
    expect(errorOf(() => evalShape(() => tf.fill([2], 1).dataSync())).code).toBe('AX502');
  });
});
