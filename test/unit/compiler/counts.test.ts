import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/backends/target.js';
import { LIMITS as CPU } from '../../../src/backends/wasm/perBackend.js';
import { limitsOf as webglLimits } from '../../../src/backends/webgl/target.js';
import { limitsOf as webgpuLimits } from '../../../src/backends/webgpu/limits.js';
import { plan } from '../../../src/compiler/fusion/plan.js';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { lowerProgram } from '../../../src/compiler/lowerProgram.js';
import { capture } from '../../../src/graph/capture.js';
import * as axiswise from '../../../src/index.js';
import { tensors } from '../../../src/tracing/tree.js';
import type { Loose } from '../../support/untyped.js';

type T = tf.Tensor;
const WEBGL = webglLimits(false);
const WEBGPU = webgpuLimits(false);
const { grad, valueAndGrad, vectorize, vmap } = axiswise as Loose;

/** How many kernels a function of float32 tensors takes. All of them must be fused. */
function kernels(limits: Limits, f: (...xs: Loose[]) => unknown, shapes: readonly number[][]): number {
  const avals = shapes.map((shape) => ({ shape, dtype: 'float32' as const }));
  const { program } = capture(avals, decomposes, (inputs) => ({
    outputs: tensors(f(...inputs)),
    result: null,
  }));
  const { steps } = plan(lowerProgram(program, limits), limits);
  expect(steps.filter(({ run }) => run === 'opaque')).toEqual([]);
  return steps.filter(({ run }) => run === 'kernel').length;
}

interface Form {
  readonly form: string;
  readonly f: (...xs: Loose[]) => unknown;
  readonly shapes: readonly number[][];
}
const form = (name: string, f: Form['f'], ...shapes: number[][]): Form => ({ form: name, f, shapes });

const bump = (x: T) => tf.sum(tf.mul(tf.exp(tf.neg(x)), tf.sin(x)));
const gelu = (x: T) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
const geluTanh = (x: T) =>
  x.mul(0.5).mul(
    x
      .add(x.pow(3).mul(0.044715))
      .mul(Math.sqrt(2 / Math.PI))
      .tanh()
      .add(1),
  );
const layerNorm = (x: T, g: T, b: T, axis = -1) => {
  const { mean, variance } = tf.moments(x, axis, true);
  return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5))), g), b);
};
const crossEntropy = (logits: T, y: T) => tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), y), -1));
const distance = (p: T, q: T) => tf.sum(tf.square(tf.sub(p, q)));
const pairs = vmap(vmap(distance, [null, 0]), [0, null]);
const force = (p: T, q: T) => {
  const d = tf.sub(q, p);
  const r2 = tf.add(tf.sum(tf.square(d)), 0.01);
  return tf.div(d, tf.mul(r2, tf.sqrt(r2)));
};
const nBody = (x: T) => tf.sum(vmap(vmap(force, [null, 0]), [0, null])(x, x), 1);
const attention = (q: T, k: T, v: T) =>
  tf.matMul(tf.softmax(tf.div(tf.matMul(q, k, false, true), Math.sqrt(q.shape[q.rank - 1]))), v);
type Weights = { w1: T; b1: T; w2: T; b2: T };
const mlp = ({ w1, b1, w2, b2 }: Weights, x: T) =>
  tf.add(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), b2);
const trainingStep =
  (loss: (weights: Weights, x: T, y: T) => T) => (w1: T, b1: T, w2: T, b2: T, x: T, y: T) => {
    const weights = { w1, b1, w2, b2 };
    const [value, gradients] = valueAndGrad(loss)(weights, x, y);
    return [
      value,
      ...Object.keys(weights).map((key) => tf.sub(weights[key as 'w1'], tf.mul(gradients[key], 0.1))),
    ];
  };
const normal = (x: T) => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
/** Black and Scholes' price of a call: spot, strike, time to maturity, volatility, rate. */
const price = (s: T, k: T, t: T, v: T, r: T) => {
  const spread = tf.mul(v, tf.sqrt(t));
  const growth = tf.mul(tf.add(r, tf.mul(tf.square(v), 0.5)), t);
  const d1 = tf.div(tf.add(tf.log(tf.div(s, k)), growth), spread);
  const discounted = tf.mul(k, tf.exp(tf.neg(tf.mul(r, t))));
  return tf.sub(tf.mul(s, normal(d1)), tf.mul(discounted, normal(tf.sub(d1, spread))));
};
const greeks = (...xs: T[]) => {
  const [value, slopes] = valueAndGrad(price, { argnums: [0, 2, 3, 4] })(...xs);
  return [value, ...slopes, grad(grad(price))(...xs)];
};
const MLP = [[5, 7], [7], [7, 3], [3], [6, 5], [6, 3]];
const backward = (act: (x: T) => T) =>
  grad((x: T, b: T, r: T, dy: T) => tf.sum(tf.mul(tf.add(act(tf.add(x, b)), r), dy)), { argnums: [0, 1, 2] });

/** On cpu and wasm, and with the limits of WebGPU and of WebGL on a GPU. */
type Counts = readonly [cpu: number, webgpu: number, webgl: number];

/** Forms of a function, and how many kernels each takes. */
const TABLE: Record<string, { counts: Counts; forms: readonly Form[] }> = {
  'gradient of exp(-x) sin x': {
    counts: [1, 1, 1],
    forms: [
      form('of a vector', grad(bump), [9]),
      form('of a matrix', grad(bump), [3, 5]),
      form(
        'operands reordered',
        grad((x: T) => tf.sum(tf.mul(tf.sin(x), tf.exp(tf.mul(x, -1))))),
        [9],
      ),
      form(
        'chained',
        grad((x: T) => x.sin().mul(x.neg().exp()).sum()),
        [2, 3, 4],
      ),
      form('per element', vmap(grad((x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x)))), [9]),
      form('with an epilogue', (x: T) => tf.sub(x, tf.mul(grad(bump)(x), 0.1)), [9]),
      form('of the second order', vmap(grad(grad((x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x))))), [9]),
    ],
  },
  'gelu(x + b) + r': {
    counts: [1, 1, 1],
    forms: [
      form('rows', (x, b, r) => tf.add(gelu(tf.add(x, b)), r), [6, 8], [8], [6, 8]),
      form('by tanh, chained', (x, b, r) => r.add(geluTanh(b.add(x))), [6, 8], [8], [6, 8]),
      form('of rank 3', (x, b, r) => tf.add(r, gelu(tf.add(b, x))), [2, 6, 8], [8], [2, 6, 8]),
      form(
        'by vectorize',
        vectorize((x: T, b: T, r: T) => tf.add(gelu(tf.add(x, b)), r), { signature: '(n),(n),(n)->(n)' }),
        [6, 8],
        [8],
        [6, 8],
      ),
      form('transposed', (x, b, r) => tf.add(gelu(tf.add(tf.transpose(x), b)), r), [8, 6], [8], [6, 8]),
    ],
  },
  softmax: {
    counts: [1, 1, 2],
    forms: [
      form('of rows', (x) => tf.softmax(x), [6, 8]),
      form('of a vector', (x) => tf.softmax(x), [8]),
      form('of rank 3', (x) => tf.softmax(x), [2, 6, 8]),
      form(
        'by vmap',
        vmap((x: T) => tf.softmax(x)),
        [6, 8],
      ),
      form(
        'written out',
        (x) => {
          const e = tf.exp(tf.sub(x, tf.max(x, -1, true)));
          return tf.div(e, tf.sum(e, -1, true));
        },
        [6, 8],
      ),
      form(
        'along the first axis',
        (x) => {
          const e = x.sub(x.max(0, true)).exp();
          return e.div(e.sum(0, true));
        },
        [6, 8],
      ),
      form('with prologue and epilogue', (x) => tf.mul(tf.softmax(tf.mul(tf.neg(x), 3)), 2), [6, 8]),
    ],
  },
  'softmax of few long rows': {
    counts: [1, 1, 2],
    forms: [form('of rows', (x) => tf.softmax(x), [3, 10000])],
  },
  'softmax of fewer and longer rows than run at once': {
    counts: [1, 2, 2],
    forms: [
      form('of rows', (x) => tf.softmax(x), [3, 100_000]),
      form('of a vector', (x) => tf.softmax(x), [100_000]),
    ],
  },
  'log softmax': {
    counts: [1, 1, 2],
    forms: [
      form('of rows', (x) => tf.logSoftmax(x), [6, 8]),
      form(
        'by vmap',
        vmap((x: T) => tf.logSoftmax(x)),
        [6, 8],
      ),
      form('with prologue and epilogue', (x) => tf.neg(tf.logSoftmax(tf.mul(x, 3))), [2, 6, 8]),
    ],
  },
  'layer norm with scale and offset': {
    counts: [1, 1, 2],
    forms: [
      form('of rows', (x, g, b) => layerNorm(x, g, b), [6, 8], [8], [8]),
      form('of rank 3', (x, g, b) => layerNorm(x, g, b), [2, 6, 8], [8], [8]),
      form(
        'by vmap',
        vmap((x: T, g: T, b: T) => layerNorm(x, g, b, 0), [0, null, null]),
        [6, 8],
        [8],
        [8],
      ),
      form('along the first axis', (x, g, b) => layerNorm(x, g, b, 0), [8, 6], [8, 1], [8, 1]),
      form('after a residual', (x, g, b) => layerNorm(tf.add(x, tf.relu(x)), g, b), [6, 8], [8], [8]),
    ],
  },
  'layer norm with scale and offset, backward': {
    counts: [3, 3, 7],
    forms: [
      form(
        'of rows',
        grad((x: T, g: T, b: T, dy: T) => tf.sum(tf.mul(layerNorm(x, g, b), dy)), { argnums: [0, 1, 2] }),
        [6, 8],
        [8],
        [8],
        [6, 8],
      ),
    ],
  },
  'cross entropy per row': {
    counts: [1, 1, 1],
    forms: [
      form('of rows', crossEntropy, [6, 8], [6, 8]),
      form('operands reordered', (x, y) => tf.sum(tf.mul(tf.neg(y), tf.logSoftmax(x)), 1), [6, 8], [6, 8]),
      form('by vmap', vmap(crossEntropy), [6, 8], [6, 8]),
      form('of rank 3', crossEntropy, [2, 6, 8], [2, 6, 8]),
    ],
  },
  'mean cross entropy': {
    counts: [2, 2, 2],
    forms: [
      form('of rows', (x, y) => tf.mean(crossEntropy(x, y)), [6, 8], [6, 8]),
      form('by vmap', (x, y) => tf.mean(vmap(crossEntropy)(x, y)), [6, 8], [6, 8]),
    ],
  },
  'mean cross entropy with its gradient': {
    counts: [2, 2, 6],
    forms: [
      form(
        'of rows',
        valueAndGrad((x: T, y: T) => tf.mean(crossEntropy(x, y))),
        [6, 8],
        [6, 8],
      ),
      form(
        'by vmap',
        valueAndGrad((x: T, y: T) => tf.mean(vmap(crossEntropy)(x, y))),
        [6, 8],
        [6, 8],
      ),
      form(
        'of rank 3, scaled',
        valueAndGrad((x: T, y: T) => tf.mean(crossEntropy(tf.mul(x, 3), y))),
        [2, 6, 8],
        [2, 6, 8],
      ),
    ],
  },
  'pairwise squared distances': {
    counts: [1, 1, 1],
    forms: [
      form('nested vmap', pairs, [6, 5], [7, 5]),
      form('of a set with itself', (x) => pairs(x, x), [6, 5]),
      form('nested the other way', vmap(vmap(distance, [0, null]), [null, 0]), [6, 5], [7, 5]),
      form('in batches', vmap(pairs), [3, 6, 5], [3, 7, 5]),
      form('with an epilogue', (x, y) => tf.exp(tf.neg(pairs(x, y))), [6, 5], [7, 5]),
      form(
        'by expandDims',
        (x, y) => tf.sum(tf.square(tf.sub(tf.expandDims(x, 1), tf.expandDims(y, 0))), 2),
        [6, 5],
        [7, 5],
      ),
    ],
  },
  'gelu(x w + b) + r': {
    counts: [1, 1, 1],
    forms: [
      form(
        'of rows',
        (x, w, b, r) => tf.add(gelu(tf.add(tf.matMul(x, w), b)), r),
        [6, 8],
        [8, 7],
        [7],
        [6, 7],
      ),
      form(
        'w transposed',
        (x, w, b, r) => tf.add(r, gelu(tf.add(b, tf.matMul(x, w, false, true)))),
        [6, 8],
        [7, 8],
        [7],
        [6, 7],
      ),
      form(
        'by vmap',
        vmap((x: T, w: T, b: T, r: T) => tf.add(gelu(tf.add(tf.dot(x, w), b)), r), [0, null, null, 0]),
        [6, 8],
        [8, 7],
        [7],
        [6, 7],
      ),
      form(
        'by einsum',
        (x, w, b, r) => tf.add(gelu(tf.add(tf.einsum('nij,jk->nik', x, w), b)), r),
        [2, 6, 8],
        [8, 7],
        [7],
        [2, 6, 7],
      ),
    ],
  },
  'backward of gelu(x + b) + r': {
    counts: [2, 2, 2],
    forms: [
      form('by erf', backward(gelu), [6, 8], [8], [6, 8], [6, 8]),
      form('by tanh', backward(geluTanh), [6, 8], [8], [6, 8], [6, 8]),
      form('of rank 3', backward(gelu), [2, 6, 8], [8], [2, 6, 8], [2, 6, 8]),
    ],
  },
  'training step of a perceptron with squared errors': {
    counts: [8, 8, 8],
    forms: [
      form(
        'of a batch',
        trainingStep((w, x, y) => tf.mean(tf.square(tf.sub(mlp(w, x), y)))),
        ...MLP,
      ),
    ],
  },
  'training step of a perceptron with cross entropy': {
    counts: [9, 9, 12],
    forms: [
      form(
        'of a batch',
        trainingStep((w, x, y) => tf.mean(crossEntropy(mlp(w, x), y))),
        ...MLP,
      ),
    ],
  },
  'training step of a perceptron, per example': {
    counts: [9, 9, 9],
    forms: [
      form(
        'by vmap',
        trainingStep((w, x, y) =>
          tf.mean(
            vmap((p: T, q: T) => tf.sum(tf.square(tf.sub(tf.reshape(mlp(w, tf.expandDims(p)), [3]), q))))(
              x,
              y,
            ),
          ),
        ),
        ...MLP,
      ),
    ],
  },
  'prices of options with all their slopes': {
    counts: [1, 2, 6],
    forms: [
      form('per element', vmap(greeks), [9], [9], [9], [9], [9]),
      form('by vectorize', vectorize(greeks), [3, 4], [3, 4], [3, 4], [3, 4], [3, 4]),
      form('of all pairs', vectorize(greeks), [3, 1], [4], [3, 1], [4], [3, 1]),
    ],
  },
  'forces between bodies': {
    counts: [1, 1, 1],
    forms: [
      form('nested vmap', nBody, [6, 3]),
      form('in the plane', nBody, [6, 2]),
      form('with a step', (x, v) => tf.add(v, tf.mul(nBody(x), 0.01)), [6, 3], [6, 3]),
    ],
  },
  'running sums': {
    counts: [1, 1, 1],
    forms: [
      form('of rows', (x) => tf.cumsum(x, 1), [6, 8]),
      form('of columns', (x) => tf.cumsum(x, 0), [6, 8]),
      form('from the end, without the element', (x) => tf.cumsum(x, 1, true, true), [6, 8]),
      form(
        'by vmap',
        vmap((x: T) => tf.cumsum(x)),
        [6, 8],
      ),
      form('of products', (x) => tf.cumprod(x, 1), [6, 8]),
      form(
        'backwards',
        grad((x: T, y: T) => tf.sum(tf.mul(tf.cumsum(x, 1), y))),
        [6, 8],
        [6, 8],
      ),
      form('with prologue and epilogue', (x, y) => tf.div(tf.cumsum(tf.mul(x, y), 1), 2), [6, 8], [6, 8]),
    ],
  },
  'running sums of exponentials': {
    counts: [1, 1, 2],
    forms: [
      form('of rows', (x) => tf.cumsum(tf.exp(x), 1), [6, 8]),
      form('of columns, with an epilogue', (x) => tf.log(tf.cumsum(tf.exp(x), 0)), [8, 6]),
    ],
  },
  'running sums of long rows': {
    counts: [1, 3, 3],
    forms: [
      form('of rows', (x) => tf.cumsum(x, 1), [6, 800]),
      form('of a vector, from the end', (x) => tf.cumsum(x, 0, false, true), [2000]),
      form('of columns', (x) => tf.cumprod(x, 0, true), [500, 6]),
    ],
  },
  'sums over rows of a layer norm': {
    counts: [2, 2, 3],
    forms: [form('in a product', (x, g, b, w) => tf.matMul(layerNorm(x, g, b), w), [6, 8], [8], [8], [8, 5])],
  },
  attention: {
    counts: [3, 3, 4],
    forms: [
      form('of one head', attention, [6, 8], [7, 8], [7, 5]),
      form('of several heads', attention, [2, 6, 8], [2, 7, 8], [2, 7, 5]),
      form('by vmap', vmap(attention), [2, 6, 8], [2, 7, 8], [2, 7, 5]),
      form(
        'scaled first, mapped over heads',
        vmap((q: T, k: T, v: T) => attention(tf.mul(q, 2), k, v)),
        [3, 6, 8],
        [3, 7, 8],
        [3, 7, 5],
      ),
      form('with a residual', (q, k, v, r) => tf.add(attention(q, k, v), r), [6, 8], [7, 8], [7, 5], [6, 5]),
    ],
  },
  'products with a softmax': {
    counts: [2, 2, 3],
    forms: [form('of rows', (x, w) => tf.matMul(tf.softmax(x), w), [6, 8], [8, 5])],
  },
  'sums over rows of a softmax': {
    counts: [2, 2, 3],
    forms: [form('times a matrix', (x, y) => tf.sum(tf.mul(tf.softmax(x), y), 0), [6, 8], [6, 8])],
  },
};

describe('kernels of', () => {
  for (const [name, { counts, forms }] of Object.entries(TABLE)) {
    describe(name, () => {
      test.each(forms.map((x) => [x.form, x] as const))('%s', (_, { f, shapes }) => {
        expect([CPU, WEBGPU, WEBGL].map((limits) => kernels(limits, f, shapes))).toEqual(counts);
      });
    });
  }
});
