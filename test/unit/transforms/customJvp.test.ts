import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  customRulePair,
  customRuleShape,
  customRuleTree,
  noCustomRule,
  nondiffArgnums,
} from '../../../src/messages/custom.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { nonArrayOutput } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import {
  customJvp,
  evalShape,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  vectorize,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;

/** Value x^2; the rule says its derivative is 10 x. */
function odd() {
  const f = customJvp((x: T) => x.square());
  f.defjvp(([x]: T[], [t]: T[]) => [f(x), t.mul(x).mul(10)]);
  return f;
}

describe('4 customJvp', () => {
  statement('4: both modes derive from the rule', () => {
    const f = odd();
    expectClose(f(tf.scalar(3)), 9);
    expectClose(jvp(f, [3], [2]), [9, 60]);
    expectClose(linearize(f, [3])[1](2), 60);
    expectClose(jacfwd(f)(tf.scalar(3)), 30);
    expectClose(grad(f)(3), 30);
    expectClose(vjp(f, [tf.scalar(3)])[1](2), [60]);
    expectClose(jacrev(f)(tf.scalar(3)), 30);
  });
  statement('4: the rule is itself differentiated at higher order', () => {
    const f = odd();
    expectClose(grad(grad(f))(3), 10);
    expectClose(hessian(f)(tf.scalar(3)), 10);
    expectClose(jvp(grad(f), [3], [1]), [30, 10]);
    expectClose(grad((x: T) => jvp(f, [x], [1])[1])(3), 10);
    expectClose(
      jvp((x: T) => jvp(f, [x], [1])[1], [3], [1]),
      [30, 10],
    );
  });
  statement('4: the rule is mapped, and sees per-example shapes', () => {
    const shapes: number[][] = [];
    const f = customJvp((x: T) => tf.sum(x.square()));
    f.defjvp(([x]: T[], [t]: T[]) => {
      shapes.push(x.shape, t.shape);
      return [f(x), tf.sum(t.mul(x).mul(10))];
    });
    const [x, t] = [random([4, 3]), random([4, 3], 2)];
    expectClose(vmap(f)(x), tf.sum(x.square(), 1));
    expectClose(vmap((a: T, b: T) => jvp(f, [a], [b])[1])(x, t), tf.sum(x.mul(t), 1).mul(10));
    expectClose(vmap(grad(f))(x), x.mul(10));
    expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(x), x.mul(10));
    expectClose(jvp(vmap(f), [x], [t])[1], tf.sum(x.mul(t), 1).mul(10));
    expectClose(vmap(hessian(f))(x), tf.mul(tf.eye(3), tf.ones([4, 1, 1])).mul(10));
    expect(shapes.every((shape) => shape.join() === '3')).toBe(true);
  });
  statement('4: several arguments, mapped and unmapped, differentiated or not', () => {
    const f = customJvp((x: T, w: T) => x.mul(w));
    f.defjvp(([x, w]: T[], [tx, tw]: T[]) => [f(x, w), tx.mul(w).mul(2).add(tw.mul(x).mul(3))]);
    const [x, w] = [random([4]), tf.scalar(5)];
    expectClose(grad(f, { argnums: [0, 1] })(2, 5), [10, 6]);
    expectClose(grad((y: T) => f(y, tf.scalar(5)))(2), 10);
    expectClose(vmap(grad(f, { argnums: [0, 1] }), [0, null])(x, w), [tf.fill([4], 10), x.mul(3)]);
    expectClose(grad((v: T) => tf.sum(vmap(f, [0, null])(x, v)))(w), tf.sum(x).mul(3));
    expectClose(vmap((y: T) => jvp(f, [y, w], [tf.scalar(1), tf.scalar(0)]), 0, [0, 0])(x), [
      x.mul(5),
      tf.fill([4], 10),
    ]);
  });
  statement('4: trees of arguments and results', () => {
    const f = customJvp((p: { a: T; b: T[] }) => ({ s: [p.a.mul(p.b[0])], n: null }));
    f.defjvp(([p]: [{ a: T; b: T[] }], [t]: [{ a: T; b: T[] }]) => [
      f(p),
      { s: [t.a.mul(7).add(t.b[0])], n: null },
    ]);
    const p = { a: tf.scalar(2), b: [tf.scalar(3)] };
    expectClose(f(p), { s: [6], n: null });
    expectClose(jvp(f, [p], [p]), [
      { s: [6], n: null },
      { s: [17], n: null },
    ]);
    expectClose(vjp(f, [p])[1]({ s: [tf.scalar(1)], n: null }), [{ a: 7, b: [1] }]);
  });
  statement('4: numbers are scalars', () => {
    expectClose(odd()(3), 9);
  });
  statement('4: the rule of a function that is not differentiated does not run', () => {
    let ran = 0;
    const f = customJvp((x: T) => x.square());
    f.defjvp(([x]: T[], [t]: T[]) => {
      ran++;
      return [f(x), t];
    });
    f(tf.scalar(1));
    vmap(f)(tf.ones([2]));
    grad((x: T) => x.mul(f(tf.scalar(2))))(1);
    expect(ran).toBe(0);
  });
  statement('4: nondiffArgnums come first in the rule, untouched', () => {
    const f = customJvp((g: (x: T) => T, x: T, k: number) => g(x).mul(k), { nondiffArgnums: [0, 2] });
    f.defjvp((g: (x: T) => T, k: number, [x]: T[], [t]: T[]) => [f(g, x, k), t.mul(k).mul(100)]);
    const g = (x: T) => x.square();
    expectClose(f(g, tf.scalar(3), 2), 18);
    expectClose(grad(f, { argnums: 1 })(g, 3, 2), 200);
    expectClose(vmap((x: T) => jvp((y: T) => f(g, y, 2), [x], [tf.scalar(1)]), 0, 0)(tf.tensor1d([3])), [
      [18],
      [200],
    ]);
  });
  statement('4: integer results have no derivative', () => {
    const f = customJvp((x: T) => [x.square(), tf.argMax(x)]);
    f.defjvp(([x]: T[], [t]: T[]) => [f(x), [t, tf.scalar(0)]]);
    expectClose(jvp(f, [tf.ones([2])], [tf.ones([2])])[1], [[1, 1], 0]);
    expectClose(grad((x: T) => tf.sum(f(x)[0]))(tf.ones([2])), [1, 1]);
  });
  statement('4: in evalShape and vectorize', () => {
    expect(evalShape(odd(), { shape: [3], dtype: 'float32' })).toEqual({ shape: [3], dtype: 'float32' });
    expectClose(vectorize(grad(odd()))(tf.tensor2d([[1], [2]])), [[10], [20]]);
  });
  statement('4: the function may close over an outer value', () => {
    const outer = (w: T) => {
      const f = customJvp((x: T) => x.mul(w));
      f.defjvp(([x]: T[], [t]: T[]) => [f(x), t.mul(w)]);
      return f(tf.scalar(3));
    };
    expectClose(vmap(outer)(tf.tensor1d([1, 2])), [3, 6]);
    expectClose(
      grad((w: T) =>
        grad((x: T) => {
          const f = customJvp((y: T) => y.mul(w).mul(y));
          f.defjvp(([y]: T[], [t]: T[]) => [f(y), t.mul(y).mul(w).mul(5)]);
          return f(x);
        })(tf.scalar(3)),
      )(2),
      15,
    );
  });
});

describe('4 customJvp: errors', () => {
  const three = () => tf.ones([3]);
  statement('4: no rule, even without differentiating', () => {
    expectError(() => customJvp((x: T) => x)(three()), noCustomRule, 'customJvp');
    expectError(() => grad((x: T) => tf.sum(customJvp((y: T) => y)(x)))(three()), noCustomRule, 'customJvp');
  });
  test('4: what is no function', () => {
    expectError(() => customJvp(3), notAFunction, 'customJvp', 'a number');
    expectError(() => customJvp((x: T) => x).defjvp('rule'), notAFunction, 'customJvp', 'a string');
  });
  const withRule = (rule: unknown, f = (x: T): unknown => x.square()) => {
    const custom = customJvp(f);
    custom.defjvp(rule);
    return () => jvp(custom, [three()], [three()]);
  };
  statement('4: the rule must return a pair', () => {
    expectError(
      withRule(([x]: T[]) => x),
      customRulePair,
      'customJvp',
      'the rule',
      '[output, tangent]',
      'a tensor',
    );
    expectError(
      withRule(([x]: T[]) => [x]),
      customRulePair,
      'customJvp',
      'the rule',
      '[output, tangent]',
      'an array of length 1',
    );
    expectError(
      withRule(([x]: T[]) => [x, x, x]),
      customRulePair,
      'customJvp',
      'the rule',
      '[output, tangent]',
      'an array of length 3',
    );
    expectError(
      withRule(() => null),
      customRulePair,
      'customJvp',
      'the rule',
      '[output, tangent]',
      'null',
    );
  });
  statement('4: output and tangent must have one tree', () => {
    expectError(
      withRule(([x]: T[], [t]: T[]) => [x, [t]]),
      customRuleTree,
      'customJvp',
      'the tangent',
      'an array of length 1',
      'a tensor',
    );
    expectError(
      withRule(([x]: T[], [t]: T[]) => [
        { a: x, b: [x] },
        { a: t, b: t },
      ]),
      customRuleTree,
      'customJvp',
      'the tangent.b',
      'a tensor',
      'an array of length 1',
    );
    expectError(
      withRule(([x]: T[]) => [x, null]),
      customRuleTree,
      'customJvp',
      'the tangent',
      'null',
      'a tensor',
    );
    expectError(
      withRule(([x]: T[], [t]: T[]) => [{ a: x }, { c: t }]),
      customRuleTree,
      'customJvp',
      'the tangent',
      'an object with keys c',
      'an object with keys a',
    );
    expectError(
      withRule(([x]: T[], [t]: T[]) => [
        [x, null],
        [t, t],
      ]),
      customRuleTree,
      'customJvp',
      'the tangent.1',
      'a tensor',
      'null',
    );
  });
  statement('4: and corresponding shapes and dtypes', () => {
    expectError(
      withRule(([x]: T[], [t]: T[]) => [x, tf.sum(t)]),
      customRuleShape,
      'customJvp',
      'the tangent',
      [],
      'float32',
      [3],
      'float32',
    );
    expectError(
      withRule(([x]: T[]) => [x, 1]),
      customRuleShape,
      'customJvp',
      'the tangent',
      [],
      'float32',
      [3],
      'float32',
    );
    expectError(
      withRule(([x]: T[], [t]: T[]) => [x, tf.cast(t, 'int32')]),
      customRuleShape,
      'customJvp',
      'the tangent',
      [3],
      'int32',
      [3],
      'float32',
    );
    expectError(
      withRule(([x]: T[], [t]: T[]) => [
        [x, x],
        [t, t.expandDims(0)],
      ]),
      customRuleShape,
      'customJvp',
      'the tangent.1',
      [1, 3],
      'float32',
      [3],
      'float32',
    );
  });
  statement('4: the same in reverse mode', () => {
    const f = customJvp((x: T) => tf.sum(x));
    f.defjvp(([x]: T[], [t]: T[]) => [f(x), t]);
    expectError(
      () => grad(f)(three()),
      customRuleShape,
      'customJvp',
      'the tangent',
      [3],
      'float32',
      [],
      'float32',
    );
  });
  statement('4: results must be tensors', () => {
    const f = customJvp(() => 'a');
    f.defjvp(() => ['a', 'a']);
    expectError(() => f(three()), nonArrayOutput, 'customJvp', 'the result', 'a string');
    expectError(() => jvp(f, [three()], [three()]), nonArrayOutput, 'customJvp', 'the result', 'a string');
  });
  statement('4: nondiffArgnums are distinct positions of the call', () => {
    for (const bad of [[1], [-1], [0.5], [0, 0]]) {
      const f = customJvp((x: T) => x, { nondiffArgnums: bad });
      f.defjvp(() => []);
      expectError(() => f(three()), nondiffArgnums, 'customJvp', `[${bad.join(', ')}]`, 1);
    }
  });
});
