import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { expectIdle } from '../../support/observed.js';
import { expectClose, loop, random, statement } from '../../support/statement.js';
import {
  grad,
  hessian,
  jvp,
  linearize,
  valueAndGradVars,
  vectorize,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
const cube = (x: T) => tf.sum(x.mul(x).mul(x)).asScalar();

describe('tfjs derivatives inside transforms', () => {
  const x = () => random([4, 3]);
  statement('tf.grad, also with a cotangent', () => {
    expectClose(vmap((y: T) => tf.grad(cube)(y))(x()), x().square().mul(3));
    expectClose(
      vmap((y: T) => tf.grad((z) => z.square())(y, tf.scalar(2).mul(tf.ones([3]))))(x()),
      x().mul(4),
    );
  });
  statement('tf.grads', () => {
    const f = (a: T, b: T) => tf.sum(a.mul(b).mul(b)).asScalar();
    const [a, b] = [x(), random([4, 3], 2)];
    expectClose(vmap((p: T, q: T) => tf.grads(f)([p, q]))(a, b), [b.square(), a.mul(b).mul(2)]);
    expectClose(vmap((p: T, q: T) => tf.grads(f)([p, q]), [0, null])(a, b.gather(0)), [
      tf.tile(b.gather(0).square().expandDims(0), [4, 1]),
      a.mul(b.gather(0)).mul(2),
    ]);
  });
  statement('tf.valueAndGrad and tf.valueAndGrads', () => {
    const got = vmap((y: T) => tf.valueAndGrad(cube)(y))(x());
    expectClose(got.value, loop(cube, x()));
    expectClose(got.grad, x().square().mul(3));
    const both = vmap((y: T) => tf.valueAndGrads((a: T, b: T) => tf.sum(a.mul(b)).asScalar())([y, y]))(x());
    // As outside: one tensor is one variable, whichever argument it came by.
    expectClose(both.grads, [x().mul(2), x().mul(2)]);
  });
  statement('tf.variableGrads', () => {
    const w = tf.variable(random([3]));
    const f = (y: T) => tf.variableGrads(() => tf.sum(y.mul(w).square()).asScalar(), [w]);
    const { value, grads } = vmap((y: T) => f(y))(x());
    expectClose(value, tf.sum(x().mul(w).square(), 1));
    expectClose(grads[w.name], x().square().mul(w).mul(2));
    w.dispose();
  });
  statement('the value is independent of the inputs', () => {
    const got = vmap((y: T) => tf.valueAndGrad((z) => z)(y))(tf.tensor1d([1, 2]));
    expectClose(got, { grad: [1, 1], value: [1, 2] });
  });
  statement('what a function does not depend on is an error of tfjs, as outside', () => {
    const wrong = (y: T) => tf.grad(() => tf.scalar(1))(y);
    expect(() => wrong(tf.scalar(1))).toThrow(/Cannot compute gradient/);
    expect(() => vmap(wrong)(tf.ones([2]))).toThrow(/Cannot compute gradient/);
  });
  statement('and what it depends on without slope has gradient zero, as outside', () => {
    const f = (y: T) => tf.sum(tf.floor(y)).asScalar();
    expectClose(vmap((y: T) => tf.grad(f)(y))(x()), tf.zerosLike(x()));
    expectClose(vmap((y: T) => tf.grad((z) => tf.relu(tf.sign(z)).mul(2))(y))(x()), tf.zerosLike(x()));
    const [w, unused] = [tf.variable(tf.scalar(2)), tf.variable(tf.scalar(1))];
    const { grads } = tf.variableGrads(() => tf.round(w).asScalar(), [w, unused]);
    const inside = vmap(() => tf.variableGrads(() => tf.round(w).asScalar(), [w, unused]).grads, 0, null);
    expectClose(inside(x()), grads as never);
    expect(Object.keys(grads)).not.toContain(unused.name);
    tf.dispose([w, unused]);
  });
  statement('second derivatives through it', () => {
    expectClose(vmap((y: T) => tf.grad((z) => tf.sum(tf.grad(cube)(z)))(y))(x()), x().mul(6));
    expectClose(grad((y: T) => tf.sum(tf.grad(cube)(y)))(x()), x().mul(6));
    expectClose(jvp((y: T) => tf.grad(cube)(y), [x()], [tf.onesLike(x())])[1], x().mul(6));
    expectClose(vmap((y: T) => tf.grad(cube)(y).mul(2))(x()), x().square().mul(6));
  });
  statement('inside grad, it differentiates its own function alone', () => {
    expectClose(grad((y: T) => y.mul(tf.grad((z) => y.add(z))(tf.scalar(1))))(1), 1);
  });
});

describe('transforms inside tfjs derivatives', () => {
  const x = () => random([4, 3]);
  statement('tf.grad around vmap, grad, jvp, vjp, linearize and vectorize', () => {
    const around = (f: (y: T) => T) => tf.grad((y) => tf.sum(f(y as T)))(x());
    expectClose(around(vmap(cube)), x().square().mul(3));
    expectClose(around(grad(cube)), x().mul(6));
    expectClose(around(vmap(grad(cube))), x().mul(6));
    expectClose(
      around((y) => jvp(cube, [y], [tf.ones([4, 3])])[1]),
      x().mul(6),
    );
    expectClose(
      around((y) => vjp(cube, [y])[1](1)[0]),
      x().mul(6),
    );
    expectClose(
      around((y) => linearize(cube, [y])[1](tf.ones([4, 3]))),
      x().mul(6),
    );
    expectClose(around(vectorize((a: T) => a.mul(a))), x().mul(2));
    expectClose(tf.grad((y) => tf.sum(hessian(cube)(y)))(tf.tensor1d([1, 2])), [6, 6]);
  });
  statement('with kernels whose tfjs gradient is missing or wrong', () => {
    const [a, b] = [random([4, 3]), random([3], 2)];
    const f = (p: T, q: T) => vmap((r: T) => tf.sum(tf.maximum(r, q).add(tf.squaredDifference(r, q))), 0)(p);
    const [da, db] = tf.grads((p: T, q: T) => tf.sum(f(p, q)).asScalar())([a, b]);
    const larger = tf.cast(a.greater(b), 'float32');
    expectClose(da, larger.add(a.sub(b).mul(2)));
    expectClose(db, tf.sum(tf.sub(1, larger).sub(a.sub(b).mul(2)), 0));
    const g = (p: T) =>
      vmap((r: T) =>
        tf.sum(tf.where(r.greater(0), r, tf.zerosLike(r)).mul(tf.cast(r.greater(0), 'float32'))),
      )(p);
    expectClose(tf.grad((p) => tf.sum(g(p)))(a), tf.cast(a.greater(0), 'float32'));
  });
  statement('tf.variableGrads around vmap', () => {
    const w = tf.variable(random([3]));
    const { grads } = tf.variableGrads(
      () => tf.sum(vmap((y: T) => tf.sum(y.mul(w).square()))(x())).asScalar(),
      [w],
    );
    expectClose(grads[w.name], tf.sum(x().square(), 0).mul(w).mul(2));
    w.dispose();
  });
  test('optimizer.minimize around vmap', () => {
    const before = tf.memory().numTensors;
    const w = tf.variable(tf.zeros([3]));
    const target = random([4, 3]);
    const optimizer = tf.train.sgd(0.1);
    const loss = () => tf.mean(vmap((y: T) => tf.sum(y.sub(w).square()))(target)).asScalar();
    for (let i = 0; i < 60; i++) optimizer.minimize(loss);
    tf.tidy(() => expectClose(w, tf.mean(target, 0)));
    expectIdle();
    tf.dispose([w, target]);
    optimizer.dispose();
    // The zeros that w started from.
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1);
  });
});

describe('tf.customGrad', () => {
  const make = () =>
    tf.customGrad((x, save) => {
      const y = x as T;
      (save as (xs: T[]) => void)([y]);
      return { value: y.square(), gradFunc: (dy, [saved]) => [dy.mul(saved).mul(10)] };
    }) as (x: T) => T;
  const outside = make();
  const makers: [string, (x: T) => T][] = [
    ['made before a transform runs, by the unhooked engine', outside],
    ['made inside the transform', (x) => make()(x)],
  ];
  for (const [title, f] of makers) {
    describe(title, () => {
      const x = () => random([4]);
      statement('grad', () => {
        expectClose(grad((y: T) => tf.sum(f(y)))(x()), x().mul(10));
      });
      statement('vmap of grad', () => {
        expectClose(vmap(grad((y: T) => f(y)))(x()), x().mul(10));
      });
      statement('grad of the sum of vmap', () => {
        expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(x()), x().mul(10));
      });
      statement('tf.grad of the sum of vmap', () => {
        expectClose(tf.grad((y) => tf.sum(vmap(f)(y)))(x()), x().mul(10));
      });
      statement('vmap of tf.grad', () => {
        expectClose(vmap((y: T) => tf.grad(f)(y))(x()), x().mul(10));
      });
      statement('grad of grad differentiates gradFunc', () => {
        expectClose(grad(grad((y: T) => f(y)))(3), 10);
        expectClose(vmap(grad(grad((y: T) => f(y))))(x()), tf.fill([4], 10));
      });
      statement('value alone', () => {
        expectClose(vmap(f)(x()), x().square());
        expectClose(vmap(vmap(f))(x().reshape([2, 2])), x().square().reshape([2, 2]));
      });
      statement('valueAndGradVars', () => {
        const w = tf.scalar(3);
        expectClose(valueAndGradVars(() => f(w), [w])(), [9, [30]]);
      });
      statement('plain tfjs is untouched', () => {
        expectClose(tf.grad(f)(x()), x().mul(10));
      });
    });
  }
  statement('made inside the transform, closing over its values', () => {
    const x = tf.tensor1d([1, 2]);
    const inside = (w: T) => {
      const g = tf.customGrad((y, save) => {
        (save as (xs: T[]) => void)([y as T]);
        return { value: (y as T).mul(w), gradFunc: (dy) => [dy.mul(w).mul(10)] };
      });
      return tf.grad((y) => g(y))(w);
    };
    expectClose(vmap(inside)(x), [10, 20]);
    expectClose(
      vmap((w: T) =>
        grad((y: T) =>
          tf.customGrad((z) => ({ value: (z as T).mul(w), gradFunc: (dy) => [dy.mul(w).mul(10)] }))(y),
        )(w),
      )(x),
      [10, 20],
    );
  });
  statement('forward mode differentiates through the function, as tfjs has no forward rule', () => {
    expectClose(jvp(outside, [3], [1]), [9, 6]);
  });
  statement('fused ops of tfjs: dense and conv with bias and activation', () => {
    const [x, w, b] = [random([5, 2, 3]), random([3, 4], 2), random([4], 3)];
    const dense = (y: T) =>
      tf.sum(tf.fused.matMul({ a: y as tf.Tensor2D, b: w as tf.Tensor2D, bias: b, activation: 'sigmoid' }));
    const plain = (y: T) => tf.sum(tf.sigmoid(tf.matMul(y as tf.Tensor2D, w as tf.Tensor2D).add(b)));
    expectClose(
      vmap(grad(dense))(x),
      loop((y) => tf.grad(plain)(y), x),
    );
    const image = random([5, 1, 4, 4, 2]);
    const filter = random([2, 2, 2, 3]) as tf.Tensor4D;
    const conv = (y: T) =>
      tf.sum(tf.fused.conv2d({ x: y as tf.Tensor4D, filter, strides: 1, pad: 'same', activation: 'relu' }));
    const plainConv = (y: T) => tf.sum(tf.relu(tf.conv2d(y as tf.Tensor4D, filter, 1, 'same')));
    expectClose(
      vmap(grad(conv))(image),
      loop((y) => tf.grad(plainConv)(y), image),
    );
  });
});

describe('losses and the rest', () => {
  statement('tf.losses under vmap and grad', () => {
    const [y, p] = [tf.oneHot([0, 1, 1], 2).cast('float32'), random([3, 2])];
    const f = (a: T, b: T) => tf.losses.softmaxCrossEntropy(a.expandDims(0), b.expandDims(0));
    expectClose(vmap(f)(y, p), loop(f, y, p));
    expectClose(vmap(grad(f, { argnums: 1 }))(y, p), tf.softmax(p).sub(y));
  });
});
