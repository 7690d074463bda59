import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { fuse as plainFuse } from '../../../src/transforms/fuse.js';
import { kernelsOf } from '../../support/kernels.js';
import { grad, inspect } from '../../support/untyped.js';

type T = tf.Tensor;
const vector = (...x: number[]) => tf.tensor1d(x);

describe('inspect', () => {
  const f = function bump(x: T) {
    return tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
  };

  test('says what is written and what became of it', () => {
    let calls = 0;
    const report = inspect(
      (x: T) => {
        calls++;
        return f(x);
      },
      tf.zeros([10]),
    );
    expect(calls).toBe(1);
    expect(report.program.split('\n')).toEqual([
      'inputs %0: float32[10]',
      '%1: float32[10] = Neg(x: %0)',
      '%2: float32[10] = Exp(x: %1)',
      '%3: float32[10] = Sin(x: %0)',
      '%4: float32[10] = Multiply(a: %2, b: %3)',
      'return %4',
    ]);
    expect(report.kernels).toHaveLength(1);
    expect(report.kernels[0]).toMatchObject({
      kind: 'fused',
      reads: [[10]],
      writes: [[10]],
      bytes: 80,
      reason: '',
    });
    expect([report.bytes, report.unfusedBytes]).toEqual([80, 40 * 9]);
    expect(report.kernels[0].source.length).toBeGreaterThan(100);
  });

  test('as text, as Mermaid and as dot', () => {
    const fused = plainFuse(f) as unknown as { programs: number };
    const report = inspect(fused, tf.zeros([10]));
    expect(report.name).toBe('bump');
    expect(fused.programs).toBe(1);
    expect(String(report)).toMatch(/^bump on cpu: 1 kernels?, 80 bytes moved \(360 unfused\)\nas written\n/);
    expect(String(report)).toContain('fuse:bump.0 (fused): [10] -> [10], 80 bytes');
    expect(report.mermaid()).toBe(
      [
        'flowchart TD',
        '  k0["fuse:bump.0"]',
        '  in0["input"]',
        '  out0["output"]',
        '  in0 -->|"float32[10]"| k0',
        '  k0 -->|"float32[10]"| out0',
      ].join('\n'),
    );
    expect(report.dot()).toBe(
      [
        'digraph {',
        '  k0 [label="fuse:bump.0"];',
        '  in0 [label="input"];',
        '  out0 [label="output"];',
        '  in0 -> k0 [label="float32[10]"];',
        '  k0 -> out0 [label="float32[10]"];',
        '}',
      ].join('\n'),
    );
  });

  test('as a drawing, in which every tensor goes down', () => {
    const f = (x: T, y: T) => tf.exp(tf.conv1d(tf.sin(x) as tf.Tensor3D, y as tf.Tensor3D, 1, 'same'));
    const fused = plainFuse(f, { name: 'a<b' });
    const svg: string = inspect(fused, tf.zeros([1, 4, 2]), tf.zeros([3, 2, 2])).svg();
    expect(svg.match(/<rect /g)).toHaveLength(7);
    expect(svg).toContain('fuse:a&lt;b.0</text>');
    expect(svg).toContain('>float32[1,4,2]</text>');
    const arrows = [...svg.matchAll(/d="M\S+ (\S+) L\S+ (\S+)"/g)].map(
      ([, from, to]) => Number(to) - Number(from),
    );
    expect(arrows).toHaveLength(6);
    expect(Math.min(...arrows)).toBeGreaterThan(0);
  });

  test('says why something stays a tfjs kernel', () => {
    const report = inspect((x: T) => tf.exp(tf.topk(tf.sin(x)).values), vector(1, 2));
    expect(
      report.kernels.map(({ kind, name, reason }: Record<string, string>) => [
        kind,
        name.replace(/^fuse.*/, ''),
        reason,
      ]),
    ).toEqual([
      ['fused', '', ''],
      ['tfjs', 'TopK', 'depends on the order of values'],
      ['fused', '', ''],
    ]);
  });

  test('counts kernels', () => {
    expect(
      kernelsOf(
        grad((x: T) => tf.sum(f(x))),
        vector(1, 2, 3, 4, 5),
      ),
    ).toBe(1);
  });
});
