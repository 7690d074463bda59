import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import { unmappedOutAxis } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import {
  evalShape,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  stopGradient,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
/** Value x^3, derivative 2 x^2. */
const f = (x: T) => stopGradient(x).mul(x.square());

describe('4 stopGradient', () => {
  statement('4: it is the identity', () => {
    const x = random([2, 3]);
    expectClose(stopGradient(x), x);
    expectClose(valueAndGrad(f)(tf.scalar(3)), [27, 18]);
  });
  statement('4: zero derivative in reverse', () => {
    expectClose(grad(f)(3), 18);
    expectClose(grad((x: T) => stopGradient(x))(3), 0);
    expectClose(vjp(f, [tf.scalar(3)])[1](1), [18]);
    expectClose(jacrev(f)(tf.scalar(3)), 18);
  });
  statement('4: zero derivative forward', () => {
    expectClose(jvp(f, [3], [1]), [27, 18]);
    expectClose(
      jvp((x: T) => stopGradient(x), [3], [1]),
      [3, 0],
    );
    expectClose(linearize(f, [3])[1](1), 18);
    expectClose(jacfwd(f)(tf.scalar(3)), 18);
  });
  statement('4: at every nesting order', () => {
    expectClose(grad(grad(f))(3), 6);
    expectClose(grad(grad(grad(f)))(3), 0);
    expectClose(hessian(f)(tf.scalar(3)), 6);
    expectClose(jvp(grad(f), [3], [1]), [18, 6]);
    expectClose(grad((x: T) => jvp(f, [x], [1])[1])(3), 6);
    expectClose(
      jvp((x: T) => jvp(f, [x], [1])[1], [3], [1]),
      [18, 6],
    );
  });
  statement('4: of an outer value inside an inner derivative', () => {
    expectClose(grad((x: T) => grad((y: T) => stopGradient(x).mul(y).mul(x))(1))(3), 3);
  });
  statement('4: still mapped under vmap', () => {
    const x = random([4]);
    expectClose(vmap((y: T) => stopGradient(y))(x), x);
    expectError(() => vmap((y: T) => stopGradient(y), 0, null)(x), unmappedOutAxis, 'the result');
    expectClose(vmap(grad(f))(x), x.square().mul(2));
    expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(x), x.square().mul(2));
  });
  statement('4: works on trees; integers and everything else pass', () => {
    const i = tf.tensor1d([1, 2], 'int32');
    const got = stopGradient({ a: [tf.scalar(1), i], n: 3, s: 'text', z: null });
    expectClose(got, { a: [1, [1, 2]], n: 3, s: 'text', z: null });
    expect(got.a[1].dtype).toBe('int32');
  });
  statement('4: of a variable that is differentiated because it is closed over', () => {
    const w = tf.scalar(3);
    expectClose(valueAndGradVars(() => stopGradient(w).mul(w), [w])(), [9, [3]]);
  });
  statement('4: in evalShape', () => {
    expect(evalShape((x: T) => stopGradient(x), { shape: [2], dtype: 'int32' })).toEqual({
      shape: [2],
      dtype: 'int32',
    });
  });
  statement("4: under tfjs' own tf.grad too, inside and outside transforms", () => {
    expectClose(tf.grad((x) => stopGradient(x).mul(x.square()))(tf.scalar(3)), 18);
    expectClose(tf.grad((x) => tf.sum(vmap(f)(x)))(tf.tensor1d([3])), [18]);
    expectClose(vmap((x: T) => tf.grad((y) => f(y))(x))(tf.tensor1d([3])), [18]);
  });
});
