import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { currentTarget } from '../../../src/backends/targets.js';
import { disposedCapture, noTarget, nothingToInspect, randomInFuse } from '../../../src/messages/fuse.js';
import { notAFunction, returnedPromise, tracedWrite } from '../../../src/messages/tracing.js';
import { invalidOption, unknownOption } from '../../../src/messages/vmap.js';
import { fuse as plainFuse } from '../../../src/transforms/fuse.js';
import { useBackend } from '../../support/backend.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError } from '../../support/statement.js';
import { evalShape, fuse, grad, hessian, inspect, jvp, valueAndGrad, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const vector = (...x: number[]) => tf.tensor1d(x);
/** The fused kernels that a function takes. */
const kernelsOf = (f: unknown, ...args: unknown[]) =>
  inspect(f, ...args).kernels.filter(({ kind }: { kind: string }) => kind === 'fused').length;

describe('fuse: arguments and results', () => {
  test('trees of tensors and numbers are inputs, the result is a tree of the same form', () => {
    const f = fuse(({ w, list }: { w: T; list: [T, number] }, k: number) => ({
      sum: w.add(list[0]),
      rest: [list[0].mul(list[1] as never), { scaled: w.mul(k as never), nothing: null }],
    }));
    const out = f({ w: vector(1, 2), list: [vector(3, 4), 10] }, 5);
    expectClose(out.sum, [4, 6]);
    expectClose(out.rest[0], [30, 40]);
    expectClose(out.rest[1].scaled, [5, 10]);
    expect(out.rest[1].nothing).toBe(null);
    expect(Object.keys(out)).toEqual(['sum', 'rest']);
  });

  test('other numbers, and other tensors of the same shapes, are the same program', () => {
    let traces = 0;
    const f = fuse((x: T, k: number) => {
      traces++;
      return tf.mul(x, k as never);
    });
    expect(f.programs).toBe(0);
    expectClose(f(vector(1, 2), 3), [3, 6]);
    expectClose(f(vector(4, 5), -1), [-4, -5]);
    expect([f.programs, traces]).toEqual([1, 1]);
    expectClose(f(vector(4, 5, 6), -1), [-4, -5, -6]);
    expectClose(f(tf.tensor1d([4, 5], 'int32'), 2), [8, 10]);
    expect([f.programs, traces]).toEqual([3, 3]);
  });

  test('a tree of another form is another program', () => {
    const f = fuse((tree: Record<string, T>) => Object.values(tree).reduce((x, y) => tf.sub(x, y)));
    expectClose(f({ a: vector(5), b: vector(2) }), [3]);
    expectClose(f({ b: vector(2), a: vector(5) }), [-3]);
    expectClose(f({ a: vector(5), b: vector(2), c: vector(1) }), [2]);
    expect(f.programs).toBe(3);
  });

  test('strings, booleans, null and functions are part of the program', () => {
    const f = fuse((x: T, how: string, flag: boolean | null, g: (y: T) => T) =>
      how === 'neg' ? tf.neg(x) : flag ? g(x) : x,
    );
    const double = (y: T) => tf.mul(y, 2);
    const half = (y: T) => tf.div(y, 2);
    expectClose(f(vector(1), 'neg', true, double), [-1]);
    expectClose(f(vector(1), 'other', true, double), [2]);
    expectClose(f(vector(1), 'other', true, half), [0.5]);
    expectClose(f(vector(1), 'other', null, half), [1]);
    expectClose(f(vector(3), 'other', true, double), [6]);
    expect(f.programs).toBe(4);
  });

  test('numbers at staticArgnums are read when the function is traced', () => {
    const power = fuse(
      (x: T, n: number) => {
        let y = x;
        for (let i = 1; i < n; i++) y = tf.mul(y, x);
        return y;
      },
      { staticArgnums: 1 },
    );
    expectClose(power(vector(2, 3), 3), [8, 27]);
    expectClose(power(vector(2, 3), 4), [16, 81]);
    expectClose(power(vector(1, 2), 3), [1, 8]);
    expect(power.programs).toBe(2);
    const both = fuse((x: T, { axis, k }: { axis: number; k: T }) => tf.sum(tf.mul(x, k), axis), {
      staticArgnums: [1],
    });
    const k = tf.scalar(2);
    expectClose(both(tf.ones([2, 3]), { axis: 1, k }), [6, 6]);
    expectClose(both(tf.ones([2, 3]), { axis: 0, k: tf.scalar(3) }), [6, 6, 6]);
    expectClose(both(tf.ones([2, 3]), { axis: 1, k: tf.scalar(5) }), [15, 15]);
    expect(both.programs).toBe(2);
  });

  test('results that are inputs, captured, literals or equal are tensors of their own', () => {
    const outside = vector(7);
    const f = fuse((x: T) => {
      const y = tf.sin(x);
      const literal = vector(1, 2, 3);
      return [
        x,
        x,
        outside,
        y,
        y,
        tf.sin(x),
        literal,
        literal,
        tf.zeros([2]),
        tf.zeros([2]),
        tf.reshape(x, [1, 2]),
      ];
    });
    const x = vector(0, 1);
    const out: T[] = f(x);
    const all = new Set([x, outside, ...out]);
    expect(all.size).toBe(out.length + 2);
    tf.dispose(out.slice(0, 4));
    expectClose(x, [0, 1]);
    expectClose(outside, [7]);
    expectClose(out[4], [0, Math.sin(1)]);
    expectClose(out[5], [0, Math.sin(1)]);
    expectClose(out[7], [1, 2, 3]);
    expectClose(out[9], [0, 0]);
    expectClose(out[10], [[0, 1]]);
    tf.dispose(x);
    expectClose(out[10], [[0, 1]]);
  });

  test('a number that the function returns stays one, an argument that it returns is a tensor', () => {
    const [a, b] = fuse((x: T, k: number) => [tf.neg(x).rank, k])(vector(1), 4);
    expect(a).toBe(1);
    expectClose(b, 4);
  });

  test('results are not tied to a call: they survive the next one', () => {
    const f = fuse((x: T) => tf.mul(tf.exp(x), 2));
    const first = f(vector(0));
    f(vector(1)).dispose();
    expectClose(first, [2]);
  });

  test('no result, and no argument', () => {
    expect(fuse((_: T) => undefined)(vector(1))).toBe(undefined);
    expect(fuse(() => null)()).toBe(null);
    expectClose(fuse(() => tf.add(tf.ones([2]), 1))(), [2, 2]);
  });

  test('tensors of no elements', () => {
    const f = fuse((x: T) => [
      tf.mul(tf.exp(x), 2),
      tf.sum(x),
      tf.sum(x, 0),
      tf.concat([x, tf.ones([1, 2])]),
    ]);
    const [a, b, c, d] = f(tf.zeros([0, 2]));
    expect(a.shape).toEqual([0, 2]);
    expectClose(b, 0);
    expectClose(c, [0, 0]);
    expectClose(d, [[1, 1]]);
  });
});

describe('fuse: what the function closes over', () => {
  test('tensors and variables are read at each call', () => {
    const w = tf.variable(vector(1, 2));
    const c = tf.scalar(10);
    const f = fuse((x: T) => tf.add(tf.mul(x, w), c));
    expectClose(f(vector(1, 1)), [11, 12]);
    w.assign(vector(3, 4));
    expectClose(f(vector(1, 1)), [13, 14]);
    expect(f.programs).toBe(1);
    w.dispose();
    expectError(() => f(vector(1, 1)), disposedCapture, [2]);
  });

  test('a tensor that only dead code used may be disposed', () => {
    const c = vector(1, 2);
    const f = fuse((x: T) => {
      tf.add(x, c);
      return tf.neg(x);
    });
    f(vector(1, 1)).dispose();
    c.dispose();
    expectClose(f(vector(1, 2)), [-1, -2]);
  });

  test('tensors made from values are the same in each call, also with tidy and dispose', () => {
    const f = fuse((x: T) =>
      tf.tidy(() => {
        const w = tf.tensor([[1, 2]]);
        const y = tf.matMul(w, tf.reshape(x, [2, 1]));
        w.dispose();
        const z = tf.keep(tf.square(y));
        y.dispose();
        return z;
      }),
    );
    expectClose(f(vector(1, 1)), [[9]]);
    expectClose(f(vector(2, 1)), [[16]]);
  });

  test('what a call finds on another backend is moved there', async () => {
    const w = tf.variable(vector(1, 2));
    const f = fuse((x: T) => tf.mul(tf.add(x, w), vector(2, 3)));
    const x = vector(1, 1);
    const values = [];
    for (const backend of ['cpu', 'wasm', 'cpu', 'wasm'] as const) {
      await useBackend(backend);
      values.push(Array.from(f(x).dataSync()));
    }
    await useBackend('cpu');
    expect(values).toEqual(Array(4).fill([4, 9]));
    expect(f.programs).toBe(1);
    tf.dispose([w, x]);
  });

  test('a disposed argument is an error that says so', () => {
    const f = fuse((x: T) => tf.exp(x));
    const x = vector(1);
    f(x).dispose();
    x.dispose();
    expect(() => f(x)).toThrow(/disposed/);
    expectIdle();
  });
});

describe('fuse inside of transforms, and transforms inside of it', () => {
  const f = (x: T) => tf.sum(tf.mul(tf.exp(tf.neg(x)), tf.sin(x)));
  const slope = (x: number) => Math.exp(-x) * (Math.cos(x) - Math.sin(x));
  const x = () => vector(0.3, -0.7, 1.2);
  const slopes = [0.3, -0.7, 1.2].map(slope);

  test('grad(fuse(f)), fuse(grad(f)), fuse(grad(fuse(f)))', () => {
    expectClose(grad(fuse(f))(x()), slopes);
    expectClose(fuse(grad(f))(x()), slopes);
    expectClose(fuse(grad(fuse(f)))(x()), slopes);
    expectClose(fuse(fuse(grad(f)))(x()), slopes);
  });

  test('valueAndGrad, jvp and hessian', () => {
    const [value, g] = fuse(valueAndGrad(f))(x());
    expectClose(value, f(x()).dataSync()[0]);
    expectClose(g, slopes);
    const [, tangent] = fuse((p: T, t: T) => jvp(fuse(f), [p], [t]))(x(), vector(1, 0, 0));
    expectClose(tangent, slopes[0]);
    expectClose(fuse(hessian(f))(x()), hessian(f)(x()).arraySync());
  });

  test('vmap(fuse(f)) and fuse(vmap(f))', () => {
    const rows = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    expectClose(vmap(fuse((y: T) => tf.sum(y)))(rows), [3, 7]);
    expectClose(fuse(vmap((y: T) => tf.sum(y)))(rows), [3, 7]);
    expectClose(fuse(vmap(grad(f)))(rows), [
      [slope(1), slope(2)],
      [slope(3), slope(4)],
    ]);
  });

  test('evalShape runs nothing', () => {
    expect(
      evalShape(
        fuse((y: T) => tf.matMul(y, y, true)),
        tf.zeros([2, 3]),
      ),
    ).toEqual({ shape: [3, 3], dtype: 'float32' });
  });

  test('tf.grad, tf.valueAndGrads and tf.variableGrads', () => {
    const fused = fuse(f);
    expectClose(tf.grad(fused)(x()), slopes);
    expectClose(fuse((y: T) => tf.grad(f as (y: T) => tf.Scalar)(y))(x()), slopes);
    const w = tf.variable(vector(2));
    const { grads } = tf.variableGrads(
      () => fuse((y: T) => tf.sum(tf.square(tf.mul(y, w))))(vector(3)) as tf.Scalar,
      [w],
    );
    expectClose(grads[w.name], [36]);
    w.dispose();
  });

  test('optimizer.minimize', () => {
    const w = tf.variable(vector(1));
    const loss = fuse((y: T) => tf.mean(tf.square(tf.sub(tf.mul(y, w), 6))));
    const optimizer = tf.train.sgd(0.1);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) tf.tidy(() => void optimizer.minimize(() => loss(vector(2)) as tf.Scalar));
    expect(tf.memory().numTensors).toBe(before);
    expectClose(w, [3], 1e-3);
    expectClose(
      tf.tidy(() => loss(vector(2))),
      0,
      1e-3,
    );
    optimizer.dispose();
    w.dispose();
  });

  test('a training step of a tree of weights, as one program', () => {
    const loss = ({ w, b }: { w: T; b: T }, xs: T, ys: T) =>
      tf.mean(tf.square(tf.sub(tf.add(tf.mul(xs, w), b), ys)));
    const step = fuse((weights: { w: T; b: T }, rate: number, xs: T, ys: T) => {
      const [value, { w, b }] = valueAndGrad(loss)(weights, xs, ys);
      return [value, { w: tf.sub(weights.w, tf.mul(w, rate)), b: tf.sub(weights.b, tf.mul(b, rate)) }];
    });
    const xs = vector(-1, 0, 1, 2);
    const ys = vector(-1, 1, 3, 5);
    let weights = { w: tf.scalar(0), b: tf.scalar(0) } as { w: T; b: T };
    const before = tf.memory().numTensors;
    for (let i = 0; i < 200; i++) {
      const [value, next] = step(weights, 0.2 - i / 2000, xs, ys);
      tf.dispose([weights, value]);
      weights = next;
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(step.programs).toBe(1);
    expectClose(weights.w, 2, 1e-3);
    expectClose(weights.b, 1, 1e-3);
  });

  test('recursion, and fused functions that use each other', () => {
    const power: (x: T, n: number) => T = fuse(
      (y: T, n: number) => (n === 0 ? tf.onesLike(y) : tf.mul(y, power(y, n - 1))),
      { staticArgnums: 1 },
    );
    expectClose(power(vector(2, 3), 3), [8, 27]);
    const inner = fuse((y: T) => tf.exp(y));
    const outer = fuse((y: T) => tf.mul(inner(y), inner(tf.neg(y))));
    expectClose(outer(vector(1, 2)), [1, 1]);
    expect(inner.programs).toBe(0);
  });
});

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

describe('fuse: several outputs and values used again', () => {
  test('sums of rows that are results too, read in part and in whole', () => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    const r = tf.ones([2, 5]);
    const f = (y: T, z: T) => {
      const sums = tf.sum(y, 1);
      return [
        tf.add(z, tf.expandDims(tf.slice(sums, 0, 2), 1)),
        sums,
        tf.sum(y, 1, true),
        tf.exp(tf.neg(sums)),
      ];
    };
    expectClose(fuse(f)(x, r), f(x, r));
    const rows = (y: T) => {
      const most = tf.max(y, 1, true);
      const total = tf.sum(tf.exp(tf.sub(y, most)), 1, true);
      return [tf.sum(tf.mul(y, tf.log(total)), 1), most, total];
    };
    expectClose(fuse(rows)(x), rows(x));
    expect(kernelsOf(rows, x)).toBe(1);
  });

  test('values that later ops use again', () => {
    const g = (x: T) => {
      const y = tf.exp(x);
      const mean = tf.mean(y, 1, true);
      const z = tf.sub(y, mean);
      return [
        z,
        tf.mean(tf.square(z)),
        mean,
        tf.transpose(z),
        tf.argMax(z, 1),
        tf.gather(z, tf.argMax(z, 0)),
      ];
    };
    const x = tf.tensor2d([
      [0.1, -0.4, 2],
      [1, 0.3, -1],
    ]);
    const out: T[] = fuse(g)(x);
    g(x).forEach((want, i) => {
      expect(out[i].dtype).toBe(want.dtype);
      expectClose(out[i], want.arraySync());
    });
  });

  test('kernels of tfjs that read fused ones of the same shape', () => {
    const g = (x: T) => tf.add(tf.cumsum(tf.add(x, 1)), tf.sub(x, 1));
    const h = (x: T) => [
      tf.sin(tf.reverse(tf.cumsum(tf.exp(x)), 0)),
      tf.exp(tf.neg(x)),
      tf.gather(tf.sin(x), tf.cast(tf.abs(x), 'int32')),
    ];
    const x = vector(0.5, 1.5, -0.25);
    expectClose(fuse(g)(x), g(x).arraySync());
    (fuse(h)(x) as T[]).forEach((y, i) => {
      expectClose(y, h(x)[i].arraySync());
    });
  });
});
