import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as axiswise from '../../../src/index.js';
import { PRESERVING, TYPED, typedOp } from '../../../transformer/check/ops.js';
import { root } from '../../types/support/declarations.js';

/** The names of types/ops.ts: of ops, and of those in namespaces as `losses.huberLoss`. */
function ruled(): string[] {
  const file = `${root}types/ops.ts`;
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const table = program.getSourceFile(file)!.statements.find(ts.isInterfaceDeclaration)!;
  return table.members.flatMap((member) => {
    const { name } = checker.getSymbolAtLocation(member.name!)!;
    const type = checker.getTypeAtLocation(member);
    if (type.getCallSignatures().length > 0) return [name];
    return type.getProperties().map((inner) => `${name}.${inner.name}`);
  });
}

describe('the ops that AX603 knows', () => {
  it('are those of types/ops.ts, so that the fix can name each', () => {
    expect([...TYPED].sort()).toEqual(ruled().sort());
  });

  it('are exported by the names that the fix gives', () => {
    const exported = (name: string) =>
      name.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], axiswise);
    expect([...TYPED].filter((name) => typeof exported(name) !== 'function')).toEqual([]);
  });

  it('are named as in tfjs, but for methods that are no ops', () => {
    expect([...TYPED].filter((name) => typedOp(name.split('.').at(-1)!) !== name)).toEqual([]);
    expect(['toInt', 'reshapeAs', 'huberLoss', 'conv2d'].map(typedOp)).toEqual([
      'cast',
      'reshape',
      'losses.huberLoss',
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
