import * as tf from '@tensorflow/tfjs';
import { describe, expect, test, vi } from 'vitest';
import { currentTarget } from '../../../src/backends/targets.js';
import { disposedCapture } from '../../../src/messages/fuse.js';
import { fusedFunctions, fuse as plainFuse } from '../../../src/transforms/fuse.js';
import { expectClose, expectError, random } from '../../support/statement.js';
import {
  fuse,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  type Loose,
  linearize,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  vmap,
} from '../../support/untyped.js';
import { along, BASIS, bound, bump, expectFused, loss, rows, t, x } from './fused.js';

type T = tf.Tensor;
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
const jvpOf = (f: Loose) => () => jvp(f, [x], [t]);
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
