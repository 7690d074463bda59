import * as tf from '@tensorflow/tfjs';
import { describe, expect, test, vi } from 'vitest';
import { expectClose, loop, random, statement } from '../../support/statement.js';
import { grad, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;

const methods: [string, (x: T) => T][] = [
  ['abs', (x) => x.abs()],
  ['add, mul, sub, div', (x) => x.add(1).mul(x).sub(2).div(x.add(5))],
  ['maximum, minimum, pow', (x) => x.maximum(0.1).minimum(0.9).pow(2)],
  ['sum, mean, max, min', (x) => x.sum(0).add(x.mean(0)).add(x.max(0)).sub(x.min(0))],
  ['prod, logSumExp, norm', (x) => x.prod(1).add(x.logSumExp(1)).add(x.norm('euclidean', 1))],
  ['argMax as a mask', (x) => tf.oneHot(x.argMax(1), 4).mul(x)],
  ['reshape, flatten, as1D, as2D', (x) => x.reshape([4, 3]).flatten().as1D().as2D(2, 6)],
  ['reshapeAs, squeeze, expandDims', (x) => x.flatten().reshapeAs(x).expandDims(0).squeeze()],
  ['transpose, reverse', (x) => x.transpose().reverse(0)],
  ['concat, stack, unstack', (x) => x.concat(x, 0).stack(x.concat(x, 0)).unstack(2)[1]],
  [
    'split, slice, gather, pad',
    (x) =>
      x
        .split(2, 1)[1]
        .slice([1, 0])
        .gather([1, 0, 1])
        .pad([
          [1, 0],
          [0, 1],
        ]),
  ],
  ['tile, stridedSlice', (x) => x.tile([2, 1]).stridedSlice([0, 0], [6, 4], [2, 3])],
  ['matMul, dot', (x) => x.matMul(x.transpose() as never).dot(tf.ones([3]))],
  ['relu, sigmoid, tanh, softmax', (x) => x.relu().add(x.sigmoid()).add(x.tanh()).softmax()],
  ['elu, selu, softplus, leakyRelu', (x) => x.elu().add(x.selu()).add(x.softplus()).add(x.leakyRelu(0.1))],
  ['exp, log, sqrt, rsqrt, square', (x) => x.exp().log().square().add(0.1).sqrt().rsqrt()],
  ['sin, cos, tan, atan, sinh', (x) => x.sin().add(x.cos()).add(x.tan()).add(x.atan()).add(x.sinh())],
  ['clipByValue, where', (x) => x.clipByValue(-0.5, 0.5).where(x.greater(0), x.neg())],
  ['cumsum, clone', (x) => x.clone().cumsum(1)],
  ['toFloat, cast', (x) => x.toFloat().cast('float32')],
  ['topk', (x) => x.topk(2).values],
  ['batchNorm', (x) => x.batchNorm(tf.zeros([4]), tf.ones([4]), tf.ones([4]), tf.ones([4]))],
  ['logicalAnd as a mask', (x) => x.greater(0).logicalAnd(x.less(0.5)).toFloat().mul(x)],
  ['mod, floorDiv, atan2', (x) => x.mod(0.3).add(x.atan2(x.add(3)))],
];

describe('chained methods of traced tensors', () => {
  for (const [name, f] of methods) {
    statement(`${name}: vmap, grad and jvp equal a loop`, () => {
      const x = random([5, 3, 4]);
      expectClose(vmap(f)(x), loop(f, x), 1e-3);
      const scalar = (y: T) => f(y).sum();
      expectClose(vmap(grad(scalar))(x), loop(grad(scalar), x), 1e-3);
      const t = random([5, 3, 4], 2);
      expectClose(
        vmap((a: T, b: T) => jvp(scalar, [a], [b])[1])(x, t),
        tf.sum(vmap(grad(scalar))(x).mul(t), [1, 2]),
        1e-3,
      );
    });
  }
});

describe('dtypes', () => {
  statement('upcasts, booleans and complex numbers', () => {
    const i = tf.tensor1d([1, 2, 3], 'int32');
    const y = vmap((a: T) => a.add(tf.scalar(0.5)))(i);
    expect(y.dtype).toBe('float32');
    expectClose(y, [1.5, 2.5, 3.5]);
    expectClose(vmap((x: T) => tf.abs(tf.complex(x, x)))(tf.tensor1d([1, 2])), [Math.SQRT2, 2 * Math.SQRT2]);
  });
  statement('strings that are closed over', () => {
    const s = tf.tensor1d(['a', 'b']);
    expectClose(
      vmap((x: T) => {
        s.clone();
        return x;
      })(tf.ones([2])),
      [1, 1],
    );
  });
});

describe('tfjs at work around transforms', () => {
  test('tf.profile sees the kernels', async () => {
    const x = random([4, 5]);
    const { kernelNames, peakBytes } = await tf.profile(() => vmap((y: T) => y.sin().sum())(x));
    expect(kernelNames).toEqual(expect.arrayContaining(['Sin', 'Sum']));
    expect(peakBytes).toBeGreaterThan(0);
    x.dispose();
  });
  test('debug mode', async () => {
    // Its prints come later, when the kernels have been timed.
    const print = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')];
    for (const spy of print) spy.mockImplementation(() => {});
    tf.env().set('DEBUG', true);
    tf.tidy(() => {
      const x = random([4, 5]);
      expectClose(vmap(grad((y: T) => y.sin().sum()))(x), x.cos());
    });
    tf.env().set('DEBUG', false);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(print[0]).toHaveBeenCalled();
    for (const spy of print) spy.mockRestore();
  });
  test('tf.time', async () => {
    const time = await tf.time(() => vmap((y: T) => y.sin())(tf.ones([2])));
    expect(time.kernelMs).toBeGreaterThanOrEqual(0);
  });
});
