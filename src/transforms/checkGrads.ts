import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { CheckGradsFn } from '../../types/index.js';
import { derivativeMismatch } from '../messages/custom.js';
import { raise } from '../messages/error.js';
import { ops } from '../tracing/bind.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import { mapTree, tensors } from '../tracing/tree.js';
import { checkFunction, checkOptions, type UserFunction } from './body.js';
import { differentiate } from './differentiated.js';
import { jvp } from './jvp.js';
import { vjp } from './vjp.js';

interface Options {
  readonly order?: number;
  readonly modes?: readonly ('fwd' | 'rev')[];
  readonly eps?: number;
  readonly tolerance?: number;
}

const jvpOf = jvp as unknown as (f: UserFunction, x: unknown[], t: unknown[]) => [unknown, unknown];
const vjpOf = vjp as unknown as (f: UserFunction, x: unknown[]) => [unknown, (ct: unknown) => unknown[]];

/**
 * Compares a function's forward and reverse derivatives with central differences, along random directions.
 *
 * Throws where they differ. Options: `order` (1) also checks derivatives of derivatives, `modes` (`['fwd', 'rev']`),
 * `eps` (1e-2) is the step of the differences, `tolerance` (1e-2) is relative to 1 + |value|.
 *
 * @example Right
 * ```ts
 * checkGrads((x: Tensor<[3]>) => sum(sin(x)), [tensor([1, 2, 3])], { order: 2 });
 * ```
 * @example Wrong: AX427, a rule that forgets a factor: "checkGrads: the forward derivative at result.0 is ... but the numerical one is ..."
 * ```ts
 * checkGrads(badlyCustomized, [scalar(2)]);
 * ```
 * @throws AX427 where derivatives differ; AX403, AX405 for arguments that cannot be differentiated.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.test_util.check_grads.html
 */
export const checkGrads = checkGradsImpl as unknown as CheckGradsFn;

function checkGradsImpl(f: UserFunction, args: readonly unknown[], options: Options = {}) {
  checkFunction('checkGrads', f);
  checkOptions('checkGrads', options as object, ['order', 'modes', 'eps', 'tolerance']);
  const { order = 1, modes = ['fwd', 'rev'], eps = 1e-2, tolerance = 1e-2 } = options;
  scope('checkGrads', () => {
    const inputs = differentiate(
      'checkGrads',
      args,
      args.map((_, i) => i),
    );
    // A function of flat leaves to flat float outputs has no trees to match.
    const flat = (...xs: Tensor[]) =>
      tensors(f(...inputs.rebuild(xs))).filter((y) => tangentDtype(y) !== null);
    const paths: string[] = [];
    args.forEach((arg, i) => {
      mapTree(arg, (_, path) => paths.push(`arg ${i}${path}`));
    });
    check(flat, inputs.values, paths, order, modes, eps, tolerance);
  });
}

type Flat = (...xs: Tensor[]) => Tensor[];

function check(
  f: Flat,
  xs: readonly Tensor[],
  paths: readonly string[],
  order: number,
  modes: Options['modes'],
  eps: number,
  tolerance: number,
) {
  const random = generator(order);
  const ts = xs.map((x) => random(x.shape));
  const along = (step: number) => f(...xs.map((x, i) => ops.add(x, ops.mul(ts[i], step))));
  const [plus, minus] = [along(eps), along(-eps)];
  const numeric = plus.map((y, i) => ops.div(ops.sub(y, minus[i]), 2 * eps));

  if (modes!.includes('fwd')) {
    const [, tangent] = jvpOf(f, [...xs], ts);
    (tangent as Tensor[]).forEach((t, i) => {
      compare('forward', `result.${i}`, read(t), read(numeric[i]), tolerance);
    });
  }
  if (modes!.includes('rev')) {
    const cts = numeric.map((y) => random(y.shape));
    const grads = vjpOf(f, [...xs])[1](cts) as Tensor[];
    const wanted = sum(numeric.map((y, i) => dot(y, cts[i])));
    compare('reverse', paths.join(', '), [sum(grads.map((g, i) => dot(g, ts[i])))], [wanted], tolerance);
  }
  if (order > 1) {
    const derivative: Flat = (...at) => jvpOf(f, at, ts)[1] as Tensor[];
    check(derivative, xs, paths, order - 1, modes, eps, tolerance);
  }
}

function compare(
  mode: string,
  path: string,
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: number,
) {
  for (let i = 0; i < got.length; i++) {
    if (!(Math.abs(got[i] - wanted[i]) <= tolerance * (1 + Math.abs(wanted[i])))) {
      raise(derivativeMismatch, mode, path, got[i], wanted[i], tolerance);
    }
  }
}

const read = (x: Tensor) => x.dataSync();
const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);
const dot = (a: Tensor, b: Tensor) => {
  const y = read(b);
  return sum(Array.from(read(a), (x, i) => x * y[i]));
};

/** Tensors of numbers in [-1, 1), the same in every run. */
function generator(seed: number) {
  let state = seed;
  return (shape: readonly number[]) => {
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return state / 2 ** 30 - 1;
    });
    return tf.tensor(values, [...shape]);
  };
}
