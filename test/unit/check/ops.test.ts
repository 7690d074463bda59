import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import * as axiswise from '../../../src/index.js';
import { PRESERVING, typedOp } from '../../../transformer/check/ops.js';
import { TYPED } from '../../../transformer/check/typedOps.gen.js';

describe('the ops that AX603 knows', () => {
  it('are exported by the names that the fix gives', () => {
    const exported = (name: string) =>
      name.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], axiswise);
    expect([...TYPED].filter((name) => typeof exported(name) !== 'function')).toEqual([]);
  });

  it('are named as in tfjs, but for methods that are no ops', () => {
    const last = (name: string) => name.slice(name.indexOf('.') + 1);
    const named = TYPED.filter((name) => name === last(name) || !TYPED.includes(last(name)));
    expect(named.filter((name) => typedOp(last(name)) !== name)).toEqual([]);
    expect(['toInt', 'reshapeAs', 'huberLoss', 'fft', 'browser'].map(typedOp)).toEqual([
      'cast',
      'reshape',
      'losses.huberLoss',
      'fft',
      null,
    ]);
  });
});

describe('ops of tfjs whose types tell the truth', () => {
  const x = () => tf.tensor4d([0.1, 0.2, 0.3, 0.4], [1, 2, 2, 1]);
  const calls: Record<string, () => tf.Tensor> = {
    addN: () => tf.addN([x(), x()]),
    bandPart: () => tf.linalg.bandPart(x(), 0, 0),
    clipByValue: () => tf.clipByValue(x(), 0, 1),
    cumprod: () => tf.cumprod(x(), 1),
    cumsum: () => tf.cumsum(x(), 1),
    logicalNot: () => tf.logicalNot(tf.cast(x(), 'bool')),
    movingAverage: () => tf.movingAverage(x(), x(), 0.5, undefined, false),
    prelu: () => tf.prelu(x(), x()),
  };

  it.each([...PRESERVING])('%s', (name) => {
    const op = (tf as unknown as Record<string, (x: tf.Tensor) => tf.Tensor>)[name];
    const { shape, dtype } = calls[name]?.() ?? op(x());
    expect(shape).toEqual([1, 2, 2, 1]);
    expect(dtype).toBe(name === 'logicalNot' ? 'bool' : 'float32');
  });
});
