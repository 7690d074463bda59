import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  invalidKernelRecord,
  loopedShapesDiffer,
  loopFallback,
  noKernelRecord,
} from '../../../src/messages/tracing.js';
import { state } from '../../../src/tracing/state.js';
import { errorOf, expectClose, expectError, random, statement } from '../../support/statement.js';
import { defineKernel, evalShape, grad, hessian, jvp, valueAndGrad, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
type Call = {
  inputs: { x: T };
  ct: T;
  ops: Record<string, (...xs: unknown[]) => T>;
  run: (xs: unknown) => T;
};

let count = 0;
/** A kernel of the cpu backend that cubes its input, under a name of its own. */
function cubeKernel(): { name: string; cube: (x: T) => T } {
  const name = `Cube${count++}`;
  tf.registerKernel({
    kernelName: name,
    backendName: 'cpu',
    kernelFunc: ({ inputs }) => {
      const x = inputs.x as T;
      return tf.tensor(
        (x.dataSync() as Float32Array).map((v) => v ** 3),
        x.shape,
      );
    },
  });
  names.push(name);
  return { name, cube: (x) => tf.engine().runKernel(name, { x }) as T };
}

const names: string[] = [];
const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
/** Ours; tfjs prints a banner. */
const warnings = () => warn.mock.calls.flat().filter((text) => `${text}`.startsWith('axiswise'));
afterEach(() => {
  warn.mockClear();
  for (const name of names.splice(0)) {
    tf.unregisterKernel(name, 'cpu');
    state.userKernels.delete(name);
    state.announced.delete(name);
  }
});

const rules = {
  shape: ({ inputs }: Call) => inputs.x,
  batch: (call: Call) => call.run(call.inputs),
  vjp: ({ inputs, ct, ops }: Call) => ({ x: ops.mul(ct, ops.mul(3, ops.square(inputs.x))) }),
};

describe('defineKernel with all rules', () => {
  statement('every transform works', () => {
    const { name, cube } = cubeKernel();
    defineKernel(name, rules);
    const x = random([4, 3]);
    expectClose(vmap(cube)(x), x.mul(x).mul(x));
    expectClose(grad((y: T) => tf.sum(cube(y)))(x), x.square().mul(3));
    expectClose(vmap(grad((y: T) => tf.sum(cube(y))))(x), x.square().mul(3));
    expectClose(jvp(cube, [x], [tf.onesLike(x)])[1], x.square().mul(3));
    expectClose(hessian((y: T) => tf.sum(cube(y)))(tf.tensor1d([1, 2])), [
      [6, 0],
      [0, 12],
    ]);
    expect(evalShape(cube, { shape: [2], dtype: 'float32' })).toEqual({ shape: [2], dtype: 'float32' });
    expect(warnings()).toEqual([]);
  });
  statement('a jvp rule is preferred forward', () => {
    const { name, cube } = cubeKernel();
    let used = 0;
    defineKernel(name, {
      ...rules,
      jvp: ({ inputs, tangents, ops }: Call & { tangents: { x: T } }) => {
        used++;
        return ops.mul(tangents.x, ops.mul(3, ops.square(inputs.x)));
      },
    });
    expectClose(jvp(cube, [tf.scalar(2)], [1]), [8, 12]);
    expect(used).toBe(1);
  });
  statement('rules can be replaced, and described as zero', () => {
    const { name, cube } = cubeKernel();
    defineKernel(name, rules);
    defineKernel(name, { ...rules, vjp: 'zero', jvp: 'zero' });
    expectClose(valueAndGrad(cube)(2), [8, 0]);
    expectClose(jvp(cube, [tf.scalar(2)], [1]), [8, 0]);
  });
  statement('a rule may refuse with a reason', () => {
    const { name, cube } = cubeKernel();
    const refusal = { refuse: 'it is a test' };
    defineKernel(name, { shape: rules.shape, batch: refusal, vjp: refusal, jvp: refusal });
    const x = tf.tensor1d([1, 2]);
    expect(errorOf(() => vmap(cube)(x)).message).toMatch(`${name} cannot be mapped: it is a test`);
    expect(errorOf(() => grad((y: T) => tf.sum(cube(y)))(x)).message).toMatch(
      `${name} cannot be differentiated: it is a test`,
    );
    expect(errorOf(() => jvp(cube, [x], [x])).message).toMatch(
      `${name} cannot be differentiated: it is a test`,
    );
  });
  statement('a builtin kernel may be described anew', () => {
    try {
      defineKernel('Softplus', { ...rules, vjp: () => ({}), jvp: 'zero' });
      expectClose(grad((x: T) => tf.softplus(x))(1), 0);
    } finally {
      state.userKernels.delete('Softplus');
    }
    expectClose(grad((x: T) => tf.softplus(x))(0), 0.5);
  });
});

describe('a kernel without rules', () => {
  statement('under vmap runs once per example, with one warning that names it', () => {
    const { name, cube } = cubeKernel();
    const x = random([4, 3]);
    expectClose(vmap(cube)(x), x.mul(x).mul(x));
    expectClose(vmap(vmap(cube))(x), x.mul(x).mul(x));
    vmap(cube)(x);
    const reason = 'it has no batching rule; give it one with defineKernel';
    expect(warnings()).toEqual([`axiswise: ${loopFallback(name, reason)}`]);
  });
  statement('over no examples cannot be known without a shape rule', () => {
    const { name, cube } = cubeKernel();
    expectError(() => vmap(cube)(tf.zeros([0, 3])), noKernelRecord, name, 'vmap over 0 examples');
    defineKernel(name, { shape: rules.shape });
    expect(vmap(cube)(tf.zeros([0, 3])).shape).toEqual([0, 3]);
  });
  statement('in derivatives is a clear error, when its derivative is needed', () => {
    const { name, cube } = cubeKernel();
    const x = tf.tensor1d([1, 2]);
    const error = expectError(() => grad((y: T) => tf.sum(cube(y)))(x), noKernelRecord, name, 'grad');
    expect(error.message).toMatch(/defineKernel.*defineKernel\.test\.ts:\d+/);
    expectError(() => jvp(cube, [x], [x]), noKernelRecord, name, 'jvp');
    expectClose(grad((y: T) => tf.sum(y.mul(cube(x))))(x), [1, 8]);
  });
  statement('has no shape', () => {
    const { name, cube } = cubeKernel();
    expectError(() => evalShape(cube, { shape: [2], dtype: 'float32' }), noKernelRecord, name, 'evalShape');
  });
  statement('whose examples come out in different shapes cannot be mapped', () => {
    const name = `Odd${count++}`;
    let calls = 0;
    tf.registerKernel({ kernelName: name, backendName: 'cpu', kernelFunc: () => tf.ones([++calls]) });
    names.push(name);
    expectError(
      () => vmap((x: T) => tf.engine().runKernel(name, { x }))(tf.ones([2])),
      loopedShapesDiffer,
      name,
      [1],
      [2],
    );
  });
  statement('with several outputs', () => {
    const name = `Both${count++}`;
    tf.registerKernel({
      kernelName: name,
      backendName: 'cpu',
      kernelFunc: ({ inputs }) => [tf.neg(inputs.x as T), tf.square(inputs.x as T)],
    });
    names.push(name);
    expectClose(vmap((x: T) => tf.engine().runKernel(name, { x }))(tf.tensor1d([1, 2])), [
      [-1, -2],
      [1, 4],
    ]);
  });
});

describe('a kernel whose gradient is registered with tfjs', () => {
  statement('is differentiated by it, in every mode', () => {
    const { name, cube } = cubeKernel();
    tf.registerGradient({
      kernelName: name,
      inputsToSave: ['x'],
      gradFunc: (dy, [x]) => ({ x: () => tf.mul(dy as T, tf.mul(x.square(), 3)) }),
    });
    try {
      const x = random([4, 3]);
      expectClose(grad((y: T) => tf.sum(cube(y)))(x), x.square().mul(3));
      expectClose(vmap(grad((y: T) => tf.sum(cube(y))))(x), x.square().mul(3));
      expectClose(jvp(cube, [x], [tf.onesLike(x)])[1], x.square().mul(3));
      expectClose(hessian((y: T) => tf.sum(cube(y)))(tf.tensor1d([1, 2])), [
        [6, 0],
        [0, 12],
      ]);
      expectClose(tf.grad((y) => tf.sum(cube(y)))(x), x.square().mul(3));
    } finally {
      tf.unregisterGradient(name);
    }
  });
});

describe('defineKernel: errors', () => {
  test('unknown rules and rules of the wrong kind', () => {
    const known = 'shape, batch, saves, vjp, jvp';
    expect(errorOf(() => defineKernel('K', { batching: () => 1 })).message).toMatch(
      `defineKernel('K'): no rule is called batching; there are ${known}`,
    );
    expectError(() => defineKernel('K', { shape: 3 }), invalidKernelRecord, 'K', 'shape cannot be a number');
    expectError(() => defineKernel('K', { vjp: 3 }), invalidKernelRecord, 'K', 'vjp cannot be a number');
    expect(state.userKernels.has('K')).toBe(false);
  });
});
