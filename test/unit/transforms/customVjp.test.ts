import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  cotangentsTuple,
  customRulePair,
  customRuleShape,
  customRuleTree,
  forwardOfCustomVjp,
  noCustomRule,
  nondiffArgnums,
} from '../../../src/messages/custom.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { nonArrayOutput } from '../../../src/messages/vmap.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import {
  customVjp,
  evalShape,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  valueAndGradVars,
  vectorize,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;

/** Value x^2; the rule says its derivative is 10 x. */
function odd() {
  const f = customVjp((x: T) => x.square());
  f.defvjp(
    (x: T) => [f(x), { x, note: 'residual' }],
    ({ x, note }: { x: T; note: string }, ct: T) => {
      expect(note).toBe('residual');
      return [ct.mul(x).mul(10)];
    },
  );
  return f;
}

describe('4 customVjp', () => {
  statement('4: fwd returns [out, residuals], bwd one cotangent per argument', () => {
    const f = odd();
    expectClose(f(tf.scalar(3)), 9);
    expectClose(grad(f)(3), 30);
    expectClose(vjp(f, [tf.scalar(3)])[1](2), [60]);
    expectClose(jacrev(f)(tf.scalar(3)), 30);
  });
  statement('4: null is a zero cotangent, also for a subtree', () => {
    const f = customVjp((x: T, p: { a: T; b: T[] }, w: T) => x.mul(p.a).mul(w).add(p.b[0]));
    f.defvjp(
      (x: T, p: { a: T; b: T[] }, w: T) => [f(x, p, w), null],
      (_r: null, ct: T) => [null, { a: ct.mul(5), b: null }, ct.mul(7)],
    );
    const p = { a: tf.ones([2]), b: [tf.ones([2])] };
    const [, pullback] = vjp(f, [tf.ones([2]), p, tf.ones([2])]);
    expectClose(pullback(tf.ones([2])), [[0, 0], { a: [5, 5], b: [[0, 0]] }, [7, 7]]);
    f.defvjp(
      (x: T, q: typeof p, w: T) => [f(x, q, w), null],
      () => [undefined, null, null],
    );
    expectClose(vjp(f, [tf.ones([2]), p, tf.ones([2])])[1](tf.ones([2])), [
      [0, 0],
      { a: [0, 0], b: [[0, 0]] },
      [0, 0],
    ]);
  });
  statement('4: trees of results', () => {
    const f = customVjp((x: T) => ({ s: [x.square()], t: tf.sum(x) }));
    f.defvjp(
      (x: T) => [f(x), null],
      (_r: null, ct: { s: T[]; t: T }) => [ct.s[0].mul(2).add(ct.t)],
    );
    expectClose(vjp(f, [tf.ones([2])])[1]({ s: [tf.tensor1d([1, 2])], t: tf.scalar(10) }), [[12, 14]]);
    expectClose(grad((x: T) => f(x).t)(tf.ones([2])), [1, 1]);
  });
  statement('4: numbers are scalars, in arguments and residuals', () => {
    const f = customVjp((x: T) => x);
    f.defvjp(
      (x: T) => [x, [2, x]],
      ([k, x]: [number, T], ct: T) => [ct.mul(k).mul(x)],
    );
    expectClose(f(3), 3);
    expectClose(grad(f)(3), 6);
  });
  statement('4: bwd is differentiated at higher order', () => {
    const f = odd();
    expectClose(grad(grad(f))(3), 10);
    expectClose(grad(grad(grad(f)))(3), 0);
    const cubed = customVjp((x: T) => x.square().mul(x));
    cubed.defvjp(
      (x: T) => [cubed(x), x],
      (x: T, ct: T) => [ct.mul(x.square()).mul(3)],
    );
    expectClose(grad(grad(cubed))(2), 12);
    expectClose(grad(grad(grad(cubed)))(2), 6);
  });
  statement('4: so are residuals computed by fwd', () => {
    const f = customVjp((x: T) => tf.sin(x));
    f.defvjp(
      (x: T) => [tf.sin(x), tf.cos(x)],
      (c: T, ct: T) => [ct.mul(c)],
    );
    expectClose(grad(grad(f))(1), -Math.sin(1));
    expectClose(grad(grad(grad(f)))(1), -Math.cos(1));
  });
  statement('4: mapped, and rules see per-example shapes', () => {
    const shapes: number[][] = [];
    const f = customVjp((x: T) => tf.sum(x.square()));
    f.defvjp(
      (x: T) => {
        shapes.push(x.shape);
        return [f(x), x];
      },
      (x: T, ct: T) => {
        shapes.push(x.shape);
        expect(ct.shape).toEqual([]);
        return [ct.mul(x).mul(10)];
      },
    );
    const x = random([4, 3]);
    expectClose(vmap(f)(x), tf.sum(x.square(), 1));
    expectClose(vmap(grad(f))(x), x.mul(10));
    expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(x), x.mul(10));
    expectClose(vmap((y: T) => vjp(f, [y])[1](2)[0])(x), x.mul(20));
    expectClose(vmap(vmap(grad(f)))(x.reshape([2, 2, 3])), x.mul(10).reshape([2, 2, 3]));
    expect(shapes.length).toBeGreaterThan(0);
    expect(shapes.every((shape) => shape.join() === '3')).toBe(true);
  });
  statement('4: cotangents of unmapped arguments are summed over the examples', () => {
    const f = customVjp((x: T, w: T) => x.mul(w));
    f.defvjp(
      (x: T, w: T) => [f(x, w), [x, w]],
      ([x, w]: T[], ct: T) => [ct.mul(w).mul(2), ct.mul(x).mul(3)],
    );
    const [x, w] = [random([4]), tf.scalar(5)];
    expectClose(grad((v: T) => tf.sum(vmap(f, [0, null])(x, v)))(w), tf.sum(x).mul(3));
    expectClose(grad((y: T) => tf.sum(vmap(f, [0, null])(y, w)))(x), tf.fill([4], 10));
    expectClose(vmap(grad(f, { argnums: [0, 1] }), [0, null])(x, w), [tf.fill([4], 10), x.mul(3)]);
    const constant = customVjp((y: T, v: T) => y.mul(v));
    constant.defvjp(
      (y: T, v: T) => [constant(y, v), null],
      () => [null, tf.scalar(1)],
    );
    expectClose(grad((v: T) => tf.sum(vmap(constant, [0, null])(x, v)))(w), 4);
  });
  statement('4: cotangents may be unmapped although the argument is mapped', () => {
    const f = customVjp((x: T) => x.square());
    f.defvjp(
      (x: T) => [f(x), null],
      () => [tf.scalar(7)],
    );
    expectClose(grad((y: T) => tf.sum(vmap(f)(y)))(tf.ones([3])), [7, 7, 7]);
    expectClose(vmap(grad(f))(tf.ones([3])), [7, 7, 7]);
  });
  statement('4: nondiffArgnums are passed on to fwd in place and to bwd in front', () => {
    const g = (x: T) => x.square();
    const f = customVjp((h: typeof g, x: T, k: number) => h(x).mul(k), { nondiffArgnums: [0, 2] });
    f.defvjp(
      (h: typeof g, x: T, k: number) => [f(h, x, k), x],
      (h: typeof g, k: number, x: T, ct: T) => {
        expect(h).toBe(g);
        return [ct.mul(x).mul(k).mul(100)];
      },
    );
    expectClose(grad(f, { argnums: 1 })(g, 3, 2), 600);
    expectClose(vmap((x: T) => grad((y: T) => f(g, y, 2))(x))(tf.tensor1d([3])), [600]);
  });
  statement('4: the rules do not run without differentiation', () => {
    let ran = 0;
    const f = customVjp((x: T) => x);
    f.defvjp(
      (x: T) => {
        ran++;
        return [x, null];
      },
      () => [null],
    );
    f(tf.scalar(1));
    vmap(f)(tf.ones([2]));
    grad((x: T) => x.mul(f(tf.scalar(2))))(1);
    expect(ran).toBe(0);
  });
  statement('4: of a variable that the caller closes over', () => {
    const w = tf.scalar(3);
    const f = odd();
    expectClose(valueAndGradVars(() => f(w), [w])(), [9, [30]]);
  });
  statement("4: under tfjs' own tf.grad, inside and outside transforms", () => {
    const f = odd();
    expectClose(tf.grad((x) => f(x))(tf.scalar(3)), 30);
    expectClose(tf.grad((x) => tf.sum(vmap(f)(x)))(tf.tensor1d([3])), [30]);
    expectClose(vmap((x: T) => tf.grad((y) => f(y))(x))(tf.tensor1d([3])), [30]);
  });
  statement('4: in evalShape and vectorize', () => {
    expect(evalShape(odd(), { shape: [3], dtype: 'float32' })).toEqual({ shape: [3], dtype: 'float32' });
    expectClose(vectorize(grad(odd()))(tf.tensor2d([[1], [2]])), [[10], [20]]);
  });
});

describe('4 customVjp: forward mode', () => {
  statement('4: is an error: jvp, linearize, jacfwd', () => {
    const f = odd();
    const x = tf.scalar(3);
    expectError(() => jvp(f, [x], [x]), forwardOfCustomVjp);
    expectError(() => linearize(f, [x]), forwardOfCustomVjp);
    expectError(() => jacfwd(f)(x), forwardOfCustomVjp);
  });
  statement('4: also through vmap', () => {
    const f = odd();
    const x = tf.ones([2]);
    expectError(() => vmap((y: T) => jvp(f, [y], [y]))(x), forwardOfCustomVjp);
    expectError(() => jvp(vmap(f), [x], [x]), forwardOfCustomVjp);
    expectError(() => linearize(vmap(f), [x]), forwardOfCustomVjp);
    expectError(() => jvp((y: T) => jvp(f, [y], [y])[1], [x], [x]), forwardOfCustomVjp);
  });
  statement('4: but hessian works where forward mode meets the rules alone', () => {
    const f = customVjp((x: T) => x.square());
    f.defvjp(
      (x: T) => [x.square(), x],
      (x: T, ct: T) => [ct.mul(x).mul(10)],
    );
    expectClose(hessian(f)(tf.scalar(3)), 10);
    expectClose(jvp(grad(f), [3], [1]), [30, 10]);
    expectClose(jacfwd(grad(f))(tf.scalar(3)), 10);
    expectClose(linearize(grad(f), [3])[1](1), 10);
    expectClose(vmap(hessian(f))(tf.ones([2])), [10, 10]);
  });
  statement('4: and not where fwd calls the function itself', () => {
    expectError(() => hessian(odd())(tf.scalar(3)), forwardOfCustomVjp);
  });
  statement('4: and functions of other values than the differentiated are constants', () => {
    expectClose(
      jvp((x: T) => x.mul(odd()(tf.scalar(3))), [2], [1]),
      [18, 9],
    );
    expectClose(linearize((x: T) => x.mul(odd()(tf.scalar(3))), [2])[1](1), 9);
  });
});

describe('4 customVjp: errors', () => {
  const [four, three] = [() => tf.ones([4]), () => tf.ones([3])];
  statement('4: no rule', () => {
    expectError(() => customVjp((x: T) => x)(three()), noCustomRule, 'customVjp');
  });
  test('4: what is no function', () => {
    expectError(() => customVjp(3), notAFunction, 'customVjp', 'a number');
    expectError(() => customVjp((x: T) => x).defvjp((x: T) => x), notAFunction, 'customVjp', 'undefined');
  });
  const withRules = (fwd: unknown, bwd: unknown) => {
    const f = customVjp((x: T, y: T | T[]) => tf.sum(x).add(tf.sum(Array.isArray(y) ? y[0] : y)));
    f.defvjp(fwd, bwd);
    return (y: () => unknown = four) =>
      () =>
        vjp(f, [three(), y()])[1](1);
  };
  const fwd = (x: T) => [tf.sum(x), null];
  statement('4: bwd returns an array with one entry per argument', () => {
    expectError(withRules(fwd, (_r: null, ct: T) => ct)(), cotangentsTuple, 2, 'a tensor');
    expectError(withRules(fwd, (_r: null, ct: T) => [ct])(), cotangentsTuple, 2, 'an array of length 1');
    expectError(withRules(fwd, () => [null, null, null])(), cotangentsTuple, 2, 'an array of length 3');
    expectError(withRules(fwd, () => null)(), cotangentsTuple, 2, 'null');
  });
  statement('4: of the trees of the arguments', () => {
    expectError(
      withRules(fwd, () => [null, [three()]])(),
      customRuleTree,
      'customVjp',
      "bwd's entry 1",
      'an array of length 1',
      'a tensor',
    );
    expectError(
      withRules(fwd, () => [null, four()])(() => [four()]),
      customRuleTree,
      'customVjp',
      "bwd's entry 1",
      'a tensor',
      'an array of length 1',
    );
    expectError(
      withRules(fwd, () => ['zero', null])(),
      customRuleTree,
      'customVjp',
      "bwd's entry 0",
      'a string',
      'a tensor',
    );
  });
  statement('4: of their shapes', () => {
    expectError(
      withRules(fwd, () => [null, three()])(),
      customRuleShape,
      'customVjp',
      "bwd's entry 1",
      [3],
      'float32',
      [4],
      'float32',
    );
    expectError(
      withRules(fwd, () => [1, null])(),
      customRuleShape,
      'customVjp',
      "bwd's entry 0",
      [],
      'float32',
      [3],
      'float32',
    );
    expectError(
      withRules(fwd, () => [null, [three()]])(() => [four()]),
      customRuleShape,
      'customVjp',
      "bwd's entry 1.0",
      [3],
      'float32',
      [4],
      'float32',
    );
  });
  statement('4: and dtypes', () => {
    expectError(
      withRules(fwd, () => [tf.ones([3], 'int32'), null])(),
      customRuleShape,
      'customVjp',
      "bwd's entry 0",
      [3],
      'int32',
      [3],
      'float32',
    );
  });
  statement('4: fwd returns a pair', () => {
    expectError(
      withRules((x: T) => tf.sum(x), fwd)(),
      customRulePair,
      'customVjp',
      'fwd',
      '[output, residuals]',
      'a tensor',
    );
    expectError(
      withRules((x: T) => [tf.sum(x)], fwd)(),
      customRulePair,
      'customVjp',
      'fwd',
      '[output, residuals]',
      'an array of length 1',
    );
  });
  statement('4: results must be tensors', () => {
    const f = customVjp(() => 'a');
    f.defvjp(
      () => ['a', null],
      () => [null],
    );
    expectError(() => f(three()), nonArrayOutput, 'customVjp', 'the result', 'a string');
  });
  statement('4: nondiffArgnums are distinct positions of the call', () => {
    const f = customVjp((x: T) => x, { nondiffArgnums: [1] });
    f.defvjp(
      () => [],
      () => [],
    );
    expectError(() => f(three()), nondiffArgnums, 'customVjp', '[1]', 1);
  });
});
