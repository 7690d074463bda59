import * as tf from '@tensorflow/tfjs';
import { describe, expect, test, vi } from 'vitest';
import { currentTarget } from '../../../src/backends/targets.js';
import { forwardOfCustomVjp } from '../../../src/messages/custom.js';
import { disposedCapture } from '../../../src/messages/fuse.js';
import { fusedFunctions, fuse as plainFuse } from '../../../src/transforms/fuse.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError, random } from '../../support/statement.js';
import {
  customJvp,
  customVjp,
  debugPrint,
  evalShape,
  fuse,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  type Loose,
  linearize,
  stopGradient,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
/** Kernels that compute nothing. */
const FREE = ['Identity', 'Reshape', 'ExpandDims', 'Fill', 'axiswise'];
/** What jacobians make of their own: a basis, and axes moved. */
const BASIS = ['Range', 'OneHot', 'Transpose'];

interface Ran {
  readonly result: Loose;
  readonly fused: string[];
  /** What tfjs computed by itself. */
  readonly others: string[];
}

/** Runs f once more after the first call, which compiles. */
async function ran(run: () => unknown): Promise<Ran> {
  tf.dispose(run() as never);
  let result: unknown;
  const { kernels } = await tf.profile(() => {
    result = run();
    return null as never;
  });
  const kernelNames = kernels.map(({ name }) => name);
  return {
    result,
    fused: kernelNames.filter((name) => name.startsWith('fuse:')),
    others: kernelNames.filter((name) => !name.startsWith('fuse:') && !FREE.includes(name)),
  };
}

/** `of` runs in so many fused kernels, and but for `others` in no other, with the values that it has for plain functions. */
async function expectFused(kernels: number, of: (fuse: Loose) => () => unknown, others: string[] = []) {
  const before = tf.memory().numTensors;
  const got = await ran(of(fuse));
  const wanted = of((f: unknown) => f)() as T[];
  expectClose(got.result, wanted);
  expect(got.others.filter((name) => !others.includes(name))).toEqual([]);
  expect(got.fused.length, got.fused.join()).toBe(kernels);
  tf.dispose([got.result, wanted]);
  expect(tf.memory().numTensors).toBe(before);
}

const bump = (x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
const loss = (x: T) => tf.sum(bump(x));
const gelu = (x: T) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
const layerNorm = (x: T) => {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
};
const crossEntropy = (x: T, y: T) => tf.mean(tf.neg(tf.sum(tf.mul(tf.logSoftmax(x), y), -1)));
const mlp = (w1: T, b1: T, w2: T, b2: T, x: T, y: T) =>
  tf.mean(tf.square(tf.sub(tf.add(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), b2), y)));
const MLP = [[5, 7], [7], [7, 3], [3], [6, 5], [6, 3]].map((shape, i) => random(shape, i + 1));
const all = { argnums: [0, 1, 2, 3] };

const x = random([6]);
const t = random([6], 3);
const rows = random([4, 6], 2);
const cube = random([4, 6, 3], 2);

/** How many kernels each takes, with the function that is fused in it. */
const KERNELS: [name: string, kernels: number, of: (fuse: Loose) => () => unknown, others?: string[]][] = [
  ['grad', 2, (fuse) => bound(grad(fuse(loss)), x)],
  ['valueAndGrad', 2, (fuse) => bound(valueAndGrad(fuse(loss)), x)],
  ['vmap', 1, (fuse) => bound(vmap(fuse(loss)), rows)],
  ['vmap(vmap) of other axes', 1, (fuse) => bound(vmap(vmap(fuse(loss), 1), 2), cube), ['Transpose']],
  ['vmap of one argument', 1, (fuse) => bound(vmap(fuse(tf.mul), [null, 0]), x, rows)],
  ['vmap to another axis', 1, (fuse) => bound(vmap(fuse(bump), 0, 1), rows), ['Transpose']],
  ['jvp', 1, (fuse) => jvpOf(fuse(bump))],
  ['vjp', 2, (fuse) => pulled(fuse(bump))],
  ['linearize', 2, (fuse) => pushed(fuse(bump))],
  ['vmap(grad)', 2, (fuse) => bound(vmap(grad(fuse(loss))), rows)],
  ['grad(grad)', 3, (fuse) => bound(grad(along(grad(fuse(loss)))), x), ['Sum', 'Multiply', 'Tile']],
  ['jacrev', 2, (fuse) => bound(jacrev(fuse(bump)), x), BASIS],
  ['jacfwd', 2, (fuse) => bound(jacfwd(fuse(bump)), x), BASIS],
  ['hessian', 4, (fuse) => bound(hessian(fuse(loss)), x), BASIS],
  ['jacrev(grad)', 3, (fuse) => bound(jacrev(grad(fuse(loss))), x), BASIS],
  ['tf.grad', 2, (fuse) => bound(tf.grad(fuse(loss)), x)],
  ['vmap(tf.grad)', 2, (fuse) => bound(vmap(tf.grad(fuse(loss))), rows)],
  ['fuse around all', 1, (fuse) => bound(fuse(grad(fuse(loss))), x)],
  ['fuse around some', 1, (fuse) => bound(vmap(fuse(grad(fuse(loss)))), rows)],
  ['two functions', 4, (fuse) => bound(grad(twice(fuse(bump), fuse(loss))), x)],
];
const bound =
  (f: Loose, ...args: T[]) =>
  () =>
    f(...args);
const jvpOf = (f: Loose) => () => jvp(f, [x], [t]);
const along = (f: Loose) => (y: T) => tf.sum(tf.mul(f(y), t));
const twice = (f: Loose, g: Loose) => (y: T) => g(f(y));
const pulled = (f: Loose) => () => {
  const [y, pullback] = vjp(f, [x]);
  const [ct] = pullback(t);
  pullback.dispose();
  return [y, ct];
};
const pushed = (f: Loose) => () => {
  const [y, lin] = linearize(f, [x]);
  const tangent = lin(t);
  lin.dispose();
  return [y, tangent];
};

describe('kernels of', () => {
  test.each(KERNELS)('%s', (_, kernels, of, others) => expectFused(kernels, of, others));

  test('gradients of a perceptron, together and per example', async () => {
    await expectFused(8, (fuse) => bound(valueAndGrad(fuse(mlp), all), ...MLP));
    const perExample = (f: Loose) =>
      vmap(
        grad((...[w1, b1, w2, b2, p, q]: T[]) => f(w1, b1, w2, b2, p.expandDims(0), q.expandDims(0)), all),
        [null, null, null, null, 0, 0],
      );
    await expectFused(8, (fuse) => bound(perExample(fuse(mlp)), ...MLP));
  });

  test('what rows are normalised by is stored, the rest is computed again', async () => {
    const logits = random([6, 8]);
    const labels = random([6, 8], 2);
    await expectFused(3, (fuse) => bound(valueAndGrad(fuse(crossEntropy)), logits, labels));
    const pull = (f: Loose) => () => {
      const [y, pullback] = vjp(f, [logits]);
      const [ct] = pullback(logits);
      pullback.dispose();
      return [y, ct];
    };
    await expectFused(2, (fuse) => pull(fuse(layerNorm)));
  });

  test('the backward pass of gelu(x + b) + r', async () => {
    const f = (y: T, b: T, r: T) => tf.add(gelu(tf.add(y, b)), r);
    const args = [random([6, 8]), random([8], 2), random([6, 8], 4)];
    const pull = (g: Loose) => () => {
      const [y, pullback] = vjp(g, args);
      const cts = pullback(args[2]);
      pullback.dispose();
      return [y, ...cts];
    };
    await expectFused(3, (fuse) => pull(fuse(f)));
  });
});

describe('what a fused function closes over', () => {
  const parts = () => ({ w: tf.variable(random([5, 7])), b: tf.variable(random([7], 2)) });
  const data = random([6, 5], 3);
  const dense =
    ({ w, b }: { w: T; b: T }) =>
    (xs: T) =>
      tf.mean(tf.square(tf.relu(tf.add(tf.matMul(xs as T, w), b)))) as tf.Scalar;

  test('variables get gradients: valueAndGradVars, tf.variableGrads, tf.grads', async () => {
    const { w, b } = parts();
    const f = dense({ w, b });
    const batch = tf.stack([data, data]);
    await expectFused(4, (fuse) => bound(valueAndGradVars(fuse(f), [w, b]), data));
    await expectFused(4, (fuse) => {
      const g = fuse(f);
      return () => {
        const { value, grads } = tf.variableGrads(() => g(data));
        return [value, grads[w.name], grads[b.name]];
      };
    });
    await expectFused(4, (fuse) => bound(vmap(valueAndGradVars(fuse(f), [b])), batch));
    // Wanted after the tape has guessed otherwise, and again.
    const g = fuse(f);
    const wanted = tf.grad(f)(data);
    for (let i = 0; i < 3; i++)
      expectClose(
        tf.tidy(() => tf.grad(g)(data)),
        wanted,
      );
    expectClose(
      tf.tidy(() => tf.grad(g)(data)),
      grad(f)(data),
    );
    expectClose(
      tf.tidy(() => tf.variableGrads(() => g(data)).grads[w.name]),
      valueAndGradVars(f, w)(data)[1],
    );
    tf.dispose([w, b, batch]);
  });

  test('values that a variable had in the forward pass are those of the backward pass', () => {
    const w = tf.variable(tf.tensor1d([2, 3]));
    const f = fuse((y: T) => tf.mul(tf.mul(y, w), w));
    const [, pullback] = vjp(f, [tf.ones([2])]);
    w.assign(tf.tensor1d([100, 100]));
    expectClose(pullback(tf.ones([2]))[0], [4, 9]);
    pullback.dispose();
    w.dispose();
  });

  test.each(['variableGrads', 'minimize', 'valueAndGradVars'])(
    'training by %s equals the unfused loop',
    (how) => {
      const losses = [(f: Loose) => f, fuse].map((transform) => {
        const { w, b } = parts();
        const f = transform(dense({ w, b }));
        const optimizer = tf.train.adam(0.05);
        const before = tf.memory().numTensors;
        const values: number[] = [];
        for (let i = 0; i < 8; i++) {
          tf.tidy(() => {
            if (how === 'minimize') {
              values.push(optimizer.minimize(() => f(data), true)!.dataSync()[0]);
              return;
            }
            const { value, grads } =
              how === 'variableGrads'
                ? tf.variableGrads(() => f(data))
                : gradsOf(f, { [w.name]: w, [b.name]: b });
            optimizer.applyGradients(grads);
            values.push(value.dataSync()[0]);
          });
          // The optimizer's own state is made in the first step.
          if (i > 0) expect(tf.memory().numTensors - before).toBe(4);
        }
        tf.dispose([w, b]);
        optimizer.dispose();
        return values;
      });
      expectClose(losses[1], losses[0], 1e-5);
      expect(losses[0][7]).toBeLessThan(losses[0][0]);
    },
  );
  const gradsOf = (f: Loose, variables: { [name: string]: tf.Variable }) => {
    const [value, grads] = valueAndGradVars(f, variables)(data);
    return { value, grads };
  };

  test('a model of tf.layers in a fused loss', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [5], units: 7, activation: 'relu' }),
        tf.layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    const f = (xs: T) => tf.mean(tf.square(model.apply(xs) as T)) as tf.Scalar;
    const names = model.trainableWeights.map((weight) => (weight.read() as tf.Variable).name);
    await expectFused(7, (fuse) => {
      const g = fuse(f);
      return () => {
        const { value, grads } = tf.variableGrads(() => g(data));
        return [value, ...names.map((name) => grads[name])];
      };
    });
    model.dispose();
  });

  test('tensors of outer transforms', () => {
    const perRow = (fuse: Loose) =>
      vmap((p: T) => grad((q: T) => fuse((y: T) => tf.sum(tf.mul(bump(y), tf.mul(q, p))))(x))(p));
    expectClose(perRow(fuse)(rows), perRow((f: unknown) => f)(rows));
    let outer = x;
    const f = fuse((y: T) => tf.sum(tf.mul(bump(y), outer)));
    const inner = f(t);
    expect(f.programs).toBe(1);
    const g = fuse((y: T) => tf.sum(tf.mul(bump(y), outer)));
    for (let i = 0; i < 2; i++) {
      const got = grad((p: T) => {
        outer = p;
        return g(t);
      })(x);
      expectClose(got, bump(t));
    }
    // The tensors of a transform that has ended are kept nowhere.
    expect(g.programs).toBe(0);
    outer = x;
    expectClose(g(t), inner);
  });

  test('a disposed tensor is an error', () => {
    const c = tf.ones([6]);
    const f = fuse((y: T) => tf.sum(tf.mul(y, c)));
    tf.dispose(grad(f)(x));
    c.dispose();
    expectError(() => grad(f)(x), disposedCapture, [6]);
  });
});

describe('programs of transforms', () => {
  test('are made once, for each way in which they are used', () => {
    let traces = 0;
    const f = fuse((y: T) => {
      traces++;
      return loss(y);
    });
    const uses = [
      () => grad(f)(x),
      () => vmap(f)(rows),
      () => vmap(grad(f))(rows),
      () => jvp(f, [x], [t]),
      () => hessian(f)(x),
      () => tf.grad(f)(x),
    ];
    const compile = vi.spyOn(currentTarget(), 'compile');
    for (const use of uses) tf.dispose(use() as never);
    const made = compile.mock.calls.length;
    expect(made).toBeGreaterThan(0);
    for (const use of uses) tf.dispose(use() as never);
    expect(compile.mock.calls.length).toBe(made);
    // The function itself was traced for its two shapes.
    expect(traces).toBe(1);
    compile.mockRestore();
  });

  test('are bounded in number', () => {
    const f = plainFuse(bump as never) as Loose;
    for (let i = 1; i < 40; i++) tf.dispose(vmap(f)(tf.ones([i, 6])));
    const captured = fusedFunctions.get(f)!.captured.get('float32[6]', () => expect.fail('is not kept'));
    expect(captured.fused.derived.size).toBe(16);
    expect(f.programs).toBe(1);
  });
});

describe('custom rules in a fused function', () => {
  const clip = customVjp((y: T) => tf.mul(y, 2));
  clip.defvjp(
    (y: T) => [tf.mul(y, 2), y],
    (y: T, ct: T) => [tf.mul(ct, tf.cos(y))],
  );
  const scaled = customJvp((y: T) => tf.exp(y));
  scaled.defjvp(([y]: T[], [dy]: T[]) => {
    const out = scaled(y);
    return [out, tf.mul(tf.mul(dy, out), 3)];
  });
  const reversed = (y: T) => tf.sum(tf.square(clip(tf.sin(y))));
  const forward = (y: T) => tf.sum(tf.sin(scaled(y)));
  const foreign = (y: T) =>
    tf.sum(
      tf.customGrad((...args: Loose[]) => {
        const [z, save] = args;
        save([z]);
        return { value: tf.square(z), gradFunc: (dy: Loose, [saved]: Loose) => tf.mul(dy, tf.mul(saved, y)) };
      })(tf.sin(y)),
    );
  /** Its rule reads a tensor that only the function has. */
  const closing = (y: T, w: T) => {
    const h = customVjp((z: T) => tf.mul(z, w));
    const other = tf.exp(w);
    h.defvjp(
      (z: T) => [tf.mul(z, w), z],
      (z: T, ct: T) => [tf.mul(ct, tf.add(other, z))],
    );
    return tf.sum(h(tf.sin(y)));
  };

  test('hold in every order', async () => {
    for (const f of [reversed, forward, foreign]) {
      await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
      await expectFused(2, (fuse) => bound(vmap(grad(fuse(f))), rows));
      await expectFused(3, (fuse) => bound(grad(along(grad(fuse(f)))), x), ['Multiply', 'Sum', 'Tile']);
      await expectFused(1, (fuse) => bound(fuse(grad(fuse(f))), x));
      await expectFused(
        2,
        (fuse) =>
          bound(
            grad((y: T) => tf.sum(vmap(fuse(f))(y))),
            rows,
          ),
        ['Sum', 'Tile'],
      );
      expectClose(tf.grad(fuse(f))(x), grad(f)(x));
    }
    await expectFused(4, (fuse) => bound(hessian(fuse(forward)), x), BASIS);
  });

  test('may read tensors that the function has made', async () => {
    const at = { argnums: [0, 1] };
    await expectFused(2, (fuse) => bound(grad(fuse(closing), at), x, t));
    await expectFused(2, (fuse) => bound(vmap(grad(fuse(closing), at)), rows, rows), ['Tile']);
    await expectFused(
      2,
      (fuse) =>
        bound(
          grad((y: T) => tf.sum(vmap(fuse(closing))(y, y))),
          rows,
        ),
      ['Sum', 'Tile'],
    );
    const twice = (f: Loose) => () => grad(along(grad((y: T) => f(y, t))))(x);
    expectClose(twice(fuse(closing))(), twice(closing)());
  });

  test('AX425 where there is none for forward mode', () => {
    expectError(() => jvp(fuse(reversed), [x], [t]), forwardOfCustomVjp);
    expectError(() => jacfwd(fuse(reversed))(x), forwardOfCustomVjp);
  });

  test('errors of rules are those of the unfused function', () => {
    const broken = customVjp((y: T) => tf.mul(y, 2));
    broken.defvjp(
      () => {
        throw new RangeError('mine');
      },
      (_: unknown, ct: T) => [ct],
    );
    const f = fuse((y: T) => tf.sum(broken(y)));
    expectClose(f(x), tf.sum(tf.mul(x, 2)));
    for (let i = 0; i < 2; i++) expect(() => grad(f)(x)).toThrow(/^mine$/);
    expectIdle();
  });

  test('stopGradient', async () => {
    const f = (y: T) => tf.sum(tf.mul(stopGradient(y), tf.sin(y)));
    await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
    await expectFused(2, (fuse) => bound(tf.grad(fuse(f)), x));
  });
});

describe('fused functions in loops and branches', () => {
  const cell = (h: T, y: T) => tf.tanh(tf.add(tf.mul(h, 0.5), y));
  const scan = (f: Loose) => (ys: T) => {
    let h = tf.zeros([6]);
    for (const y of tf.unstack(ys)) h = f(h, y);
    return tf.sum(h);
  };

  test('a scan', async () => {
    await expectFused(8, (fuse) => bound(grad(scan(fuse(cell))), rows), ['Sum', 'Tile', 'Unpack', 'Pack']);
    const batch = tf.stack([rows, rows]);
    await expectFused(8, (fuse) => bound(vmap(grad(scan(fuse(cell)))), batch), [
      'Sum',
      'Tile',
      'Unpack',
      'Pack',
      'StridedSlice',
      'Slice',
    ]);
  });

  test('branches by values from outside, and by where', async () => {
    const branch = (f: Loose, g: Loose) => (y: T) => tf.sum(x.dataSync()[0] > 0 ? f(y) : g(y));
    expectClose(grad(branch(fuse(tf.sin), fuse(tf.cos)))(t), grad(branch(tf.sin, tf.cos))(t));
    const f = (y: T) => tf.sum(tf.where(tf.greater(y, 0), bump(y), tf.square(y)));
    await expectFused(2, (fuse) => bound(grad(fuse(f)), x));
    await expectFused(2, (fuse) => bound(vmap(grad(fuse(f))), rows));
  });
});

describe('arguments and results of fused functions inside of transforms', () => {
  test('trees, numbers, integers and static arguments', async () => {
    const f = ({ p, q }: { p: T; q: T }, k: number, n: number) => ({
      power: tf.mul(tf.pow(p, n), k as never),
      index: tf.argMax(q),
      same: q,
    });
    const options = { staticArgnums: 2 };
    const tree = { p: rows, q: tf.tensor2d([4, 6, 1, 3, 2, 2, 8, 1], [4, 2], 'int32') };
    await expectFused(2, (fuse) =>
      bound(vmap(fuse(f, options), [0, null, null]), tree as never, 3 as never, 2 as never),
    );
    const value = (g: Loose) => (p: T) => tf.sum(g({ p, q: tf.tensor1d([1, 5], 'int32') }, 3, 2).power);
    expectClose(grad(value(fuse(f, options)))(x), grad(value(f))(x));
    expectClose(tf.grad(value(fuse(f, options)) as never)(x), grad(value(f))(x));
    const [, tangent] = jvp((p: T) => fuse(f, options)({ p, q: t }, 3, 2), [x], [t]);
    expectClose(tangent.power, tf.mul(tf.mul(x, t), 6));
    expectClose(tangent.same, tf.zeros([6]));
  });

  test('a result may be an input, a tensor from outside, or repeated', () => {
    const outside = tf.tensor1d([1, 2, 3, 4, 5, 6]);
    const f = (y: T) => {
      const z = tf.sin(y);
      return [y, outside, z, z, tf.tensor1d([7])];
    };
    for (const of of [
      (g: Loose) => vmap(g)(rows),
      (g: Loose) => jvp(g, [x], [t]),
      (g: Loose) => jacrev(g)(x),
      (g: Loose) => vmap(() => g(x), null, 0, { axisSize: 2 })(),
    ]) {
      expectClose(of(fuse(f)), of(f));
    }
  });

  test('outputs that are not differentiated cost nothing in the backward pass', async () => {
    const f = (y: T) => {
      const z = bump(y);
      const other = tf.matMul(tf.reshape(z, [2, 3]), tf.reshape(z, [3, 2]));
      return [tf.sum(z), other, tf.add(tf.sum(other), tf.sum(tf.square(z)))];
    };
    for (const i of [0, 1, 2]) {
      const one = (g: Loose) => (y: T) => tf.sum(g(y)[i]);
      expectClose(grad(one(fuse(f)))(x), grad(one(f))(x));
      expectClose(vmap(grad(one(fuse(f))))(rows), vmap(grad(one(f)))(rows));
      expectClose(grad(along(grad(one(fuse(f)))))(x), grad(along(grad(one(f))))(x));
      expectClose(hessian(one(fuse(f)))(x), hessian(one(f))(x));
      expectClose(tf.grad(one(fuse(f)) as never)(x), grad(one(f))(x));
    }
    const g = fuse(f);
    const { fused, result } = await ran(() => grad((y: T) => g(y)[0])(x));
    expectClose(result, grad(loss)(x));
    expect(fused.filter((name) => name.includes('backward')).length).toBe(1);
    const steps = (y: T) => [tf.sum(bump(y)), tf.sum(tf.floor(y)), tf.argMax(y)];
    const first = (h: Loose) => (y: T) => h(y)[0];
    expectClose(grad(first(fuse(steps)))(x), grad(first(steps))(x));
  });

  test('shapes alone, and shapes of derivatives', () => {
    expect(evalShape(vmap(fuse(loss)), rows)).toEqual({ shape: [4], dtype: 'float32' });
    expect(evalShape(grad(fuse(loss)), x)).toEqual({ shape: [6], dtype: 'float32' });
    const [, pullback] = vjp(fuse(bump), [x]);
    expect(evalShape(pullback, t)).toEqual([{ shape: [6], dtype: 'float32' }]);
    expectClose(fuse((ct: T) => pullback(ct)[0])(t), pullback(t)[0]);
    expectClose(vmap((ct: T) => pullback(ct)[0])(rows), tf.mul(rows, pullback(tf.ones([6]))[0]));
    pullback.dispose();
    expect(() => pullback(t)).toThrow(/freed/);
  });

  test('debugPrint prints when the function is traced, once for all transforms', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const f = fuse((y: T) => tf.sum(tf.square(debugPrint(y, 'y') as T)));
    for (const use of [() => grad(f)(x), () => vmap(f)(rows), () => f(x)]) tf.dispose(use());
    expect(print.mock.calls).toEqual([['y: float32[6] (fuse, no values)']]);
    print.mockRestore();
  });

  test('no examples', () => {
    expectClose(vmap(fuse(bump))(tf.zeros([0, 6])), tf.zeros([0, 6]));
    expectClose(vmap(grad(fuse(loss)))(tf.zeros([0, 6])), tf.zeros([0, 6]));
  });
});
