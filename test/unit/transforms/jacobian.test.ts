import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import {
  argnumsOutOfRange,
  argnumsRepeated,
  auxPair,
  nonFloatInput,
  nonFloatOutput,
} from '../../../src/messages/grad.js';
import { notAFunction } from '../../../src/messages/tracing.js';
import { nonArrayOutput, unknownOption } from '../../../src/messages/vmap.js';
import { tracerOf } from '../../../src/tracing/tracer.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { grad, hessian, jacfwd, jacrev, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const never = () => expect.fail('the body ran');
const x3 = () => tf.tensor1d([1, 2, 3]);

for (const [op, jac] of [
  ['jacfwd', jacfwd],
  ['jacrev', jacrev],
] as const) {
  describe(`3 ${op}`, () => {
    statement('3: leaf shape out.shape ++ in.shape', () => {
      const [x, w] = [random([2, 3]), random([4, 2], 2)];
      const j = jac((y: T) => tf.matMul(w as tf.Tensor2D, y as tf.Tensor2D))(x);
      expect(j.shape).toEqual([4, 3, 2, 3]);
      expectClose(j, tf.mul(w.reshape([4, 1, 2, 1]), tf.eye(3).reshape([1, 3, 1, 3])));
    });
    statement('3: scalars on either side', () => {
      expectClose(jac((x: T) => x.square())(tf.scalar(3)), 6);
      expectClose(jac((x: T) => tf.sum(x.square()))(x3()), [2, 4, 6]);
      expectClose(jac((x: T) => tf.stack([x, x.square()]))(tf.scalar(3)), [1, 6]);
    });
    statement('3: output tree outside, argument tree inside', () => {
      const f = (p: { a: T; b: T[] }) => ({ s: [p.a.mul(p.b[0])], t: tf.sum(p.a) });
      const j = jac(f)({ a: x3(), b: [tf.scalar(2)] });
      expectClose(j, {
        s: [
          {
            a: [
              [2, 0, 0],
              [0, 2, 0],
              [0, 0, 2],
            ],
            b: [[1, 2, 3]],
          },
        ],
        t: { a: [1, 1, 1], b: [0] },
      } as never);
    });
    statement('3: an array of argnums nests inside each output leaf', () => {
      const f = (x: T, y: T) => [x, y];
      expectClose(jac(f, { argnums: [0, 1] })(1, 2), [
        [1, 0],
        [0, 1],
      ]);
      expectClose(jac((x: T, y: T) => x.mul(y), { argnums: [1, 0] })(2, 3), [2, 3]);
      expectClose(jac((x: T, y: T) => x.mul(y), { argnums: [1] })(tf.scalar(2), 3), [2]);
      expectClose(jac((x: T, y: T) => x.mul(y), { argnums: -1 })(tf.scalar(2), 3), 2);
    });
    statement('3: the other arguments may be anything', () => {
      expectClose(jac((o: { k: number }, x: T) => x.mul(o.k), { argnums: 1 })({ k: 3 }, tf.ones([2])), [
        [3, 0],
        [0, 3],
      ]);
    });
    statement('3: constant outputs and numbers have zero Jacobians', () => {
      expectClose(jac((_x: T) => [tf.ones([2]), 5])(x3()), [
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
        [0, 0, 0],
      ]);
    });
    statement('3: hasAux gives [J, aux]', () => {
      const [j, aux] = jac((x: T) => [x.square(), { x, note: 'n' }], { hasAux: true })(tf.tensor1d([1, 2]));
      expectClose(
        [j, aux.x],
        [
          [
            [2, 0],
            [0, 4],
          ],
          [1, 2],
        ],
      );
      expect([aux.note, tracerOf(aux.x)]).toEqual(['n', undefined]);
      expectError(() => jac((x: T) => x, { hasAux: true })(x3()), auxPair, op, 'a tensor');
    });
    statement('3: inputs must be float', () => {
      expectError(() => jac(never)(tf.ones([2], 'int32')), nonFloatInput, op, 'arg 0', 'int32');
      expectError(
        () => jac(never, { argnums: 1 })(1, [tf.ones([2], 'bool')]),
        nonFloatInput,
        op,
        'arg 1.0',
        'bool',
      );
    });
    statement('3: argnums out of range and repeated', () => {
      expectError(() => jac(never, { argnums: 1 })(x3()), argnumsOutOfRange, op, 1, 1);
      expectError(() => jac(never, { argnums: [0, -1] })(x3()), argnumsRepeated, op, -1, [0, -1]);
    });
    statement('3: outputs must be tensors', () => {
      expectError(() => jac(() => ['a'])(x3()), nonArrayOutput, op, 'result.0', 'a string');
    });
    test('3: the function and options', () => {
      expectError(() => jac(3), notAFunction, op, 'a number');
      expectError(() => jac(never, { signature: '' }), unknownOption, op, 'signature', ['argnums', 'hasAux']);
    });
    statement('3: size 0', () => {
      expect(jac((x: T) => x.mul(2))(tf.zeros([0])).shape).toEqual([0, 0]);
      expect(jac((x: T) => tf.sum(x))(tf.zeros([0, 2])).shape).toEqual([0, 2]);
      expect(jac(() => tf.zeros([0]))(x3()).shape).toEqual([0, 3]);
    });
    statement('3: per example under vmap, and of vmap', () => {
      const x = random([4, 3]);
      const f = (y: T) => tf.stack([tf.sum(y.square()), tf.sum(tf.sin(y))]);
      const each = tf.stack([x.mul(2), tf.cos(x)], 1);
      expectClose(vmap(jac(f))(x), each);
      const whole = jac(vmap(f))(x);
      expect(whole.shape).toEqual([4, 2, 4, 3]);
      expectClose(whole, tf.mul(each.reshape([4, 2, 1, 3]), tf.eye(4).reshape([4, 1, 4, 1])));
    });
    statement('3: of closed-over tracers of an outer transform', () => {
      const f = (w: T) => tf.sum(jac((x: T) => x.square().mul(w))(x3()));
      expectClose(grad(f)(tf.scalar(2)), 12);
    });
  });
}

describe('3 integer outputs', () => {
  statement('3: jacrev checks them', () => {
    expectError(() => jacrev((x: T) => tf.cast(x, 'int32'))(x3()), nonFloatOutput, 'jacrev', 'int32');
    expectError(() => jacrev((x: T) => [x, x.greater(0)])(x3()), nonFloatOutput, 'jacrev', 'bool');
  });
  statement('3: jacfwd does not', () => {
    expectClose(jacfwd((x: T) => [tf.argMax(x), x.mul(2)])(x3()), [
      [0, 0, 0],
      [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
    ]);
  });
});

describe('3 jacfwd and jacrev agree', () => {
  statement('3: jacfwd is the vmap of pushforward over the standard basis, jacrev of pullback', () => {
    const x = random([3]);
    const f = (y: T) => tf.softmax(y.mul(tf.sin(y)));
    const columns = vmap((t: T) => jvp(f, [x], [t])[1], 0, -1)(tf.eye(3));
    expectClose(jacfwd(f)(x), columns);
    expectClose(jacrev(f)(x), columns);
  });
});

describe('3 hessian', () => {
  statement('3: out ++ in ++ in', () => {
    const h = hessian((x: T) => tf.sum(x.mul(x).mul(x)))(x3());
    expectClose(h, [
      [6, 0, 0],
      [0, 12, 0],
      [0, 0, 18],
    ]);
    const g = hessian((x: T) => tf.sum(x.mul(x).mul(x), 1))(random([2, 3]));
    expect(g.shape).toEqual([2, 2, 3, 2, 3]);
  });
  statement('3: hessian = jacfwd of jacrev = jacrev of jacrev = jacfwd of jacfwd', () => {
    const x = random([3]);
    const f = (y: T) => tf.prod(tf.sin(y)).add(tf.exp(tf.sum(y)));
    const h = hessian(f)(x);
    expectClose(jacfwd(jacrev(f))(x), h);
    expectClose(jacrev(jacrev(f))(x), h);
    expectClose(jacfwd(jacfwd(f))(x), h);
    expectClose(jacrev(jacfwd(f))(x), h);
    expectClose(h, tf.transpose(h));
  });
  statement('3: trees: inner argument before outer', () => {
    const f = (p: { a: T; b: T }) => ({ s: tf.sum(p.a.mul(p.b)) });
    const h = hessian(f)({ a: tf.ones([2]), b: tf.scalar(3) });
    expectClose(h, {
      s: {
        a: {
          a: [
            [0, 0],
            [0, 0],
          ],
          b: [1, 1],
        },
        b: { a: [1, 1], b: 0 },
      },
    } as never);
  });
  statement('3: an array of argnums gives a block per pair', () => {
    const f = (x: T, y: T) => x.square().mul(y);
    expectClose(hessian(f, { argnums: [0, 1] })(3, 2), [
      [4, 6],
      [6, 0],
    ]);
    expectClose(hessian(f, { argnums: [1, 0] })(3, 2), [
      [0, 6],
      [6, 4],
    ]);
    const g = (x: T, y: T) => tf.sum(x).mul(tf.sum(y.square()));
    const [[xx, xy], [yx, yy]] = hessian(g, { argnums: [0, 1] })(tf.ones([2]), tf.ones([3]));
    expect([xx, xy, yx, yy].map((b: T) => b.shape)).toEqual([
      [2, 2],
      [2, 3],
      [3, 2],
      [3, 3],
    ]);
    expectClose(xy, tf.fill([2, 3], 2));
  });
  statement('3: hasAux gives [H, aux]', () => {
    const [h, aux] = hessian((x: T) => [tf.sum(x.square()), { note: 'n', x }], { hasAux: true })(
      tf.tensor1d([1, 2]),
    );
    expectClose(
      [h, aux.x],
      [
        [
          [2, 0],
          [0, 2],
        ],
        [1, 2],
      ],
    );
    expect([aux.note, tracerOf(aux.x)]).toEqual(['n', undefined]);
  });
  statement('3: inputs and outputs must be float', () => {
    expectError(() => hessian(never)(tf.ones([2], 'int32')), nonFloatInput, 'hessian', 'arg 0', 'int32');
    expectError(() => hessian((x: T) => tf.argMax(x))(x3()), nonFloatOutput, 'hessian', 'int32');
  });
  statement('3: per example under vmap', () => {
    const x = random([4, 3]);
    const h = vmap(hessian((y: T) => tf.sum(y.mul(y).mul(y))))(x);
    expectClose(h, tf.mul(tf.eye(3), x.mul(6).expandDims(1)));
  });
});
