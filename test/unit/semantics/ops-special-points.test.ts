import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe } from 'vitest';
import { relu, relu6 } from '../../../src/ops/activation.js';
import * as arithmetic from '../../../src/ops/arithmetic.js';
import { cast as castTyped } from '../../../src/ops/cast.js';
import * as clip from '../../../src/ops/clip.js';
import * as compare from '../../../src/ops/compare.js';
import * as division from '../../../src/ops/division.js';
import * as exponential from '../../../src/ops/exponential.js';
import * as reduce from '../../../src/ops/reduce.js';
import * as reduceIndex from '../../../src/ops/reduceIndex.js';
import * as rounding from '../../../src/ops/rounding.js';
import { where as whereTyped } from '../../../src/ops/select.js';
import * as sign from '../../../src/ops/sign.js';
import * as softmax from '../../../src/ops/softmax.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, statement } from '../../support/statement.js';
import { grad, hessian, jacfwd, jacrev, jvp, type Loose, vmap } from '../../support/untyped.js';

beforeAll(() => useBackend('cpu'));

type T = tf.Tensor;

const { add, mul, pow, maximum, minimum }: Loose = arithmetic;
const { clipByValue, step }: Loose = clip;
const { div, divNoNan, floorDiv, mod }: Loose = division;
const { max, min, prod, sum }: Loose = reduce;
const { argMax }: Loose = reduceIndex;
const { floor, ceil, round }: Loose = rounding;
const { abs, square, sign: signOp }: Loose = sign;
const { logSoftmax, logSumExp, softmax: softmaxOp }: Loose = softmax;
const { sqrt }: Loose = exponential;
const { greater }: Loose = compare;
const where: Loose = whereTyped;
const cast: Loose = castTyped;

/** The derivative of an elementwise function, in reverse, forward, and per example. */
function slope(f: Loose, at: readonly number[], wanted: readonly number[]) {
  const x = tf.tensor1d([...at]);
  expectClose(grad((y: T) => sum(f(y)))(x), wanted);
  expectClose(vmap(grad(f))(x), wanted);
  expectClose(jvp(f, [x], [tf.onesLike(x)])[1], wanted);
}

/** Both derivatives of a binary op at one point. */
function slopes(f: Loose, [a, b]: readonly [number, number], wanted: readonly number[]) {
  expectClose(grad(f, { argnums: [0, 1] })(a, b), wanted);
  expectClose([jvp(f, [a, b], [1, 0])[1], jvp(f, [a, b], [0, 1])[1]], wanted);
}

function jacobian(f: Loose, at: readonly number[], wanted: Parameters<typeof expectClose>[1]) {
  const x = tf.tensor1d([...at]);
  expectClose(jacrev(f)(x), wanted);
  expectClose(jacfwd(f)(x), wanted);
}

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

describe('where derivatives are a matter of convention', () => {
  statement('maximum and minimum share a tie', () => {
    slopes(maximum, [2, 2], [0.5, 0.5]);
    slopes(minimum, [2, 2], [0.5, 0.5]);
    slope((x: T) => maximum(x, 0), [-1, 0, 1], [0, 0.5, 1]);
    slope((x: T) => minimum(0, x), [-1, 0, 1], [1, 0.5, 0]);
  });

  statement('relu at 0 is flat, relu6 clips', () => {
    slope(relu, [-1, 0, 1], [0, 0, 1]);
    slope(relu6, [-1, 1, 7], [0, 1, 0]);
  });

  statement('the second derivative of max(x, 0)^2 at 0 is 1/2', () => {
    const f = (x: T) => square(maximum(x, 0));
    expectClose(grad(grad(f))(0), 0.5);
    expectClose(hessian(f)(0), 0.5);
  });

  statement('max and min share equally among ties', () => {
    jacobian(max, [3, 1, 3, 3], [1 / 3, 0, 1 / 3, 1 / 3]);
    jacobian(min, [1, 3, 1], [0.5, 0, 0.5]);
    jacobian((x: T) => max(x, 0, true), [2, 2], [[0.5, 0.5]]);
  });

  statement('abs at 0 rises', () => slope(abs, [-2, 0, 2], [-1, 1, 1]));

  statement('clipByValue passes half at a bound', () => {
    slope((x: T) => clipByValue(x, -1, 1), [-2, -1, 0, 1, 2], [0, 0.5, 1, 0.5, 0]);
  });

  statement('sqrt at 0 is infinitely steep', () => slope(sqrt, [0, 4], [inf, 0.25]));

  statement('pow(0, 2) is flat in both operands', () => {
    slopes(pow, [0, 2], [0, 0]);
    slope((x: T) => pow(x, 2), [0, -3], [0, -6]);
  });

  statement('the norm at 0 has none', () => {
    expectClose(grad((x: T) => sqrt(sum(square(x))))(tf.zeros([2])), [nan, nan]);
  });

  statement('floor, ceil, round, sign, step, floorDiv and argMax are flat', () => {
    for (const f of [floor, ceil, round, signOp, step]) slope(f, [-1.5, 0, 0.5], [0, 0, 0]);
    slopes(floorDiv, [7, 2], [0, 0]);
    jacobian((x: T) => cast(argMax(x), 'float32'), [1, 2], [0, 0]);
  });

  statement('prod with zeros is exact', () => {
    jacobian(prod, [0, 2, 3], [6, 0, 0]);
    jacobian(prod, [0, 2, 0], [0, 0, 0]);
  });

  statement('mod(a, b) has derivatives 1 and -floor(a / b)', () => {
    slopes(mod, [7, 3], [1, -2]);
    slopes(mod, [-7, 3], [1, 3]);
  });

  statement('where(x > 0, sqrt(x), 0) at 0 is NaN in reverse, 0 forward', () => {
    const f = (x: T) => where(greater(x, 0), sqrt(x), 0);
    expectClose(grad(f)(0), nan);
    expectClose(jvp(f, [0], [1])[1], 0);
  });

  statement('the double where gives 0', () => {
    const f = (x: T) => where(greater(x, 0), sqrt(where(greater(x, 0), x, 1)), 0);
    slope(f, [0, 4], [0, 0.25]);
  });

  statement('divNoNan by 0 is flat', () => {
    slopes(divNoNan, [3, 0], [0, 0]);
    slopes(divNoNan, [3, 2], [0.5, -0.75]);
    expectClose(vmap(grad((x: T) => divNoNan(1, x)))(tf.tensor([0, 1])), [0, -1]);
  });
});

describe('ops that keep exp within range', () => {
  statement('have derivatives where exp alone overflows', () => {
    jacobian(logSumExp, [1000, 1000], [0.5, 0.5]);
    jacobian(
      logSoftmax,
      [1000, 1000],
      [
        [0.5, -0.5],
        [-0.5, 0.5],
      ],
    );
    jacobian(
      (x: T) => softmaxOp(x),
      [1000, 1000],
      [
        [0.25, -0.25],
        [-0.25, 0.25],
      ],
    );
    expectClose(grad((x: T) => logSumExp(x))(tf.tensor([-inf, 0])), [0, 1]);
  });

  statement('have second derivatives', () => {
    expectClose(hessian(logSumExp)(tf.tensor([0, 0])), [
      [0.25, -0.25],
      [-0.25, 0.25],
    ]);
  });
});

describe('integers', () => {
  statement('pass through as constants', () => {
    const count = tf.tensor([1, 2], [2], 'int32');
    expectClose(grad((x: T) => sum(mul(x, cast(count, 'float32'))))(tf.tensor([3, 4])), [1, 2]);
    expectClose(grad((x: T) => sum(add(x, count)))(tf.tensor([3, 4])), [1, 1]);
    expectClose(grad((x: T) => sum(div(count, x)))(tf.tensor([1, 2])), [-1, -0.5]);
  });
});
