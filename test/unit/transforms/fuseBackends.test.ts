import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { currentTarget } from '../../../src/backends/targets.js';
import { disposedCapture, noTarget, nothingToInspect, randomInFuse } from '../../../src/messages/fuse.js';
import { notAFunction, returnedPromise, tracedWrite } from '../../../src/messages/tracing.js';
import { invalidOption, unknownOption } from '../../../src/messages/vmap.js';
import { useBackend } from '../../support/backend.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError } from '../../support/statement.js';
import { fuse, grad, inspect, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const vector = (...x: number[]) => tf.tensor1d(x);

describe('fuse: errors', () => {
  const nothingLeft = (run: () => unknown) => {
    const before = tf.memory().numTensors;
    let error = new Error('nothing was thrown');
    try {
      run();
    } catch (thrown) {
      error = thrown as Error;
    }
    expect(tf.memory().numTensors).toBe(before);
    expectIdle();
    return error;
  };

  test('a shape error inside says which transform ran it', () => {
    const x = tf.ones([2, 3]);
    const f = fuse((y: T) => tf.matMul(tf.exp(y), y));
    expect(nothingLeft(() => f(x)).message).toMatch(/inside fuse|fuse/);
    expect(f.programs).toBe(0);
  });

  test('what the function throws is passed on, and it can be called again', () => {
    let fails = true;
    const f = fuse((y: T) => {
      const z = tf.exp(y);
      if (fails) throw new RangeError('mine');
      return z;
    });
    const x = vector(0);
    const error = nothingLeft(() => f(x));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe('mine');
    fails = false;
    expectClose(f(x), [1]);
  });

  test('AX502: no values are read', () => {
    const x = vector(1);
    expect(nothingLeft(() => fuse((y: T) => tf.mul(y, y.dataSync()[0]))(x)).message).toMatch(/fuse/);
  });

  test('AX519: random numbers', () => {
    const x = vector(1);
    expectError(() => fuse((y: T) => tf.add(y, tf.randomUniform([1])))(x), randomInFuse, 'tf.randomUniform');
    expectError(() => fuse((y: T) => tf.dropout(y, 0.5))(x), randomInFuse, 'tf.randomUniform');
    expectError(
      () => fuse((y: T) => tf.multinomial(y as tf.Tensor1D, 2))(vector(1, 2)),
      randomInFuse,
      'tf.multinomial',
    );
  });

  test('AX520: a captured tensor that has been disposed', () => {
    const c = tf.ones([2, 2]);
    const f = fuse((y: T) => tf.add(y, c));
    f(tf.ones([2, 2])).dispose();
    c.dispose();
    expectError(() => f(tf.ones([2, 2])), disposedCapture, [2, 2]);
  });

  test('promises', () => {
    expectError(() => fuse(async (y: T) => y)(vector(1)), returnedPromise, 'fuse');
  });

  test('a traced value is not assigned to a variable', () => {
    const w = tf.variable(vector(1));
    expectError(
      () => fuse((y: T) => void w.assign(tf.neg(y) as tf.Tensor1D))(vector(1)),
      tracedWrite,
      'variable.assign()',
      'fuse',
    );
    expectClose(w, [1]);
    w.dispose();
  });

  test('arguments of fuse', () => {
    expectError(() => fuse(3), notAFunction, 'fuse', 'a number');
    expectError(
      () => fuse(() => 1, { precision: 'slow' }),
      invalidOption,
      'fuse',
      'precision',
      "'accurate' or 'fast'",
      '"slow"',
    );
    expectError(() => fuse(() => 1, { nam: 'x' }), unknownOption, 'fuse', 'nam', [
      'name',
      'staticArgnums',
      'precision',
      'onProgress',
    ]);
    expectError(() => inspect(3), notAFunction, 'inspect', 'a number');
  });
});

describe('fuse: backends', () => {
  afterEach(() => useBackend('cpu'));

  const unfused = [
    ['without kernels', 'plain', false],
    ['whose kernels cannot be launched', 'webgpu', true],
  ] as const;
  test.each(unfused)(
    'AX521: on a backend %s functions run as they are, which is said once',
    async (_, name, isKnown) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      tf.registerBackend(name, () => tf.findBackend('cpu'));
      const kernels = tf
        .getKernelsForBackend('cpu')
        .filter((kernel) => !kernel.kernelName.startsWith('fuse:'));
      for (const { kernelName, kernelFunc } of kernels) {
        tf.registerKernel({ kernelName, backendName: name, kernelFunc });
      }
      try {
        await tf.setBackend(name);
        const f = fuse((x: T) => tf.mul(tf.exp(x), 2));
        expectClose(f(vector(0)), [2]);
        expectClose(f(vector(1)), [2 * Math.E]);
        expectClose(fuse((x: T) => tf.neg(x))(vector(1)), [-1]);
        const squares = fuse((x: T) => tf.sum(tf.square(x)));
        expectClose(grad(squares)(vector(3, 4)), [6, 8]);
        expectClose(tf.grad(squares)(vector(3, 4)), [6, 8]);
        expectClose(vmap(squares)(tf.tensor2d([3, 4], [2, 1])), [9, 16]);
        const said = warn.mock.calls
          .map(([text]) => String(text))
          .filter((text) => text.includes('no fused kernels'));
        expect(said).toEqual([`axiswise: ${noTarget(name, isKnown)}`]);
        expectError(() => inspect(f, vector(0)), nothingToInspect, name);
        await f.warmup(vector(0));
      } finally {
        await useBackend('cpu');
        for (const { kernelName } of kernels) tf.unregisterKernel(kernelName, name);
        tf.removeBackend(name);
        warn.mockRestore();
      }
    },
  );

  test('kernels of equal structure share their code', () => {
    const f = fuse((x: T) => tf.mul(tf.exp(tf.neg(x)), tf.erf(tf.sin(x))));
    const before = currentTarget().compiled;
    for (const n of [5, 6, 7, 9, 101]) f(tf.ones([n])).dispose();
    fuse((y: T) => tf.mul(tf.exp(tf.neg(y)), tf.erf(tf.sin(y))))(tf.ones([11])).dispose();
    expect(currentTarget().compiled).toBe(before + 1);
    for (const n of [5, 6, 9]) f(tf.ones([n, n + 2])).dispose();
    expect(currentTarget().compiled).toBe(before + 1);
    expect(f.programs).toBe(8);
  });

  test('warmup compiles ahead of the call', async () => {
    const f = fuse((x: T) => tf.acos(tf.erf(tf.cos(tf.sin(x)))));
    await f.warmup(vector(1, 2));
    const { compiled } = currentTarget();
    expect(f.programs).toBe(1);
    f(vector(1, 2)).dispose();
    expect(currentTarget().compiled).toBe(compiled);
    expect(f.programs).toBe(1);
  });

  test.each(['cpu', 'wasm'] as const)('the kernels have names in tf.profile on %s', async (backend) => {
    await useBackend(backend);
    const f = fuse((x: T) => tf.softmax(tf.mul(x, 2)), { name: 'attend' });
    const x = tf.ones([2, 3]);
    const { kernels } = await tf.profile(() => f(x) as T);
    expect(kernels.map(({ name }) => name)).toEqual(['fuse:attend.0']);
    expect(kernels[0].outputShapes).toEqual([[2, 3]]);
  });

  test('64 programs are kept', () => {
    const f = fuse((x: T, n: number) => tf.add(x, n), { staticArgnums: 1 });
    for (let n = 0; n < 70; n++) f(vector(1), n).dispose();
    expect(f.programs).toBe(64);
    expectClose(f(vector(1), 0), [1]);
    expectClose(f(vector(1), 69), [70]);
  });
});
