import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkGrads, grad, hessian, jacfwd, jacrev, jvp, vjp } from '../../../src/index.js';
import { useBackend } from '../../support/backend.js';
import { floats, positives, reseed, spaced } from './kernelCase.js';

beforeAll(() => useBackend('cpu'));
beforeEach(reseed);

type Op = (...xs: tf.Tensor[]) => tf.Tensor;
type Make = () => tf.Tensor;
// The types of the transforms are tested elsewhere; here they are mere functions of tensors.
// biome-ignore lint/suspicious/noExplicitAny: as said
const loose = <T>(f: T) => f as unknown as (...args: unknown[]) => any;

const x: Make = () => tf.mul(0.8, floats(2, 3)());
const y: Make = () => tf.mul(0.8, floats(2, 3)());
const positive: Make = () => positives(2, 3)();
const smooth: Make = () => tf.add(0.05, spaced(2, 3)());
const above: Make = () => tf.add(1, positives(2, 3)());

const cases: [string, Op, ...Make[]][] = [
  ['abs', tf.abs, smooth],
  ['acos', tf.acos, x],
  ['acosh', tf.acosh, above],
  ['asin', tf.asin, x],
  ['asinh', tf.asinh, x],
  ['atan', tf.atan, x],
  ['atanh', (a) => tf.atanh(tf.mul(a, 0.7)), x],
  ['cos', tf.cos, x],
  ['cosh', tf.cosh, x],
  ['elu', tf.elu, smooth],
  ['erf', tf.erf, x],
  ['exp', tf.exp, x],
  ['expm1', tf.expm1, x],
  ['leakyRelu', (a) => tf.leakyRelu(tf.mul(a, a)), smooth],
  ['log', tf.log, positive],
  ['log1p', tf.log1p, positive],
  ['logSigmoid', tf.logSigmoid, x],
  ['reciprocal', tf.reciprocal, positive],
  ['relu', (a) => tf.square(tf.relu(a)), smooth],
  ['relu6', (a) => tf.square(tf.relu6(a)), smooth],
  ['rsqrt', tf.rsqrt, positive],
  ['selu', tf.selu, smooth],
  ['sigmoid', tf.sigmoid, x],
  ['sin', tf.sin, x],
  ['sinh', tf.sinh, x],
  ['softplus', tf.softplus, x],
  ['sqrt', tf.sqrt, positive],
  ['square', tf.square, x],
  ['tan', tf.tan, x],
  ['tanh', tf.tanh, x],
  ['clipByValue', (a) => tf.square(tf.clipByValue(a, -0.12, 0.18)), smooth],
  ['softmax', (a) => tf.softmax(a), x],
  ['logSoftmax', (a) => tf.logSoftmax(a), x],
  ['logSumExp', (a) => tf.logSumExp(a, 1), x],
  ['prod', (a) => tf.prod(a, 1), x],
  ['max', (a) => tf.max(tf.sin(a), 0), smooth],
  ['min', (a) => tf.min(tf.sin(a)), smooth],
  ['mean', (a) => tf.square(tf.mean(a, 0)), x],
  ['cumsum', (a) => tf.square(tf.cumsum(a, 0)), x],
  ['cumprod', (a) => tf.cumprod(a, 1), x],
  ['cumprod backwards', (a) => tf.cumprod(a, 1, true, true), x],
  ['moments', (a) => tf.moments(a, 0).variance, x],
  ['add', (a, b) => tf.square(tf.add(a, b)), x, () => floats(3)()],
  ['sub', (a, b) => tf.square(tf.sub(a, b)), x, y],
  ['mul', tf.mul, x, () => floats(3)()],
  ['div', tf.div, x, positive],
  ['pow', (a, b) => tf.pow(a, b), positive, y],
  ['maximum', (a, b) => tf.square(tf.maximum(a, b)), smooth, () => tf.add(0.05, smooth())],
  ['minimum', (a, b) => tf.square(tf.minimum(a, b)), smooth, () => tf.add(0.05, smooth())],
  ['squaredDifference', tf.squaredDifference, x, () => floats(2, 1)()],
  ['atan2', tf.atan2, positive, above],
  ['mod', (a, b) => tf.square(tf.mod(a, b)), positive, () => tf.scalar(3)],
  ['prelu', (a, b) => tf.square(tf.prelu(a as never, b as never)), smooth, () => floats(3)()],
  ['matMul', (a, b) => tf.matMul(a, b, false, true), x, y],
  ['dot', (a, b) => tf.dot(a, b), x, () => floats(3)()],
  ['einsum', (a, b) => tf.einsum('ij,kj->ik', a, b), x, y],
  ['einsum of a square', (a) => tf.einsum('ij,ij->i', a, a), x],
  ['einsum that sums one alone', (a, b) => tf.einsum('ij,ij->', a, tf.einsum('ij->ij', b)), x, y],
  ['where', (a, b) => tf.where(tf.greater(a, 0), tf.square(a), tf.mul(a, b)), smooth, y],
  ['divNoNan', (a, b) => tf.divNoNan(a, b), x, positive],
  ['stridedSlice', (a) => tf.square(tf.stridedSlice(a, [1, 2], [-3, 0], [-1, -2])), x],
  [
    'mirrorPad',
    (a) =>
      tf.square(
        tf.mirrorPad(
          a,
          [
            [1, 0],
            [2, 1],
          ],
          'reflect',
        ),
      ),
    x,
  ],
  [
    'pad and slice',
    (a) =>
      tf.square(
        tf.slice(
          tf.pad(a, [
            [1, 1],
            [0, 2],
          ]),
          [0, 1],
          [3, 3],
        ),
      ),
    x,
  ],
  ['tile and reverse', (a) => tf.square(tf.reverse(tf.tile(a, [2, 2]), 1)), x],
  [
    'concat, stack, split',
    (a, b) =>
      tf.mul(
        tf.split(tf.concat([a, b], 1), 3, 1)[1],
        tf.stack([a, b], 2).slice([0, 0, 1], [2, 2, 1]).squeeze([2]),
      ),
    x,
    y,
  ],
  ['transpose and reshape', (a) => tf.square(tf.reshape(tf.transpose(a), [2, 3])), x],
  [
    'fft',
    (a, b) => {
      const z = tf.fft(tf.complex(a, b));
      return tf.add(tf.square(tf.real(z)), tf.mul(tf.real(z), tf.imag(tf.ifft(z))));
    },
    x,
    y,
  ],
  ['abs of complex values', (a, b) => tf.abs(tf.mul(tf.complex(a, b), tf.complex(b, a))), positive, y],
  [
    'transposed complex values',
    (a, b) =>
      tf.square(
        tf.imag(tf.mul(tf.transpose(tf.complex(a, b)), tf.complex(tf.transpose(b), tf.transpose(a)))),
      ),
    x,
    y,
  ],
];

describe.each(cases)('%s', (_, f, ...makes) => {
  const options = { eps: 2e-2, tolerance: 3e-2 };
  it('has three derivatives', () => {
    tf.tidy(() =>
      loose(checkGrads)(
        f,
        makes.map((make) => make()),
        { ...options, order: 3 },
      ),
    );
  });
  it('has derivatives of its gradient', () => {
    const loss = (...xs: tf.Tensor[]) => tf.sum(tf.sin(f(...xs)));
    const slopes = loose(grad)(loss, { argnums: makes.map((_, i) => i) });
    tf.tidy(() =>
      loose(checkGrads)(
        slopes,
        makes.map((make) => make()),
        { ...options, order: 2 },
      ),
    );
  });
});

describe('conventions at special points', () => {
  const slope = (f: Op, at: number) => loose(grad)(f)(tf.scalar(at)).dataSync()[0];
  const forward = (f: Op, at: number) => loose(jvp)(f, [tf.scalar(at)], [tf.scalar(1)])[1].dataSync()[0];
  const second = (f: Op, at: number) => loose(hessian)(f)(tf.scalar(at)).dataSync()[0];

  it.each<[string, Op, number, number]>([
    ['abs at 0', tf.abs, 0, 1],
    ['relu at 0', tf.relu, 0, 0],
    ['relu6 at 6', tf.relu6, 6, 0.5],
    ['maximum of equals', (a) => tf.maximum(a, 0), 0, 0.5],
    ['minimum of equals', (a) => tf.minimum(1, a), 1, 0.5],
    ['clipByValue at a bound', (a) => tf.clipByValue(a, -1, 1), 1, 0.5],
    ['clipByValue outside', (a) => tf.clipByValue(a, -1, 1), 2, 0],
    ['sqrt at 0', tf.sqrt, 0, Number.POSITIVE_INFINITY],
    ['pow(0, 2)', (a) => tf.pow(a, 2), 0, 0],
    ['pow(-2, 3)', (a) => tf.pow(a, 3), -2, 12],
    ['pow(0, 0)', (a) => tf.pow(a, 0), 0, 0],
    ['exponent 2 of base 0', (a) => tf.pow(0, a), 2, 0],
    ['leakyRelu at 0', (a) => tf.leakyRelu(a), 0, 1],
    ['elu at 0', tf.elu, 0, 1],
    ['floor', (a) => tf.floor(a), 1.5, 0],
    ['round', (a) => tf.round(a), 1.5, 0],
    ['sign', (a) => tf.sign(a), 1.5, 0],
    ['step', (a) => tf.step(a), 1.5, 0],
    ['floorDiv', (a) => tf.cast(tf.floorDiv(a, 2), 'float32'), 1.5, 0],
    ['mod by b', (b) => tf.mod(7, b), 2.5, -2],
    ['an integer cast', (a) => tf.cast(tf.cast(a, 'int32'), 'float32'), 1.5, 0],
    ['a comparison', (a) => tf.cast(tf.greater(a, 1), 'float32'), 1.5, 0],
    ['a mask times its argument', (a) => tf.mul(a, tf.cast(tf.greater(a, 1), 'float32')), 1.5, 1],
    ['abs of a complex 0', (a) => tf.abs(tf.complex(a, tf.zerosLike(a))), 0, 0],
    ['prelu at 0', (a) => tf.sum(tf.prelu(tf.reshape(a, [1]), tf.tensor1d([0.2]))), 0, 1],
  ])('%s', (_, f, at, expected) => {
    expect(slope(f, at)).toBeCloseTo(expected, 5);
    expect(forward(f, at)).toBeCloseTo(expected, 5);
  });

  it('where passes nothing to the branch that was not taken, and NaN from a slope there', () => {
    const unsafe: Op = (a) => tf.where(tf.greater(a, 0), tf.sqrt(a), tf.zerosLike(a));
    const safe: Op = (a) => {
      const taken = tf.where(tf.greater(a, 0), a, tf.onesLike(a));
      return tf.where(tf.greater(a, 0), tf.sqrt(taken), tf.zerosLike(a));
    };
    expect(slope(unsafe, 0)).toBeNaN();
    expect(forward(unsafe, 0)).toBe(0);
    expect(slope(safe, 0)).toBe(0);
  });

  it('relu passes no infinite slope where it is 0', () => {
    expect(slope((a) => tf.sqrt(tf.relu(a)), -1)).toBe(0);
  });

  it('the second derivative of max(x, 0)^2 at 0 is 1/2', () => {
    expect(second((a) => tf.square(tf.maximum(a, 0)), 0)).toBeCloseTo(0.5);
  });

  it('extrema share their derivative among equals', () => {
    const at = tf.tensor1d([1, 3, 3, 2, 3]);
    const third = 1 / 3;
    for (const f of [(a: tf.Tensor) => tf.max(a), (a: tf.Tensor) => tf.neg(tf.min(tf.neg(a)))]) {
      const [, tangent] = loose(jvp)(f, [at], [tf.tensor1d([1, 1, 2, 1, 6])]);
      expect(tangent.dataSync()[0]).toBeCloseTo(3);
      for (const [i, share] of [0, third, third, 0, third].entries()) {
        expect(loose(grad)(f)(at).dataSync()[i]).toBeCloseTo(share);
      }
    }
  });
});

describe('zeros in products', () => {
  const points = [
    [2, 0, 3, 4],
    [0, 0, 3, 4],
    [0, 0, 0, 4],
    [1, 2, 3, 4],
  ];
  const others = (xs: number[], ...skip: number[]) =>
    xs.reduce((p, v, i) => (skip.includes(i) ? p : p * v), 1);

  it.each(points)('prod of %d, %d, %d, %d', (...xs) => {
    const first = xs.map((_, i) => others(xs, i));
    const second = xs.flatMap((_, i) => xs.map((_, j) => (i === j ? 0 : others(xs, i, j))));
    const f = (a: tf.Tensor) => tf.prod(a);
    expect([...loose(grad)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(first);
    expect([...loose(jacfwd)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(first);
    expect([...loose(hessian)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(second);
    expect([...loose(jacrev)(loose(grad)(f))(tf.tensor1d(xs)).dataSync()]).toEqual(second);
  });

  it.each(points)('cumprod of %d, %d, %d, %d', (...xs) => {
    const first = xs.flatMap((_, n) => xs.map((_, i) => (i > n ? 0 : others(xs.slice(0, n + 1), i))));
    const second = xs.flatMap((_, n) =>
      xs.flatMap((_, i) =>
        xs.map((_, j) => (i === j || i > n || j > n ? 0 : others(xs.slice(0, n + 1), i, j))),
      ),
    );
    const f = (a: tf.Tensor) => tf.cumprod(a);
    expect([...loose(jacrev)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(first);
    expect([...loose(jacfwd)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(first);
    expect([...loose(hessian)(f)(tf.tensor1d(xs)).dataSync()]).toEqual(second);
    expect([...loose(jacrev)(loose(jacrev)(f))(tf.tensor1d(xs)).dataSync()]).toEqual(second);
  });
});

describe('cotangents of casts', () => {
  it('are real for real values and complex for complex ones', () => {
    const [, pull] = loose(vjp)((a: tf.Tensor) => tf.cast(a, 'complex64'), [tf.tensor1d([1, 2])]);
    const [ct] = pull(tf.complex([1, 2], [3, 4]));
    expect(ct.dtype).toBe('float32');
    expect([...ct.dataSync()]).toEqual([1, 2]);
  });
});
