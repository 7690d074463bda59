import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as fused from '../../../src/ops/fused.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, statement } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { exact, type OpTable, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...fused };

describe('fused.matMul', () => {
  const [a, b] = [() => values([2, 3], 1) as tf.Tensor2D, () => values([3, 4], 2) as tf.Tensor2D];

  it.each(['linear', 'relu', 'elu', 'relu6', 'sigmoid', 'leakyrelu'] as const)(
    'with %s is tfjs',
    (activation) => {
      tf.tidy(() => {
        const options = { a: a(), b: b(), bias: values([4], 3), activation, leakyreluAlpha: 0.1 };
        expectClose(
          exact(() => ops.matMul(options)),
          tf.fused.matMul(options).arraySync(),
        );
      });
    },
  );

  it('transposes, and needs no bias', () => {
    tf.tidy(() => {
      const options = { a: tf.transpose(a()), b: tf.transpose(b()), transposeA: true, transposeB: true };
      expectClose(ops.matMul(options), tf.matMul(a(), b()).arraySync());
      const alpha = values([4], 5);
      const slope = { a: a(), b: b(), activation: 'prelu', preluActivationWeights: alpha };
      expectClose(ops.matMul(slope), tf.prelu(tf.matMul(a(), b()), alpha).arraySync());
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [op, shape] = ['fused.matMul', 'of a shape that broadcasts to [2, 4]'];
      const bias = tf.zeros([3]);
      expectError(() => ops.matMul({ a: a(), b: b(), bias }), invalidArgument, op, 'bias', shape, '[3]');
      const names = 'one of linear, relu, elu, relu6, sigmoid, prelu, leakyrelu';
      const activation = 'tanh';
      expectError(
        () => ops.matMul({ a: a(), b: b(), activation }),
        invalidArgument,
        op,
        'activation',
        names,
        'tanh',
      );
    });
  });

  statement('maps and has a gradient', () => {
    const [x, w] = [values([5, 2, 3], 1), values([3, 4], 2)];
    const f = (one: tf.Tensor) =>
      tf.sum(ops.matMul({ a: one, b: w, bias: tf.ones([4]), activation: 'sigmoid' }));
    const plain = (one: tf.Tensor) =>
      tf.sum(tf.sigmoid(tf.add(tf.matMul(one as tf.Tensor2D, w as tf.Tensor2D), 1)));
    const slopes = tf.unstack(x).map((one) => tf.grad(plain)(one));
    expectClose(vmap(grad(f))(x), tf.stack(slopes).arraySync());
  });
});

describe('fused convolutions', () => {
  it('are tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 5, 5, 3], 1) as tf.Tensor4D;
      const full = { x, filter: values([3, 3, 3, 4], 2) as tf.Tensor4D, strides: 2, pad: 'same' as const };
      const depthwise = { ...full, filter: values([3, 3, 3, 2], 2) as tf.Tensor4D };
      const epilogue = (n: number) => ({ bias: values([n], 3), activation: 'relu' as const });
      const [one, other] = [
        { ...full, ...epilogue(4) },
        { ...depthwise, ...epilogue(6) },
      ];
      expectClose(
        exact(() => ops.conv2d(one)),
        tf.fused.conv2d(one).arraySync(),
      );
      expectClose(
        exact(() => ops.depthwiseConv2d(other)),
        tf.fused.depthwiseConv2d(other).arraySync(),
      );
      expect(ops.conv2d(full).shape).toEqual([2, 3, 3, 4]);
    });
  });
});
